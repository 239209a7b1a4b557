import { Glyph, type GlyphName } from '@/ui/glyphs'

interface MarkGlyphProps {
  readonly name: GlyphName
  readonly size: number
}

/** The glyph inside a mark or stamp: heavy, and for *some ports* a disc filled by half. */
export function MarkGlyph({ name, size }: MarkGlyphProps) {
  if (name !== 'half') return <Glyph name={name} size={size} weight={2.6} />
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <circle cx={12} cy={12} r={9.5} fill="none" stroke="currentColor" strokeWidth={3} />
      <path d="M12 2.5a9.5 9.5 0 0 0 0 19Z" fill="currentColor" />
    </svg>
  )
}
