import type { Topology } from '@/model/topology'
import { labelOf, resourcesOf } from '@/model/topology'
import { groupStyle } from '@/store/groupStyle'
import { strings } from '@/strings/strings'
import { element } from './markup'
import { glyph, label, shield, widthOf, type Palette } from './pen'

const words = strings.drawing.legend

const ROW = 26
const GAP = 28

/** What the marks of a picture mean, in rows below it. */
export function drawLegend(
  topology: Topology,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  colour: Palette,
): { readonly markup: string; readonly height: number } {
  const items = [...subnetItems(colour), ...gateItems(colour), ...groupItems(topology, colour)]
  let [left, top] = [x, y]
  const parts = items.map(({ draw, words }) => {
    const span = 26 + widthOf(words, 12)
    if (left > x && left + span > x + width) {
      left = x
      top += ROW
    }
    const markup =
      draw(left + 9, top + ROW / 2) +
      label(left + 26, top + ROW / 2 + 4, words, { size: 12, colour: colour('muted') })
    left += span + GAP
    return markup
  })
  return { markup: parts.join(''), height: top + ROW - y }
}

interface Item {
  readonly words: string
  readonly draw: (x: number, y: number) => string
}

function subnetItems(colour: Palette): readonly Item[] {
  const kinds = ['public', 'private', 'isolated'] as const
  return kinds.map((kind) => ({
    words: words.subnets[kind],
    draw: (x, y) =>
      element('rect', {
        x: x - 9,
        y: y - 7,
        width: 18,
        height: 14,
        rx: 4,
        fill: colour(`${kind}-fill`),
        stroke: colour(`subnet-${kind}`),
        'stroke-width': 1.5,
      }),
  }))
}

function gateItems(colour: Palette): readonly Item[] {
  return [
    { words: words.acl, draw: (x, y) => glyph('bars', x - 9, y - 9, 18, colour('az')) },
    { words: words.routeTable, draw: (x, y) => glyph('signpost', x - 9, y - 9, 18, colour('az')) },
  ]
}

function groupItems(topology: Topology, colour: Palette): readonly Item[] {
  return resourcesOf(topology, 'securityGroup').map((group) => {
    const { letter, hue } = groupStyle(topology, group.id)
    return {
      words: labelOf(group),
      draw: (x, y) => shield(x, y, letter, colour(hue), colour('surface')),
    }
  })
}
