import type { StationMarkKind } from '@/playback/timeline'
import type { GlyphName } from '@/ui/glyphs'

/** How a station's mark looks: its glyph, its colour by meaning, and the word that says the same. */
export interface StationLook {
  readonly glyph: GlyphName
  /** A colour token without its dashes: `allow`. */
  readonly colour: string
  readonly word: string
}

const LOOKS: Readonly<Record<StationMarkKind, StationLook>> = {
  send: { glyph: 'arrowRight', colour: 'ink', word: 'sends' },
  deliver: { glyph: 'flag', colour: 'ink', word: 'arrives' },
  allow: { glyph: 'check', colour: 'allow', word: 'allows' },
  deny: { glyph: 'cross', colour: 'deny', word: 'denies' },
  partial: { glyph: 'half', colour: 'intermittent', word: 'allows some ports' },
  translate: { glyph: 'translate', colour: 'translate', word: 'translates' },
  ticket: { glyph: 'ticket', colour: 'tracked', word: 'tracked, no rule read' },
  route: { glyph: 'signpost', colour: 'muted', word: 'routes' },
  pass: { glyph: 'arrowRight', colour: 'muted', word: 'lets pass' },
}

export function stationLook(kind: StationMarkKind): StationLook {
  return LOOKS[kind]
}
