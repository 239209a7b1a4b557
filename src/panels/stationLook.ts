import type { StationMarkKind } from '@/playback/timeline'
import type { GlyphName } from '@/ui/glyphs'
import { strings } from '@/strings/strings'

const words = strings.dock.stations

/** How a station's mark looks: its glyph, its colour by meaning, and the word that says the same. */
export interface StationLook {
  readonly glyph: GlyphName
  /** A colour token without its dashes: `allow`. */
  readonly colour: string
  readonly word: string
}

const LOOKS: Readonly<Record<StationMarkKind, StationLook>> = {
  send: { glyph: 'arrowRight', colour: 'ink', word: words.send },
  deliver: { glyph: 'flag', colour: 'ink', word: words.deliver },
  allow: { glyph: 'check', colour: 'allow', word: words.allow },
  deny: { glyph: 'cross', colour: 'deny', word: words.deny },
  partial: { glyph: 'half', colour: 'intermittent', word: words.partial },
  translate: { glyph: 'translate', colour: 'translate', word: words.translate },
  ticket: { glyph: 'ticket', colour: 'tracked', word: words.ticket },
  route: { glyph: 'signpost', colour: 'muted', word: words.route },
  pass: { glyph: 'arrowRight', colour: 'muted', word: words.pass },
}

export function stationLook(kind: StationMarkKind): StationLook {
  return LOOKS[kind]
}
