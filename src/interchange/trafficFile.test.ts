import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM, type Diagram } from '@/layout/diagram'
import { asId } from '@/model/ids'
import { aTalk, type TrafficSource } from '@/model/trafficSource'
import { anyRunSettings, anyTraffic } from '@/testing/randomTraffic'
import { fixSeed } from '@/testing/seed'
import { traffic } from '@/testing/runs'
import { readDiagram } from './diagramFile'
import { writeDiagram } from './writeDiagram'

fixSeed()

const WEB = traffic('host-1', 'i-web', aTalk('web'), {
  pace: { kind: 'steady', perSecond: 4 },
})
const withWeb: Diagram = { ...EMPTY_DIAGRAM, traffic: [WEB] }

function fileOf(diagram: Diagram): Record<string, unknown> {
  return JSON.parse(writeDiagram(diagram)) as Record<string, unknown>
}

describe('the traffic of a diagram', () => {
  it('is read as it was written, with the settings of its runs', () => {
    fc.assert(
      fc.property(anyTraffic, anyRunSettings, (sources, run) => {
        const diagram: Diagram = {
          ...EMPTY_DIAGRAM,
          ...(sources.length > 0 ? { traffic: sources } : {}),
          ...(Object.keys(run).length > 0 ? { run } : {}),
        }
        const text = writeDiagram(diagram)
        const read = readDiagram(text)
        expect(read).toEqual({ ok: true, value: diagram })
        expect(read.ok && writeDiagram(read.value)).toBe(text)
      }),
    )
  })

  it('is one line a source in the file', () => {
    expect(writeDiagram(withWeb)).toContain('"traffic": [\n')
  })

  it('makes the file one that builds without traffic refuse instead of dropping it', () => {
    expect(fileOf(withWeb)['version']).toBe(2)
    expect(fileOf({ ...EMPTY_DIAGRAM, run: { seed: 7 } })['version']).toBe(2)
    expect(fileOf(EMPTY_DIAGRAM)).toMatchObject({ version: 1 })
    expect(Object.keys(fileOf(EMPTY_DIAGRAM))).not.toContain('traffic')
  })

  it.each<readonly [about: object, fault: string]>([
    [{ talk: { ...WEB.talk, port: 70000 } }, 'traffic[0].talk.port is 70000; expected 65535'],
    [{ pace: { kind: 'steady', perSecond: 0 } }, 'traffic[0].pace.perSecond is 0; expected 0.01'],
    [{ pace: { kind: 'often' } }, 'traffic[0].pace.kind is "often"; expected a known kind'],
    [{ to: { kind: 'address', address: '10.0.0' } }, 'traffic[0].to.address: "10.0.0"'],
    [{ from: undefined }, 'traffic[0].from is missing'],
    [{ off: 'yes' }, 'traffic[0].off is "yes"; expected true'],
    [{ family: 5 }, 'traffic[0].family is 5; expected 4, 6'],
  ])('with %j damaged is refused with its place', (about, fault) => {
    const file = { ...fileOf(withWeb), traffic: [{ ...WEB, ...about }] }
    const read = readDiagram(file)
    expect(read.ok ? '' : read.error).toContain(fault)
  })

  it('needs an id of its own for each source', () => {
    const other: TrafficSource = { ...WEB, to: { kind: 'resource', id: asId('i-app') } }
    const read = readDiagram({ ...fileOf(withWeb), traffic: [WEB, other] })
    expect(read.ok ? '' : read.error).toBe(
      'traffic[1].id is "traffic"; expected an id that no other source has',
    )
  })

  it('goes with settings that are understood', () => {
    const read = readDiagram({ ...fileOf(EMPTY_DIAGRAM), run: { delays: 'slow' } })
    expect(read.ok ? '' : read.error).toContain('run.delays is "slow"; expected watch, measured')
  })
})
