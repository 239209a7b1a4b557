import { beforeEach, describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { absoluteBoxes } from '@/layout/absoluteBoxes'
import { centreOf } from '@/layout/box'
import { findOf, interfacesOf, resourcesOf, type ResourceKind } from '@/model/topology'
import { subnetKind } from '@/model/subnetKind'
import { diagramStore } from './diagramStore'
import { placedWords } from './placing/placedWords'
import { dropTarget, placeAt, placeInto } from './placing'
import type { PlaceableKind } from './placing/placements'
import { setView, viewStore } from './viewStore'

function topology() {
  return diagramStore.getState().diagram.topology
}

function count(kind: ResourceKind): number {
  return resourcesOf(topology(), kind).length
}

function middleOf(id: string) {
  const { topology: current, layout } = diagramStore.getState().diagram
  const box = absoluteBoxes(current, layout).get(id)
  if (!box) throw new Error(`${id} is not drawn`)
  return centreOf(box)
}

function placed(kind: PlaceableKind, parentId?: string): string {
  const result = placeInto(kind, parentId)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

beforeEach(() => {
  diagramStore.getState().open(EMPTY_DIAGRAM)
  setView({ selection: [], tool: 'select' })
})

describe('placing at a point', () => {
  it('creates the VPC and the subnet that an instance on the empty canvas needs', () => {
    setView({ tool: 'instance' })
    const result = placeAt('instance', { x: 300, y: 200 })
    expect(result.ok).toBe(true)
    expect([count('vpc'), count('subnet'), count('instance')]).toEqual([1, 1, 1])
    expect(viewStore.getState()).toMatchObject({
      tool: 'select',
      selection: [result.ok && result.value],
    })
  })

  it('is one step to undo, with all that it created', () => {
    placeAt('instance', { x: 300, y: 200 })
    diagramStore.getState().undo()
    expect(count('vpc')).toBe(0)
  })

  it('puts an instance into the subnet under the pointer', () => {
    const vpc = placed('vpc')
    const first = placed('subnet', vpc)
    const second = placed('subnet', vpc)
    const result = placeAt('instance', middleOf(second))
    const id = result.ok ? result.value : ''
    const [eni] = interfacesOf(topology(), findOf(topology(), 'instance', id)!.id)
    expect(eni?.subnetId).toBe(second)
    expect(eni?.subnetId).not.toBe(first)
  })

  it('associates an ACL or a route table with the subnet that it is dropped on', () => {
    const subnet = placed('subnet')
    const acl = placeAt('networkAcl', middleOf(subnet))
    const table = placeAt('routeTable', middleOf(subnet))
    expect(findOf(topology(), 'subnet', subnet)).toMatchObject({
      networkAclId: acl.ok && acl.value,
      routeTableId: table.ok && table.value,
    })
  })

  it('says why a VPC cannot stand in a VPC, and leaves the diagram alone', () => {
    const vpc = placed('vpc')
    const before = diagramStore.getState().diagram
    expect(dropTarget('vpc', middleOf(vpc)).refusal).toMatch(/beside another one/)
    expect(placeAt('vpc', middleOf(vpc)).ok).toBe(false)
    expect(diagramStore.getState().diagram).toBe(before)
  })

  it('lights the subnet that would take an instance in, and the VPC for a gateway', () => {
    const vpc = placed('vpc')
    const subnet = placed('subnet', vpc)
    expect(dropTarget('instance', middleOf(subnet)).id).toBe(subnet)
    expect(dropTarget('internetGateway', middleOf(subnet)).id).toBe(vpc)
  })
})

describe('placing without a pointer', () => {
  it('goes where the selection is', () => {
    const vpc = placed('vpc')
    const first = placed('subnet', vpc)
    placed('subnet', vpc)
    setView({ selection: [first] })
    const id = placed('instance')
    const [eni] = interfacesOf(topology(), findOf(topology(), 'instance', id)!.id)
    expect(eni?.subnetId).toBe(first)
  })

  it('adds a second zone beside the first', () => {
    placed('zone')
    placed('zone')
    const zones = resourcesOf(topology(), 'subnet').map((subnet) => subnet.availabilityZone)
    expect(new Set(zones).size).toBe(2)
  })

  it('joins two VPCs by a peering connection, and asks for a second one before', () => {
    placed('vpc')
    const refused = placeInto('peeringConnection')
    expect(refused).toEqual({ ok: false, error: expect.stringMatching(/second one/) as string })
    setView({ selection: [] })
    placed('vpc')
    expect(placeInto('peeringConnection').ok).toBe(true)
  })
})

describe('where what is dropped stands', () => {
  it('draws the missing VPC and subnet around an instance, with it under the pointer', () => {
    placed('vpc')
    const far = { x: 4000, y: 3000 }
    const result = placeAt('instance', far)
    const at = middleOf(result.ok ? result.value : '')
    expect(Math.hypot(at.x - far.x, at.y - far.y)).toBeLessThan(2)
    expect(count('vpc')).toBe(2)
  })

  it('stands beside what is there already, as near as can be', () => {
    const subnet = placed('subnet', placed('vpc'))
    const first = placeAt('instance', middleOf(subnet))
    const spot = middleOf(first.ok ? first.value : '')
    const second = placeAt('instance', spot)
    const at = middleOf(second.ok ? second.value : '')
    expect(Math.hypot(at.x - spot.x, at.y - spot.y)).toBeLessThan(200)
  })
})

describe('a NAT gateway in a VPC', () => {
  it('goes into a public subnet, which is made with its gateway and route where there is none', () => {
    const vpc = placed('vpc')
    placed('subnet', vpc)
    setView({ selection: [vpc] })
    const id = placed('natGateway')
    const nat = findOf(topology(), 'natGateway', id)
    const home = findOf(topology(), 'subnet', nat?.subnetId)!
    expect(subnetKind(topology(), home, 4)).toBe('public')
    expect([count('subnet'), count('internetGateway')]).toEqual([2, 1])
    setView({ selection: [vpc] })
    placed('natGateway')
    expect([count('subnet'), count('internetGateway')]).toEqual([2, 1])
  })

  it('says what came along', () => {
    placed('vpc')
    const before = topology()
    expect(placedWords(before, topology(), 'vpc-x')).toBe('vpc-x added.')
    const id = placed('natGateway')
    expect(placedWords(before, topology(), id)).toBe(
      'nat-1 added, with subnet subnet-1, route table rtb-1 and internet gateway igw.',
    )
  })
})
