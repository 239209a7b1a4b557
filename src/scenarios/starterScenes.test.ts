import { describe, expect, it } from 'vitest'
import { RESOURCE_SCHEMAS } from '@/model/resourceSchemas'
import { RESOURCE_KINDS, allResources, resourcesOf } from '@/model/topology'
import { validate } from '@/model/validation'
import { EXAMPLE_FORM, exampleDiagram } from './exampleNetwork'
import { starterScenes } from './starterScenes'

describe.each(starterScenes)('$name', ({ diagram }) => {
  const { topology } = diagram()

  it('reads back as it was drawn', () => {
    for (const kind of RESOURCE_KINDS) {
      for (const resource of resourcesOf(topology, kind)) {
        expect(RESOURCE_SCHEMAS[kind].parse(JSON.parse(JSON.stringify(resource)))).toEqual(resource)
      }
    }
  })

  it('gives every thing an id of its own', () => {
    const ids = allResources(topology).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has nothing that AWS would refuse or that is hardly meant', () => {
    expect(validate(topology)).toEqual([])
  })

  it('is drawn the same each time', () => {
    expect(diagram()).toEqual(diagram())
  })
})

describe('the example of the first visit', () => {
  const { topology } = exampleDiagram()

  it('offers a packet between two instances that it has', () => {
    expect(topology.instance[EXAMPLE_FORM.from]?.name).toBe('app-a1')
    expect(topology.instance[EXAMPLE_FORM.to]?.name).toBe('orders-db')
  })

  it('letters the named groups before the default one', () => {
    const names = resourcesOf(topology, 'securityGroup').map(({ name }) => name)
    expect(names).toEqual(['web-sg', 'app-sg', 'db-sg', 'bastion-sg', 'default'])
  })
})
