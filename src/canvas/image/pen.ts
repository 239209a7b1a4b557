import { glyphPath, type GlyphName } from '@/ui/glyphs'
import { element, escaped, fitted } from './markup'

/** The colours of a theme by the names of the tokens: `vpc`, `sg-a`. */
export type Palette = (token: string) => string

const SANS = "'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
const MONO = "Menlo, Consolas, 'DejaVu Sans Mono', monospace"
/** What a character takes of the width, by the size of the type. */
const WIDTHS = { sans: 0.56, mono: 0.61 } as const

export interface TextStyle {
  readonly size?: number
  readonly colour?: string
  readonly mono?: boolean
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  /** What does not fit is cut. */
  readonly width?: number
}

/** A line of text with its baseline at y. */
export function label(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { size = 14, colour = 'currentColor', mono = false, bold = false, anchor, width } = style
  const per = size * (mono ? WIDTHS.mono : WIDTHS.sans)
  const shown = width === undefined ? text : fitted(text, width, per)
  const attributes = {
    x,
    y,
    fill: colour,
    'font-family': mono ? MONO : SANS,
    'font-size': size,
    'font-weight': bold ? 600 : undefined,
    'text-anchor': anchor,
  }
  return shown === '' ? '' : element('text', attributes, escaped(shown))
}

/** About how wide a line of text is drawn. */
export function widthOf(text: string, size: number, mono = false): number {
  return text.length * size * (mono ? WIDTHS.mono : WIDTHS.sans)
}

/** One of our glyphs, as a square of this size. */
export function glyph(name: GlyphName, x: number, y: number, size: number, colour: string): string {
  return element('path', {
    d: glyphPath(name),
    transform: `translate(${String(x)} ${String(y)}) scale(${String(size / 24)})`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.75,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })
}

const SHIELD = 'M0-11 9-8v7.5C9 5 5 9 0 11-5 9-9 5-9-.5V-8Z'

/** A group's lettered shield about a point. */
export function shield(x: number, y: number, letter: string, fill: string, paper: string): string {
  return element(
    'g',
    { transform: `translate(${String(x)} ${String(y)})` },
    element('path', { d: SHIELD, fill, stroke: paper, 'stroke-width': 2 }),
    label(0, 4, letter, { size: 12, bold: true, colour: paper, anchor: 'middle' }),
  )
}
