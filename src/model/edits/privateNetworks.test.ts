import { describe, expect, it } from 'vitest'
import { aRouteTableOf, aSubnet, aVpc, topologyOf } from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { asId, type CustomerGatewayId, type VirtualPrivateGatewayId } from '../ids'
import { cidr, ip } from '../ip'
import { expectOk } from '../result'
import { findOf, resourcesOf } from '../topology'
import {
  addDirectConnectGateway,
  associateDirectConnect,
  dissociateDirectConnect,
  setAllowedPrefixes,
} from './directConnect'
import {
  moveOnPremisesHost,
  proposeOnPremisesAddress,
  proposeOnPremisesBlock,
  setCustomerGatewayAddress,
  setOnPremisesAddress,
  setOnPremisesBlocks,
} from './onPremises'
import {
  associateVirtualPrivateGatewayTable,
  attachVirtualPrivateGateway,
  detachVirtualPrivateGateway,
} from './privateNetwork'
import {
  setVpnCustomerGateway,
  setVpnGateway,
  setVpnRouting,
  setVpnStaticRoutes,
} from './vpnConnection'

const network = aResource('onPremisesNetwork')
const host = aResource('onPremisesHost')
const vgw: VirtualPrivateGatewayId = asId('vgw-1')

function errorOf(result: { readonly ok: boolean; readonly error?: string }): string | undefined {
  return result.ok ? undefined : result.error
}

describe('a network of one’s own', () => {
  const topology = topologyOf(
    aVpc({ cidrBlocks: [cidr('192.168.0.0/16')] }),
    aResource('onPremisesNetwork', { cidrBlocks: [cidr('10.0.0.0/16')] }),
  )

  it('is proposed a block that no VPC and no other network has', () => {
    expect(proposeOnPremisesBlock(topologyOf(aVpc()))).toBe('192.168.0.0/16')
    expect(proposeOnPremisesBlock(topology)).toBe('10.1.0.0/16')
  })

  it('keeps blocks that lie apart, around every host', () => {
    const before = topologyOf(network, host)
    const blocks = [cidr('192.168.1.0/24'), cidr('172.16.0.0/12')]
    const after = expectOk(setOnPremisesBlocks(before, network.id, blocks))
    expect(findOf(after, 'onPremisesNetwork', network.id)?.cidrBlocks).toEqual(blocks)
    const overlapping = [cidr('192.168.0.0/16'), cidr('192.168.2.0/24')]
    expect(errorOf(setOnPremisesBlocks(before, network.id, overlapping))).toMatch(/overlaps/)
    const elsewhere = [cidr('172.16.0.0/12')]
    expect(errorOf(setOnPremisesBlocks(before, network.id, elsewhere))).toMatch(/192\.168\.1\.10/)
  })

  it('gives each host an address of its own', () => {
    const other = aResource('onPremisesHost', { id: 'h-2', address: '192.168.0.10' })
    const before = topologyOf(network, host, other)
    const first = topologyOf(network)
    expect(proposeOnPremisesAddress(first, network.id)).toBe('192.168.0.10')
    expect(proposeOnPremisesAddress(before, network.id)).toBe('192.168.0.11')
    const taken = setOnPremisesAddress(before, host.id, ip('192.168.0.10'))
    expect(errorOf(taken)).toMatch(/taken already/)
    const outside = setOnPremisesAddress(before, host.id, ip('10.9.9.9'))
    expect(errorOf(outside)).toMatch(/in no block of onprem-1/)
    const moved = expectOk(setOnPremisesAddress(before, host.id, ip('192.168.7.7')))
    expect(findOf(moved, 'onPremisesHost', host.id)?.address).toBe('192.168.7.7')
  })

  it('takes a host in from another network, under an address of its own', () => {
    const far = aResource('onPremisesNetwork', { id: 'far', cidrBlocks: [cidr('172.20.0.0/16')] })
    const empty = aResource('onPremisesNetwork', { id: 'empty', cidrBlocks: [] })
    const before = topologyOf(network, host, far, empty)
    const moved = expectOk(moveOnPremisesHost(before, host.id, far.id))
    expect(findOf(moved, 'onPremisesHost', host.id)).toMatchObject({
      onPremisesNetworkId: 'far',
      address: '172.20.0.10',
    })
    expect(errorOf(moveOnPremisesHost(before, host.id, empty.id))).toMatch(/no free address/)
  })

  it('has customer gateways with an address each', () => {
    const one = aResource('customerGateway')
    const two = aResource('customerGateway', { id: 'cgw-2', address: '203.0.113.9' })
    const before = topologyOf(network, one, two)
    expect(errorOf(setCustomerGatewayAddress(before, one.id, ip('203.0.113.9')))).toMatch(/cgw-2/)
    const cleared = expectOk(setCustomerGatewayAddress(before, one.id, undefined))
    expect(findOf(cleared, 'customerGateway', one.id)?.address).toBeUndefined()
  })
})

