import { DropdownMenu } from 'radix-ui'
import type { Point } from '@/layout/box'
import type { Connection } from '@/model/connecting/connection'
import { cancelConnecting } from '@/store/connecting'
import { makeConnection } from '@/store/connectingHand'
import { strings } from '@/strings/strings'

const words = strings.connecting

/** Enter makes the likeliest; the menu takes the focus for itself as it opens. */
function focusSoon(item: HTMLElement | null): void {
  setTimeout(() => {
    item?.focus()
  }, 0)
}

/** Where two things can mean several to one another, the menu at the drop asks which. */
export function ConnectMenu({
  at,
  connections,
}: {
  readonly at: Point
  readonly connections: readonly Connection[]
}) {
  return (
    <DropdownMenu.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) cancelConnecting()
      }}
    >
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          tabIndex={-1}
          aria-label={words.choices}
          className="pointer-events-none fixed h-px w-px opacity-0"
          style={{ left: at.x, top: at.y }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <section aria-label={words.choices}>
          <DropdownMenu.Content
            aria-label={words.choices}
            align="start"
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-[min(420px,calc(100vw-16px))] min-w-56 rounded-card border border-line bg-surface p-1.5 shadow-e3"
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              document.getElementById('network')?.focus()
            }}
          >
            {connections.map((connection, index) => (
              <DropdownMenu.Item
                key={connection.key}
                ref={index === 0 ? focusSoon : undefined}
                onSelect={() => {
                  makeConnection(connection)
                }}
                className="flex min-h-[32px] cursor-pointer flex-col justify-center rounded-cell px-2 py-1 outline-none pointer-coarse:min-h-11 data-highlighted:bg-selection-fill"
              >
                <span>{connection.label}</span>
                {connection.detail !== undefined && (
                  <span className="text-[12px] leading-[17px] text-muted">{connection.detail}</span>
                )}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </section>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
