import { clsx } from 'clsx'
import type { ReactElement, ReactNode } from 'react'
import { useAskedFor, useRadix } from './radix'

export interface PopoverProps {
  /** What the card is called. */
  readonly label: string
  /** The control that opens it. */
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly className?: string
}

/** A card beside the control that opened it. */
export function Popover(props: PopoverProps) {
  const { label, trigger, children, side = 'bottom', align = 'start', className } = props
  const radix = useRadix()
  const { asked, meanwhile } = useAskedFor(trigger, 'dialog')
  if (!radix) return meanwhile
  const { Popover: Radix } = radix
  return (
    <Radix.Root
      defaultOpen={asked}
      {...(props.open === undefined ? {} : { open: props.open })}
      {...(props.onOpenChange === undefined ? {} : { onOpenChange: props.onOpenChange })}
    >
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={clsx(
            'z-30 max-w-[96vw] rounded-card border border-line bg-surface p-3 shadow-e3',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