describe('a virtual private gateway', () => {
  const table = aRouteTableOf({ id: 'rtb-1', propagatingGatewayIds: [vgw] })
  const far = aVpc({ id: 'vpc-2' })

  it('moves to another VPC, where its table and its propagation end', () => {
    const before = topologyOf(
      aVpc(),
      far,
      table,
      aResource('virtualPrivateGateway', { edgeRouteTableId: table.id }),
    )
    const moved = expectOk(attachVirtualPrivateGateway(before, vgw, far.id))
    const gateway = findOf(moved, 'virtualPrivateGateway', vgw)
    expect([gateway?.vpcId, gateway?.edgeRouteTableId]).toEqual(['vpc-2', undefined])
    expect(findOf(moved, 'routeTable', table.id)?.propagatingGatewayIds).toBeUndefined()
    const detached = detachVirtualPrivateGateway(before, vgw)
    expect(findOf(detached, 'virtualPrivateGateway', vgw)?.vpcId).toBeUndefined()
  })

  it('is the only one of its VPC', () => {
    const second = aResource('virtualPrivateGateway', { id: 'vgw-2', vpcId: far.id })
    const before = topologyOf(aVpc(), far, aResource('virtualPrivateGateway'), second)
    expect(errorOf(attachVirtualPrivateGateway(before, vgw, far.id))).toMatch(/already: vgw-2/)
  })

  it('may have a table that steers what it lets in', () => {
    const before = topologyOf(aVpc(), table, aResource('virtualPrivateGateway'))
    const after = associateVirtualPrivateGatewayTable(before, vgw, table.id)
    expect(findOf(after, 'virtualPrivateGateway', vgw)?.edgeRouteTableId).toBe('rtb-1')
  })
})

describe('a VPN connection', () => {
  const hub = aResource('transitGateway')
  const line = aResource('vpnConnection')
  const everything = [
    aVpc(),
    hub,
    network,
    aResource('virtualPrivateGateway'),
    aResource('customerGateway'),
  ]
  const before = topologyOf(...everything, line)

  it('has an attachment while it ends at a transit gateway', () => {
    const joined = expectOk(setVpnGateway(before, line.id, { kind: 'transitGateway', id: hub.id }))
    expect(resourcesOf(joined, 'transitGatewayAttachment')).toMatchObject([
      { transitGatewayId: 'tgw-1', attached: { kind: 'vpn', vpnConnectionId: 'vpn-1' } },
    ])
    const back = { kind: 'virtualPrivateGateway', id: vgw } as const
    const left = expectOk(setVpnGateway(joined, line.id, back))
    expect(resourcesOf(left, 'transitGatewayAttachment')).toEqual([])
    expect(findOf(left, 'vpnConnection', line.id)?.gateway).toEqual(back)
  })

  it('carries IPv4 only at a virtual private gateway', () => {
    const blocks = [cidr('2001:db8:5::/48')]
    expect(errorOf(setVpnStaticRoutes(before, line.id, blocks))).toMatch(/carries IPv4 only/)
    const atHub = topologyOf(
      ...everything,
      aResource('vpnConnection', { gateway: { kind: 'transitGateway', id: hub.id } }),
    )
    const routed = expectOk(setVpnStaticRoutes(atHub, line.id, blocks))
    const back = setVpnGateway(routed, line.id, { kind: 'virtualPrivateGateway', id: vgw })
    expect(errorOf(back)).toMatch(/use a transit gateway/)
  })

  it('has static routes or learns them, and each route once', () => {
    const block = cidr('192.168.0.0/16')
    expect(errorOf(setVpnStaticRoutes(before, line.id, [block, block]))).toMatch(/already/)
    const learning = setVpnRouting(before, line.id, 'bgp')
    expect(findOf(learning, 'vpnConnection', line.id)).toMatchObject({
      routing: 'bgp',
      staticRoutes: [],
    })
    expect(errorOf(setVpnStaticRoutes(learning, line.id, [block]))).toMatch(/by BGP/)
  })

  it('ends at another device', () => {
    const other: CustomerGatewayId = asId('cgw-2')
    const after = setVpnCustomerGateway(before, line.id, other)
    expect(findOf(after, 'vpnConnection', line.id)?.customerGatewayId).toBe('cgw-2')
  })
})

describe('a Direct Connect gateway', () => {
  const hub = aResource('transitGateway')
  const base = topologyOf(aVpc(), aSubnet(), hub, aResource('virtualPrivateGateway'), network)
  const { topology: before, id } = addDirectConnectGateway(base, {
    onPremisesNetworkId: network.id,
  })
  const toHub = { kind: 'transitGateway', id: hub.id } as const
  const toVpc = { kind: 'virtualPrivateGateway', id: vgw } as const

  it('gets an attachment at a transit gateway, which goes with the association', () => {
    const joined = expectOk(associateDirectConnect(before, id, toHub, [cidr('10.0.0.0/8')]))
    expect(findOf(joined, 'directConnectGateway', id)?.associations).toEqual([
      { gateway: toHub, allowedPrefixes: ['10.0.0.0/8'] },
    ])
    expect(resourcesOf(joined, 'transitGatewayAttachment')).toHaveLength(1)
    const left = dissociateDirectConnect(joined, id, hub.id)
    expect(findOf(left, 'directConnectGateway', id)?.associations).toEqual([])
    expect(resourcesOf(left, 'transitGatewayAttachment')).toEqual([])
  })

  it('serves gateways of one kind, each once', () => {
    const joined = expectOk(associateDirectConnect(before, id, toVpc))
    expect(errorOf(associateDirectConnect(joined, id, toVpc))).toMatch(/already/)
    expect(errorOf(associateDirectConnect(joined, id, toHub))).toMatch(
      /serves virtual private gateways; take a second one for transit gateways/,
    )
  })

  it('announces the blocks that it is told, each once', () => {
    const joined = expectOk(associateDirectConnect(before, id, toVpc))
    const block = cidr('10.0.0.0/16')
    const told = expectOk(setAllowedPrefixes(joined, id, vgw, [block]))
    expect(findOf(told, 'directConnectGateway', id)?.associations[0]?.allowedPrefixes).toEqual([
      block,
    ])
    expect(errorOf(setAllowedPrefixes(joined, id, vgw, [block, block]))).toMatch(
      /announced already/,
    )
  })
})
