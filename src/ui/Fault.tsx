import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Glyph } from './glyphs'

export interface FaultProps {
  readonly id?: string
  readonly children: ReactNode
  /** A warning is kept but deserves a look; a fault is refused or cannot work. */
  readonly tone?: 'fault' | 'warning'
  readonly className?: string
}

/** A row that says what is wrong, with a triangle so that colour is not all there is. */
export function Fault({ id, children, tone = 'fault', className }: FaultProps) {
  return (
    <div
      id={id}
      role={tone === 'fault' ? 'alert' : 'note'}
      className={clsx(
        'flex items-start gap-1.5 rounded-cell px-2 py-1 text-[12px] leading-[17px]',
        tone === 'fault' ? 'bg-deny-fill text-deny' : 'bg-intermittent-fill text-intermittent',
        className,
      )}
    >
      <Glyph name="warning" size={13} weight={2} className="mt-0.5" />
      <span className="min-w-0">{children}</span>
    </div>
  )
}
