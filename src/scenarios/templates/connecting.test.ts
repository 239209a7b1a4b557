import { describe, expect, it } from 'vitest'
import { connectionsBetween } from '@/model/connecting/connections'
import { allResources, type Topology } from '@/model/topology'
import { validate } from '@/model/validation'
import { templates } from './templates'

function errors(topology: Topology): readonly string[] {
  return validate(topology)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
}

/** A network after each thing that two of its resources can mean to one another, once a pair of kinds. */
function everyConnection(topology: Topology): readonly (readonly [string, Topology])[] {
  const all = allResources(topology)
  const made = new Map<string, readonly [string, Topology]>()
  for (const from of all) {
    for (const to of all) {
      const found = connectionsBetween(topology, from.id, to.id)
      for (const { key, label, make } of found.ok ? found.value : []) {
        const [word = ''] = key.split(' ')
        const pair = `${from.kind} ${to.kind} ${word}`
        if (!made.has(pair)) made.set(pair, [label, make(topology)])
      }
    }
  }
  return [...made.values()]
}

describe.each(templates.map((template) => [template.id, template] as const))(
  'in %s',
  (_id, { diagram }) => {
    const { topology } = diagram()
    const before = errors(topology)

    it('whatever two things are connected to, AWS would take it', () => {
      const connections = everyConnection(topology)
      expect(connections.length).toBeGreaterThan(5)
      for (const [label, after] of connections) {
        // The routes of the VPC that a gateway leaves stay behind, and are shown as faults (RT-26).
        const fresh = errors(after).filter(
          (message) => !before.includes(message) && !message.endsWith('which is not of its VPC'),
        )
        expect([label, after === topology, fresh]).toEqual([label, false, []])
      }
    })
  },
)
