import type { Annotation } from '@/layout/diagram'
import { element } from './markup'
import { label, widthOf, type Palette } from './pen'

const LINE = 18
const PAD = { x: 6, y: 4 } as const

/** A note or a frame as SVG, in canvas coordinates. */
export function drawAnnotation(annotation: Annotation, colour: Palette): string {
  const { kind, text, x, y, width, height } = annotation
  if (kind === 'note') {
    return linesOf(text, width - 2 * PAD.x)
      .slice(0, Math.max(1, Math.floor((height - PAD.y) / LINE)))
      .map((line, index) =>
        label(x + PAD.x, y + PAD.y + 13 + index * LINE, line, { size: 13, colour: colour('ink') }),
      )
      .join('')
  }
  const edge = { fill: 'none', stroke: colour('line-strong'), 'stroke-width': 1.5 }
  return (
    element('rect', { x, y, width, height, rx: 10, ...edge }) +
    label(x + 4, y - 6, text, { size: 13, bold: true, colour: colour('muted'), width })
  )
}

/** The lines of a note, broken between words where one is too long for its width. */
function linesOf(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    for (const word of paragraph.split(' ')) {
      const last = lines.at(-1)
      const longer = last === undefined ? word : `${last} ${word}`
      if (last === undefined || widthOf(longer, 13) > width) lines.push(word)
      else lines[lines.length - 1] = longer
    }
    return lines
  })
}
