import { beforeEach, describe, expect, it } from 'vitest'
import { absoluteBoxes } from '@/layout/absoluteBoxes'
import { centreOf } from '@/layout/box'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { findOf, resourcesOf, type ResourceKind } from '@/model/topology'
import { validate } from '@/model/validation'
import { diagramStore } from '../diagramStore'
import { dropTarget, placeAt, placeInto } from '../placing'
import { setView } from '../viewStore'
import { PLACEMENTS, type PlaceableKind } from './placements'

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

describe('the network kinds', () => {
  const kinds = (Object.keys(PLACEMENTS) as PlaceableKind[]).filter(
    (kind) => kind !== 'peeringConnection' && kind !== 'transitGatewayAttachment',
  )

  it.each(kinds)('%s brings what it needs along on the empty canvas, as one step', (kind) => {
    const result = placeAt(kind, { x: 100, y: 100 })
    expect(result.ok).toBe(true)
    expect(validate(topology()).filter(({ severity }) => severity === 'error')).toEqual([])
    diagramStore.getState().undo()
    expect(topology()).toBe(EMPTY_DIAGRAM.topology)
  })

  it.each([
    'transitGateway',
    'onPremisesNetwork',
    'onPremisesHost',
    'customerGateway',
    'directConnectGateway',
  ] as const)('%s stands outside of every VPC, and says so', (kind) => {
    const vpc = placed('vpc')
    expect(dropTarget(kind, middleOf(vpc)).refusal).toMatch(/outside every VPC|between VPCs/)
    expect(placeAt(kind, middleOf(vpc)).ok).toBe(false)
    expect(placeInto(kind, vpc).ok).toBe(true)
  })

  it('attaches the VPC under the pointer, then the next one that is free', () => {
    expect(placeInto('transitGatewayAttachment')).toMatchObject({ ok: false })
    const first = placed('vpc')
    placed('subnet', first)
    const second = placed('vpc')
    placed('subnet', second)
    placeAt('transitGatewayAttachment', middleOf(second))
    expect(count('transitGateway')).toBe(1)
    expect(resourcesOf(topology(), 'transitGatewayAttachment')).toMatchObject([
      { attached: { vpcId: second } },
    ])
    const gateway = resourcesOf(topology(), 'transitGateway')[0]!
    expect(dropTarget('transitGatewayAttachment', middleOf(gateway.id)).id).toBe(gateway.id)
    placed('transitGatewayAttachment', gateway.id)
    expect(count('transitGatewayAttachment')).toBe(2)
    expect(placeInto('transitGatewayAttachment', gateway.id)).toMatchObject({
      error: expect.stringMatching(/attached to tgw-1 already/) as string,
    })
  })

  it('joins a VPN to the gateway of the VPC that it is dropped on', () => {
    const vpc = placed('vpc')
    const network = placed('onPremisesNetwork')
    const line = placeAt('vpnConnection', middleOf(vpc))
    const connection = findOf(topology(), 'vpnConnection', line.ok ? line.value : '')
    const [gateway] = resourcesOf(topology(), 'virtualPrivateGateway')
    const [device] = resourcesOf(topology(), 'customerGateway')
    expect(gateway?.vpcId).toBe(vpc)
    expect(device?.onPremisesNetworkId).toBe(network)
    expect(connection).toMatchObject({ gateway: { id: gateway?.id }, routing: 'bgp' })
    placed('vpnConnection', network)
    expect([count('customerGateway'), count('virtualPrivateGateway')]).toEqual([1, 1])
  })

  it('gives a firewall that is dropped on a subnet its endpoint there', () => {
    const subnet = placed('subnet')
    placeAt('networkFirewall', middleOf(subnet))
    expect(resourcesOf(topology(), 'gatewayLoadBalancerEndpoint')).toMatchObject([
      { subnetId: subnet },
    ])
    expect(count('firewallPolicy')).toBe(1)
    const [firewall] = resourcesOf(topology(), 'networkFirewall')
    const policy = placed('firewallPolicy', firewall?.id)
    expect(resourcesOf(topology(), 'networkFirewall')[0]?.firewallPolicyId).toBe(policy)
    expect(placeInto('gatewayLoadBalancerEndpoint', subnet)).toMatchObject({
      error: expect.stringMatching(/already/) as string,
    })
  })
})
