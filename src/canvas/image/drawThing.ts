import type { Box } from '@/layout/diagram'
import { strings } from '@/strings/strings'
import type { CardContent, FoldedContent, SubnetContent, TileContent } from '../content/content'
import type { Looks } from '../looksOf'
import { element } from './markup'
import { glyph, label, shield, widthOf, type Palette } from './pen'

/** One drawn thing of the picture as SVG, in canvas coordinates. */
export function drawThing(looks: Looks, box: Box, colour: Palette): string {
  switch (looks.type) {
    case 'vpc': {
      const { name, blocks } = looks.data.content
      return (
        frame(box, { rx: 16, fill: colour('vpc-fill'), stroke: colour('vpc'), 'stroke-width': 2 }) +
        element('path', {
          d: `M${String(box.x)} ${String(box.y + 30)}v-14a16 16 0 0 1 16-16h14v30Z`,
          fill: colour('vpc'),
        }) +
        glyph('cloud', box.x + 6, box.y + 5, 19, colour('on-solid')) +
        label(box.x + 40, box.y + 23, name, { bold: true, colour: colour('vpc') }) +
        label(box.x + 50 + widthOf(name, 14.5), box.y + 23, blocks, {
          size: 12,
          mono: true,
          colour: colour('muted'),
        })
      )
    }
    case 'site': {
      const { name, blocks } = looks.data.content
      return (
        frame(box, { rx: 12, fill: colour('sunken'), stroke: colour('az'), 'stroke-width': 2 }) +
        glyph('building', box.x + 12, box.y + 10, 18, colour('az')) +
        label(box.x + 38, box.y + 24, name, { bold: true, colour: colour('az') }) +
        label(box.x + 50 + widthOf(name, 14.5), box.y + 24, blocks, {
          size: 12,
          mono: true,
          colour: colour('muted'),
        })
      )
    }
    case 'zone':
      return drawZone(box, looks.data.content.name, looks.data.content.corner, colour)
    case 'subnet':
      return drawSubnet(box, looks.data.content, colour)
    case 'card':
      return drawCard(box, looks.data.content, colour)
    case 'tile':
      return drawTile(box, looks.data.content, colour)
    case 'host': {
      const { glyph: mark, name, address } = looks.data.content
      const paper = {
        rx: box.height / 2,
        fill: colour('surface'),
        stroke: colour('line-strong'),
      }
      return (
        frame(box, paper) +
        glyph(mark, box.x + 12, box.y + box.height / 2 - 11, 22, colour('ink')) +
        label(box.x + 44, box.y + 19, name, { bold: true, colour: colour('ink'), width: 108 }) +
        label(box.x + 44, box.y + 35, address, {
          size: 12,
          mono: true,
          colour: colour('muted'),
          width: 112,
        })
      )
    }
    case 'street':
    case 'note':
    case 'frame':
      return ''
    case 'folded':
      return drawFolded(box, looks.data.content, colour)
  }
}

function drawFolded(box: Box, { name, kind, counts }: FoldedContent, colour: Palette): string {
  const own = colour(kind === 'vpc' ? 'vpc' : `subnet-${kind}`)
  const words = { width: box.width - 60 }
  return [
    frame(box, { rx: 10, fill: colour(`${kind}-fill`), stroke: own, 'stroke-width': 2 }),
    glyph(kind === 'vpc' ? 'cloud' : 'subnet', box.x + 12, box.y + box.height / 2 - 11, 22, own),
    label(box.x + 46, box.y + 26, name, { ...words, bold: true, colour: own }),
    label(box.x + 46, box.y + 44, counts, { ...words, size: 12, colour: colour('muted') }),
  ].join('')
}

function frame(box: Box, about: Readonly<Record<string, string | number>>): string {
  return element('rect', { ...box, ...about })
}

