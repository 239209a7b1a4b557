import { clsx } from 'clsx'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { strings } from '@/strings/strings'
import { buttonClass } from './Button'
import { useFocusBack } from './focusBack'
import { Glyph } from './glyphs'

export interface DialogProps {
  readonly onClose: () => void
  readonly title: string
  /** One line under the title. */
  readonly description?: string
  readonly children: ReactNode
  /** Buttons at the bottom right. */
  readonly actions?: ReactNode
  readonly wide?: boolean
  /** It holds words alone, which are scrolled by keys. */
  readonly readOnly?: boolean
}

/** A sheet over the page that keeps the focus until it is answered or closed with Escape. */
export function Dialog(props: DialogProps) {
  useFocusBack()
  const { onClose, title, description, children, actions, wide = false } = props
  const { readOnly = false } = props
  return (
    <Radix.Root
      open
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/35" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          // The sheet itself, so that it is read from its title on.
          onOpenAutoFocus={(event) => {
            if (!(event.currentTarget instanceof HTMLElement)) return
            event.preventDefault()
            event.currentTarget.focus()
          }}
          className={clsx(
            'outline-none fixed top-1/2 left-1/2 z-40 flex max-h-[86dvh] w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 flex-col',
            'rounded-vpc border border-line bg-surface shadow-e3',
            wide ? 'max-w-2xl' : 'max-w-md',
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-[20px] leading-[26px] font-semibold tracking-[-0.01em]">
                {title}
              </Radix.Title>
              {description !== undefined && (
                <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>
              )}
            </div>
            <button
              type="button"
              aria-label={strings.controls.close}
              className={clsx(buttonClass('quiet', true), '-mr-2')}
              onClick={onClose}
            >
              <Glyph name="cross" />
            </button>
          </header>
          <div
            {...(readOnly ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {})}
            className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 -outline-offset-2!"
          >
            {children}
          </div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {actions}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
