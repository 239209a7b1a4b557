import type { ReactElement } from 'react'
import { Kbd } from './Kbd'
import { useRadix } from './radix'

export interface TooltipProps {
  readonly text: string
  readonly shortcut?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** The control that it explains; takes the reference and the events. */
  readonly children: ReactElement
}

export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps) {
  const radix = useRadix()
  if (!radix) return children
  const { Tooltip: Radix } = radix
  return (
    <Radix.Provider delayDuration={350} disableHoverableContent>
      <Radix.Root>
        <Radix.Trigger
          asChild
          // Focus that a closing menu or dialog gives back comes from nowhere and is no question.
          onFocus={(event) => {
            const asked = event.relatedTarget && event.currentTarget.matches(':focus-visible')
            if (!asked) event.preventDefault()
          }}
        >
          {children}
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 flex max-w-72 items-center gap-2 rounded-control bg-ink px-2 py-1 text-[12px] leading-[17px] text-surface shadow-e2"
          >
            {text}
            {shortcut !== undefined && <Kbd onInk>{shortcut}</Kbd>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
