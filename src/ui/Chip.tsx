import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { strings } from '@/strings/strings'
import { Glyph, type GlyphName } from './glyphs'

export interface ChipProps {
  /** What it stands for: its accessible name when it can be pressed or removed. */
  readonly label: string
  readonly glyph?: GlyphName
  readonly leading?: ReactNode
  readonly onPress?: () => void
  readonly onRemove?: () => void
  readonly mono?: boolean
}

/** A small thing in a row of its like: pressed it opens, and it may be removed. */
export function Chip({ label, glyph, leading, onPress, onRemove, mono = false }: ChipProps) {
  const text = (
    <>
      {leading}
      {glyph && <Glyph name={glyph} size={12} className="text-muted" />}
      <span className={clsx('truncate', mono && 'font-mono tracking-[-0.01em]')}>{label}</span>
    </>
  )
  const inside = clsx(
    'flex min-w-0 items-center gap-1.5 py-0.5 pl-2 pointer-coarse:min-w-11',
    onRemove ? 'pr-1' : 'pr-2',
  )
  return (
    <span className="inline-flex max-w-full items-stretch rounded-full bg-sunken text-[12px] leading-[18px] pointer-coarse:min-h-11">
      {onPress ? (
        <button
          type="button"
          onClick={onPress}
          className={clsx(inside, 'cursor-pointer rounded-full hover:underline')}
        >
          {text}
        </button>
      ) : (
        <span className={inside}>{text}</span>
      )}
      {onRemove && (
        <button
          type="button"
          aria-label={strings.controls.remove(label)}
          onClick={onRemove}
          className="grid w-[22px] cursor-pointer place-items-center rounded-full text-muted hover:bg-line hover:text-ink pointer-coarse:w-11"
        >
          <Glyph name="cross" size={11} weight={2} />
        </button>
      )}
    </span>
  )
}
