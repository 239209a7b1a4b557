import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import { Tooltip } from '@/ui/Tooltip'

export interface RailButtonProps extends ComponentProps<'button'> {
  readonly word: string
  readonly glyph: GlyphName
  readonly hint: string
  /** It stands for what the hand holds. */
  readonly lit?: boolean
  /** It opens a group at its side. */
  readonly opens?: boolean
}

/** A glyph with its word below; the word gives way on narrow screens. */
export function RailButton({
  word,
  glyph,
  hint,
  lit = false,
  opens = false,
  ...rest
}: RailButtonProps) {
  return (
    <Tooltip text={hint} side="right">
      <button
        type="button"
        aria-label={word}
        className={clsx(
          'relative flex flex-none cursor-pointer flex-col items-center gap-[3px] rounded-[8px] pt-[6px] pb-[5px] text-[12px] leading-[14px] -outline-offset-2!',
          lit ? 'bg-selection-fill text-selection' : 'text-muted hover:bg-sunken',
          // All of it is to be seen at once: first the air goes, then the words.
          '[@media(max-height:939px)]:gap-px [@media(max-height:939px)]:pt-[3px] [@media(max-height:939px)]:pb-[2px]',
          '[@media(max-height:849px)]:h-[30px] [@media(max-height:849px)]:justify-center',
          'max-lg:h-9 max-lg:justify-center pointer-coarse:min-h-11',
        )}
        {...rest}
      >
        <Glyph name={glyph} size={20} className={lit ? 'text-selection' : 'text-ink'} />
        <span className="max-lg:hidden [@media(max-height:849px)]:hidden">{word}</span>
        {opens && (
          <Glyph
            name="chevronRight"
            size={12}
            className="absolute top-1/2 right-0.5 -translate-y-1/2 max-lg:right-0 [@media(max-height:849px)]:right-0"
          />
        )}
      </button>
    </Tooltip>
  )
}
