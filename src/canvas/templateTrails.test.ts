import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { endOfResource } from '@/engine/endOf'
import type { End } from '@/engine/probeTypes'
import { traceProbe } from '@/engine/traceProbe'
import { autoLayout } from '@/layout/autoLayout'
import type { Box } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import { geometryOf } from '@/layout/geometry'
import { isClear } from '@/layout/orthogonalRoute'
import { expectOk } from '@/model/result'
import { allResources, labelOfId, type Topology } from '@/model/topology'
import type { Check } from '@/scenarios/templates/template'
import { templates } from '@/scenarios/templates/templates'
import { journeyOf } from './packet/journey'

function endNamed(topology: Topology, name: string): End {
  const named = allResources(topology).filter((resource) => resource.name === name)
  return named.flatMap((resource) => endOfResource(resource) ?? [])[0]!
}

function traceOf(topology: Topology, { from, to, protocol, port }: Check) {
  const ends = { from: endNamed(topology, from), to: endNamed(topology, to) }
  return expectOk(traceProbe(compile(topology), { id: 'check', ...ends, protocol, port }))
}

/** A trail ends at the rim of a card, and its two lanes may lie on it. */
function within({ x, y, width, height }: Box): Box {
  return { x: x + 3, y: y + 3, width: width - 6, height: height - 6 }
}

describe.each(templates.map((template) => [template.name, template] as const))(
  'the design “%s”',
  (_, { diagram, checks }) => {
    const { topology } = diagram()
    const geometry = geometryOf(topology, autoLayout(topology))
    const cards = drawingOf(topology).things.flatMap(({ id, kind }): [string, Box][] => {
      const box = geometry.boxes.get(id)
      return box && ['card', 'box', 'host'].includes(kind) ? [[id, within(box)]] : []
    })

    it.each(checks)('has no trail through a node: $from to $to $protocol/$port', (check) => {
      const { tracks } = journeyOf(geometry, traceOf(topology, check))
      const crossed = Object.values(tracks).flatMap(({ points }) =>
        cards.flatMap(([id, box]) => (isClear(points, [box]) ? [] : [labelOfId(topology, id)])),
      )
      expect(crossed).toEqual([])
    })
  },
)
