import { describe, expect, it } from 'vitest'
import { aDrawnNetwork } from '@/testing/drawnNetworks'
import { updateResource } from '@/model/edits/edit'
import { resourcesOf } from '@/model/topology'
import { balanced } from '@/testing/balancedShop'
import { cardOf, cardsOf, drawables, drawingOf, ownerOfCard, seenAs } from './drawables'

const topology = aDrawnNetwork({
  hosts: 1,
  strays: 1,
  dualHomed: 1,
  peerings: [[0, 9]],
  vpcs: [
    {
      internetGateways: 1,
      regionalNat: true,
      subnets: [
        { zone: 'us-east-1a', tier: 'public', instances: 1, nat: true },
        { zone: 'us-east-1b', tier: 'private', interfaces: 1 },
      ],
    },
  ],
})

function parentOf(id: string): string | undefined {
  return drawingOf(topology).byId.get(id)?.parentId
}

describe('drawables', () => {
  it('lists parents before children, each thing once', () => {
    const seen = new Set<string | undefined>([undefined])
    for (const { id, parentId } of drawables(topology)) {
      expect(seen.has(parentId)).toBe(true)
      expect(seen.has(id)).toBe(false)
      seen.add(id)
    }
  })

  it('puts an instance into the subnet of its primary interface', () => {
    expect(parentOf('i-dual-0')).toBe('subnet-0-0')
    expect(parentOf('subnet-0-0')).toBe('vpc-0/us-east-1a')
    expect(parentOf('vpc-0/us-east-1a')).toBe('vpc-0')
  })

  it('gives an interface in another subnet than its instance a card there', () => {
    expect(cardOf(topology, 'eni-dual-0-0')).toBe('i-dual-0')
    expect(cardOf(topology, 'eni-dual-0-1')).toBe('eni-dual-0-1')
    expect(parentOf('eni-dual-0-1')).toBe('subnet-0-1')
  })

  it('draws the interface of a NAT gateway as the gateway', () => {
    expect(cardOf(topology, 'eni-nat-0-0')).toBe('nat-0-0')
    expect(drawingOf(topology).byId.has('eni-nat-0-0')).toBe(false)
    expect(parentOf('nat-regional-0')).toBe('vpc-0')
  })

  it('puts on the canvas what belongs to nothing that we know', () => {
    for (const id of ['subnet-stray-0', 'eni-lost-0', 'i-stray-0', 'igw-stray-0', 'pcx-0']) {
      expect(drawingOf(topology).byId.has(id)).toBe(true)
      expect(parentOf(id)).toBeUndefined()
    }
  })

  it('has no picture for tables, groups and ACLs', () => {
    expect(cardOf(topology, 'rtb-0-public')).toBeUndefined()
    expect(cardOf(topology, 'constructor')).toBeUndefined()
  })
})

describe('what answers on interfaces', () => {
  const pods = balanced({}, ['i-a', 'i-b'])
  const [ingress] = resourcesOf(pods, 'loadBalancer')
  const nodes = ingress!.nodes.map(({ networkInterfaceId }) => networkInterfaceId!)

  it('is drawn as one card in each of its subnets, and nowhere else', () => {
    expect(cardsOf(pods, ingress!.id)).toEqual(nodes)
    expect(drawingOf(pods).byId.has(ingress!.id)).toBe(false)
    const homes = nodes.map((id) => drawingOf(pods).byId.get(id)?.parentId)
    expect(homes).toEqual(ingress!.nodes.map(({ subnetId }) => subnetId))
  })

  it('is meant by each of its cards, and its interfaces are seen as it', () => {
    for (const id of nodes) {
      expect(ownerOfCard(pods, id)).toBe(ingress!.id)
      expect(seenAs(pods, id)).toBe(ingress!.id)
      expect(cardOf(pods, id)).toBe(id)
    }
    expect(cardOf(pods, ingress!.id)).toBe(nodes[0])
  })

  it('is a box of its own while it has no interface that is known', () => {
    const bare = updateResource(pods, 'loadBalancer', ingress!.id, () => ({ nodes: [] }))
    expect(cardsOf(bare, ingress!.id)).toEqual([ingress!.id])
    expect(drawingOf(bare).byId.get(ingress!.id)?.kind).toBe('box')
    expect(drawingOf(bare).byId.get(nodes[0]!)).toMatchObject({ resourceId: nodes[0] })
  })
})