function drawZone(box: Box, name: string, corner: 'left' | 'right', colour: Palette): string {
  const width = widthOf(name, 14) + 12
  const x = corner === 'left' ? box.x + 10 : box.x + box.width - 10 - width
  return (
    frame(box, {
      rx: 12,
      fill: 'none',
      stroke: colour('az'),
      'stroke-width': 1.2,
      'stroke-dasharray': '5 5',
    }) +
    frame({ x, y: box.y - 10, width, height: 20 }, { fill: colour('vpc-fill') }) +
    label(x + 6, box.y + 5, name, { colour: colour('az') })
  )
}

function drawSubnet(box: Box, { name, blocks, kind, tab }: SubnetContent, colour: Palette): string {
  const own = colour(`subnet-${kind}`)
  const after = box.x + 34 + widthOf(name, 14.5) + 12
  const summary = tab ? `${tab.tableName}  ${tab.summary}` : ''
  const tabWidth = Math.min(box.width - 32, widthOf(summary, 12) + 34)
  return [
    frame(box, { rx: 12, fill: colour(`${kind}-fill`), stroke: own, 'stroke-width': 1.5 }),
    element('circle', {
      cx: box.x + 20,
      cy: box.y + 20,
      r: 4.5,
      fill: kind === 'public' ? own : 'none',
      stroke: own,
      'stroke-width': 1.8,
    }),
    label(box.x + 34, box.y + 25, name, { bold: true, colour: own }),
    label(after, box.y + 25, blocks, {
      size: 12,
      mono: true,
      colour: colour('muted'),
      width: box.x + box.width - 70 - after,
    }),
    label(box.x + box.width - 14, box.y + 25, strings.drawing.subnetKinds[kind], {
      size: 13,
      colour: colour('muted'),
      anchor: 'end',
    }),
    ...(tab
      ? [
          frame(
            { x: box.x + 14, y: box.y + box.height - 11, width: tabWidth, height: 22 },
            { rx: 6, fill: colour('surface'), stroke: own, 'stroke-width': 1.2 },
          ),
          glyph('signpost', box.x + 20, box.y + box.height - 7, 15, own),
          label(box.x + 40, box.y + box.height + 4, summary, {
            size: 12,
            colour: colour('ink'),
            width: tabWidth - 30,
          }),
        ]
      : []),
  ].join('')
}

const TONES = { ink: 'ink', translate: 'translate', service: 'sg-g', muted: 'muted' } as const

function drawCard(box: Box, content: CardContent, colour: Palette): string {
  const { x, y, width, height } = box
  const dash = content.unknown === '' ? {} : { 'stroke-dasharray': '5 4' }
  const words = { width: width - 56 }
  const state = content.state === '' ? '' : ` ${content.state}`
  return [
    frame(box, { rx: 10, fill: colour('surface'), stroke: colour('line-strong'), ...dash }),
    frame(
      { x: x + 8, y: y + height / 2 - 17, width: 34, height: 34 },
      { rx: 8, fill: colour('sunken') },
    ),
    glyph(content.glyph, x + 14, y + height / 2 - 11, 22, colour(TONES[content.tone])),
    label(x + 50, y + height / 2 - 3, content.name, {
      ...words,
      bold: true,
      colour: colour('ink'),
    }),
    label(x + 50, y + height / 2 + 15, `${content.address}${state}`, {
      ...words,
      size: 12,
      mono: true,
      colour: colour('muted'),
    }),
    ...content.groups
      .slice(0, 4)
      .map(({ style }, index) =>
        shield(x + width - 19 - index * 22, y, style.letter, colour(style.hue), colour('surface')),
      ),
  ].join('')
}

function drawTile(box: Box, { glyph: mark, name, state }: TileContent, colour: Palette): string {
  const words = state === '' ? name : strings.drawing.withState(name, state)
  return (
    frame(box, { rx: 10, fill: colour('surface'), stroke: colour('vpc'), 'stroke-width': 2 }) +
    glyph(mark, box.x + 7, box.y + 7, 22, colour('vpc')) +
    label(box.x + box.width / 2, box.y - 6, words, {
      size: 12,
      colour: colour('muted'),
      anchor: 'middle',
    })
  )
}
