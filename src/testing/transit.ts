import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import type {
  TransitGatewayRoute,
  TransitGatewayRouteTable,
} from '@/model/resources/transitGatewayRouteTable'
import type { Resource, Topology } from '@/model/topology'
import {
  aNetworkAclOf,
  anAclEntry,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from './builders'
import { aResource } from './moreBuilders'

type Resources = readonly (Resource | readonly Resource[])[]

type VpcAttachment = Extract<TransitGatewayAttachment['attached'], { kind: 'vpc' }>

/** The attachment of `vpc-N` to `tgw-1`, by its subnet `subnet-tN` unless told. */
export function anAttachment(
  number: number,
  about: Partial<VpcAttachment> & {
    readonly id?: string
    readonly gatewayId?: string
    readonly available?: boolean
  } = {},
): TransitGatewayAttachment {
  const { id = `tgw-attach-${String(number)}`, gatewayId = 'tgw-1', available = true } = about
  const { applianceMode = false, securityGroupReferencing = true, ipv6 = false } = about
  return aResource('transitGatewayAttachment', {
    id,
    available,
    transitGatewayId: asId(gatewayId),
    attached: {
      kind: 'vpc',
      vpcId: about.vpcId ?? asId(`vpc-${String(number)}`),
      subnetIds: about.subnetIds ?? [asId(`subnet-t${String(number)}`)],
      applianceMode,
      securityGroupReferencing,
      ipv6,
    },
  })
}

/** A static route of a transit gateway's table; without attachments a blackhole. */
export function aTransitRoute(
  destination: string,
  attachmentIds: readonly string[],
  origin: TransitGatewayRoute['origin'] = 'static',
): TransitGatewayRoute {
  return {
    destination: destination.startsWith('pl-')
      ? { kind: 'prefixList', prefixListId: asId(destination) }
      : { kind: 'cidr', cidr: cidr(destination) },
    origin,
    attachmentIds: attachmentIds.map((id) => asId(id)),
  }
}

/** A table of `tgw-1` that these attachments are associated with and propagate into. */
export function aTransitTable(
  attachmentIds: readonly string[],
  about: Partial<Omit<TransitGatewayRouteTable, 'id' | 'kind'>> & { readonly id?: string } = {},
): TransitGatewayRouteTable {
  const ids = attachmentIds.map((id) => asId<TransitGatewayAttachment['id']>(id))
  return aResource('transitGatewayRouteTable', {
    associatedAttachmentIds: ids,
    propagatingAttachmentIds: ids,
    ...about,
  })
}

/** An ACL that lets everything through, of `vpc-N`. */
export function anOpenAcl(number: number, id = `acl-${String(number)}`) {
  const entries = (['ingress', 'egress'] as const).flatMap((direction) => [
    anAclEntry({ direction }),
    anAclEntry({ direction, ruleNumber: 101, cidr: cidr('::/0') }),
  ])
  return aNetworkAclOf({ id, vpcId: asId(`vpc-${String(number)}`), isDefault: true, entries })
}

/**
 * Two VPCs on one transit gateway with its default table: `i-a` 10.0.1.10 and `i-b` 10.1.1.20, each in
 * a subnet of its own (`subnet-1`, `subnet-2`), the attachments' subnets beside (`subnet-t1`,
 * `subnet-t2`), all in zone a.
 */
export function twoVpcs(...more: Resources): Topology {
  const anywhere = (version: 4 | 6) =>
    aRule({ protocol: 'all' }, version === 4 ? '0.0.0.0/0' : '::/0')
  return topologyOf(
    aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] }),
    aVpc({
      id: 'vpc-2',
      cidrBlocks: [cidr('10.1.0.0/16')],
      ipv6CidrBlocks: [cidr('2001:db8:2::/56')],
    }),
    anOpenAcl(1, 'acl-default'),
    anOpenAcl(2),
    aSecurityGroup({
      id: 'sg-open',
      ingress: [anywhere(4), anywhere(6)],
      egress: [anywhere(4), anywhere(6)],
    }),
    aSubnet({ routeTableId: asId('rtb-1'), ipv6CidrBlock: cidr('2001:db8:1:1::/64') }),
    aSubnet({
      id: 'subnet-t1',
      cidrBlock: cidr('10.0.9.0/28'),
      routeTableId: asId('rtb-t1'),
    }),
    aSubnet({
      id: 'subnet-2',
      vpcId: asId('vpc-2'),
      cidrBlock: cidr('10.1.1.0/24'),
      ipv6CidrBlock: cidr('2001:db8:2:1::/64'),
      routeTableId: asId('rtb-2'),
    }),
    aSubnet({
      id: 'subnet-t2',
      vpcId: asId('vpc-2'),
      cidrBlock: cidr('10.1.9.0/28'),
      routeTableId: asId('rtb-t2'),
    }),
    aRouteTableOf({
      id: 'rtb-1',
      routes: [
        aRoute('10.1.0.0/16', 'transitGateway', 'tgw-1'),
        aRoute('2001:db8:2::/56', 'transitGateway', 'tgw-1'),
      ],
    }),
    aRouteTableOf({
      id: 'rtb-2',
      vpcId: asId('vpc-2'),
      routes: [
        aRoute('10.0.0.0/16', 'transitGateway', 'tgw-1'),
        aRoute('2001:db8:1::/56', 'transitGateway', 'tgw-1'),
      ],
    }),
    aRouteTableOf({ id: 'rtb-t1' }),
    aRouteTableOf({ id: 'rtb-t2', vpcId: asId('vpc-2') }),
    aServer('a', '10.0.1.10', { groups: ['sg-open'], ipv6: '2001:db8:1:1::10' }),
    aServer('b', '10.1.1.20', {
      subnetId: 'subnet-2',
      groups: ['sg-open'],
      ipv6: '2001:db8:2:1::20',
    }),
    aResource('transitGateway'),
    anAttachment(1),
    anAttachment(2),
    aTransitTable(['tgw-attach-1', 'tgw-attach-2']),
    ...more,
  )
}

/** The same network with these resources put in, in place of those with their ids. */
export function changed(topology: Topology, ...resources: Resources): Topology {
  return resources.flat().reduce<Topology>(
    (before, resource) => ({
      ...before,
      [resource.kind]: { ...before[resource.kind], [resource.id]: resource },
    }),
    topology,
  )
}
