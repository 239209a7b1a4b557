import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Glyph, type GlyphName } from './glyphs'

export type PillTone = 'allow' | 'deny' | 'tracked' | 'intermittent' | 'translate' | 'neutral'

const TONES: Readonly<Record<PillTone, string>> = {
  allow: 'bg-allow-fill text-allow',
  deny: 'bg-deny-fill text-deny',
  tracked: 'bg-tracked-fill text-tracked',
  intermittent: 'bg-intermittent-fill text-intermittent',
  translate: 'bg-translate-fill text-translate',
  neutral: 'bg-sunken text-muted',
}

export interface PillProps {
  readonly tone?: PillTone
  readonly glyph?: GlyphName
  readonly children: ReactNode
  readonly className?: string
}

/** A word in the colour of what it means. */
export function Pill({ tone = 'neutral', glyph, children, className }: PillProps) {
  return (
    <span
      className={clsx(
        'inline-flex flex-none items-center gap-[5px] rounded-full px-[7px] py-px font-sans text-[12px] leading-[18px] font-medium tracking-normal whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {glyph && <Glyph name={glyph} size={11} weight={2.4} />}
      {children}
    </span>
  )
}
