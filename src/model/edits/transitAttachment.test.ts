import { describe, expect, it } from 'vitest'
import { aSubnet, aVpc, topologyOf } from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { anAttachment } from '@/testing/transit'
import { asId, type TransitGatewayId } from '../ids'
import { cidr } from '../ip'
import { expectOk } from '../result'
import { findOf } from '../topology'
import {
  addConnectAttachment,
  peerTransitGateways,
  propagate,
  setAttachmentSubnets,
  setConnectAttachment,
  setTransitGateway,
  setVpcAttachment,
} from './transitAttachment'
import { addTransitGateway, dissociateAttachment } from './transitGateway'

const hub: TransitGatewayId = asId('tgw-1')
const zoneA = aSubnet({ id: 'a' })
const besideA = aSubnet({ id: 'a2', cidrBlock: cidr('10.0.2.0/24') })
const zoneB = aSubnet({ id: 'b', cidrBlock: cidr('10.0.3.0/24'), availabilityZone: 'us-east-1b' })
const { cidrBlock: _, ...withoutIpv4 } = aSubnet({ id: 'v6', availabilityZone: 'us-east-1c' })
const elsewhere = aSubnet({ id: 'far', vpcId: asId('vpc-2'), availabilityZone: 'us-east-1b' })
const attachment = anAttachment(1, { subnetIds: [zoneA.id] })
const table = aResource('transitGatewayRouteTable')
const before = topologyOf(
  aVpc(),
  aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }),
  zoneA,
  besideA,
  zoneB,
  withoutIpv4,
  elsewhere,
  aResource('transitGateway'),
  aResource('transitGateway', { id: 'tgw-2' }),
  attachment,
  table,
)

function errorOf(result: { readonly ok: boolean; readonly error?: string }): string | undefined {
  return result.ok ? undefined : result.error
}

function attachedOf(topology: typeof before, id: string = attachment.id) {
  return findOf(topology, 'transitGatewayAttachment', id)?.attached
}

describe('the attachment of a VPC', () => {
  it('stands in one subnet of each zone', () => {
    const after = expectOk(setAttachmentSubnets(before, attachment.id, [besideA.id, zoneB.id]))
    expect(attachedOf(after)).toMatchObject({ subnetIds: ['a2', 'b'] })
  })

  it.each([
    ['no subnet at all', [], /at least one Availability Zone/],
    ['two of one zone', [zoneA.id, besideA.id], /both in us-east-1a/],
    ['one without IPv4', [withoutIpv4.id], /no IPv4 block/],
    ['one of another VPC', [elsewhere.id], /another VPC/],
  ])('refuses %s', (_name, ids, refusal) => {
    expect(errorOf(setAttachmentSubnets(before, attachment.id, ids))).toMatch(refusal)
  })

  it('pins flows to a zone in appliance mode', () => {
    const after = setVpcAttachment(before, attachment.id, { applianceMode: true })
    expect(attachedOf(after)).toMatchObject({ applianceMode: true, subnetIds: ['a'] })
  })
})

describe('other attachments', () => {
  it('join two transit gateways once, by static routes alone', () => {
    const { topology, id } = expectOk(peerTransitGateways(before, hub, asId('tgw-2')))
    expect(attachedOf(topology, id)).toEqual({ kind: 'peering', peerTransitGatewayId: 'tgw-2' })
    expect(errorOf(peerTransitGateways(topology, asId('tgw-2'), hub))).toMatch(/peered already/)
    expect(errorOf(peerTransitGateways(before, hub, hub))).toMatch(/another one/)
    expect(errorOf(propagate(topology, id, table.id, true))).toMatch(/static routes only/)
  })

  it('join two transit gateways in the default table of each (TGW-09)', () => {
    const one = addTransitGateway(before)
    const two = addTransitGateway(one.topology)
    const { topology, id } = expectOk(peerTransitGateways(two.topology, one.id, two.id))
    for (const gateway of [one.id, two.id]) {
      const tableId = findOf(topology, 'transitGateway', gateway)?.defaultAssociationTableId
      const own = findOf(topology, 'transitGatewayRouteTable', tableId)
      expect(own?.associatedAttachmentIds).toEqual([id])
      expect(own?.propagatingAttachmentIds).toEqual([])
    }
  })

  it('leave one gateway’s table alone while they stay in that of the other', () => {
    const one = addTransitGateway(before)
    const two = addTransitGateway(one.topology)
    const { topology, id } = expectOk(peerTransitGateways(two.topology, one.id, two.id))
    const after = dissociateAttachment(topology, id, one.id)
    const associations = [one.id, two.id].map((gateway) => {
      const tableId = findOf(after, 'transitGateway', gateway)?.defaultAssociationTableId
      return findOf(after, 'transitGatewayRouteTable', tableId)?.associatedAttachmentIds
    })
    expect(associations).toEqual([[], [id]])
  })

  it('run tunnels over the attachment of a VPC', () => {
    const made = expectOk(addConnectAttachment(before, hub, attachment.id))
    const blocks = [cidr('172.16.0.0/16')]
    const told = expectOk(setConnectAttachment(made.topology, made.id, { cidrBlocks: blocks }))
    expect(attachedOf(told, made.id)).toMatchObject({
      transportAttachmentId: attachment.id,
      cidrBlocks: blocks,
    })
    const overlapping = { cidrBlocks: [...blocks, cidr('172.16.1.0/24')] }
    expect(errorOf(setConnectAttachment(told, made.id, overlapping))).toMatch(/overlaps/)
    expect(errorOf(addConnectAttachment(told, hub, made.id))).toMatch(/not over a connect/)
  })

  it('propagate into a table, or do not', () => {
    const on = expectOk(propagate(before, attachment.id, table.id, true))
    const idsOf = (topology: typeof before) =>
      findOf(topology, 'transitGatewayRouteTable', table.id)?.propagatingAttachmentIds
    expect(idsOf(on)).toEqual([attachment.id])
    expect(idsOf(expectOk(propagate(on, attachment.id, table.id, false)))).toEqual([])
  })
})

describe('a transit gateway', () => {
  it('stays in the Region of the VPCs at it', () => {
    expect(errorOf(setTransitGateway(before, hub, { region: 'eu-west-1' }))).toMatch(/us-east-1/)
    const free = expectOk(setTransitGateway(before, asId('tgw-2'), { region: 'eu-west-1' }))
    expect(findOf(free, 'transitGateway', 'tgw-2')?.region).toBe('eu-west-1')
  })
})
