import { clsx } from 'clsx'

export interface KbdProps {
  readonly children: string
  /** On a dark ground, as in a tooltip. */
  readonly onInk?: boolean
}

/** A key or a chord as printed on the keyboard. */
export function Kbd({ children, onInk = false }: KbdProps) {
  return (
    <kbd
      className={clsx(
        'rounded-[4px] border px-[5px] py-[2px] font-sans text-[12px] leading-none font-medium tracking-normal',
        onInk ? 'border-current/40 text-inherit' : 'border-line bg-sunken text-muted',
      )}
    >
      {children}
    </kbd>
  )
}
