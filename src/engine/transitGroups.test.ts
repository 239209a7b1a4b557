import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { Resource } from '@/model/topology'
import {
  aPeering,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { blame, traceOf } from '@/testing/traceOf'
import { anAttachment, changed, twoVpcs } from '@/testing/transit'

const WEB = aSecurityGroup({ id: 'sg-web', egress: [aRule()] })
const OF_WEB = aSecurityGroup({
  id: 'sg-of-web',
  vpcId: asId('vpc-2'),
  ingress: [aRule({ protocol: 'all' }, 'sg-web')],
})

/** i-b lets in members of sg-web alone; i-a is one, in the other VPC. */
const ask = (supports: boolean, ...resources: readonly (Resource | readonly Resource[])[]) =>
  traceOf(
    changed(
      twoVpcs(),
      WEB,
      OF_WEB,
      aServer('a', '10.0.1.10', { groups: ['sg-web'] }),
      aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-of-web'] }),
      aResource('transitGateway', { securityGroupReferencing: supports }),
      ...resources,
    ),
    'i-a',
    'i-b',
  )
const REFUSED = 'security-group sg-of-web request ingress SG_REFERENCING_SUPPORT'

describe('a reference to a group over a transit gateway', () => {
  it('matches inbound where the gateway and both attachments support it (SG-25, SG-28, TGW-19)', () => {
    expect(ask(true).verdict).toBe('allow')
  })

  it.each([
    ['the gateway', false, []],
    ['the sender’s attachment', true, [anAttachment(1, { securityGroupReferencing: false })]],
    ['the receiver’s attachment', true, [anAttachment(2, { securityGroupReferencing: false })]],
  ] as const)('needs the support of %s (SG-28)', (_who, supports, more) => {
    expect(blame(ask(supports, ...more))).toEqual([REFUSED])
  })

  it('never matches outbound (SG-26)', () => {
    const strict = aSecurityGroup({
      id: 'sg-web',
      egress: [aRule({ protocol: 'all' }, 'sg-of-web')],
    })
    expect(blame(ask(true, strict))).toEqual([
      'security-group sg-web request egress SG_REFERENCING_SUPPORT',
    ])
  })

  it('matches no address of a VPC that is not on the gateway', () => {
    const apart = anAttachment(1, { gatewayId: 'tgw-2' })
    const topology = changed(twoVpcs(), WEB, OF_WEB, apart)
    const trace = traceOf(
      changed(topology, aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-of-web'] })),
      'i-a',
      '10.1.1.20',
    )
    expect(blame(trace)).toContain('security-group sg-of-web request ingress ENI_SG_RULES_MISMATCH')
  })

  it('does not match through an appliance in an inspecting VPC (SG-29, SG-30, SG-31)', () => {
    const appliance = aServer('fw', '10.1.2.4', {
      subnetId: 'subnet-fw',
      groups: ['sg-open'],
      eni: { sourceDestCheck: false },
    })
    const trace = ask(
      true,
      appliance,
      aSubnet({ id: 'subnet-fw', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.2.0/24') }),
      aRouteTableOf({ id: 'rtb-main-2', vpcId: asId('vpc-2'), main: true }),
      aRouteTableOf({
        id: 'rtb-t2',
        vpcId: asId('vpc-2'),
        routes: [aRoute('10.1.1.0/24', 'networkInterface', 'eni-fw')],
      }),
    )
    expect(blame(trace)[0]).toBe(
      'security-group sg-of-web request ingress SG_REFERENCES_NOT_PRESERVED',
    )
  })

  it('follows the way that the packet takes: a peering beside the gateway carries groups (SG-27)', () => {
    const peering = aPeering(aVpc(), aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }))
    const byPeering = [
      peering,
      aRouteTableOf({ id: 'rtb-1', routes: [aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1')] }),
    ]
    expect(ask(false, ...byPeering).requestDelivered).toBe(true)
    // Peered, but the packet goes by the gateway, which carries no groups.
    expect(blame(ask(false, peering))).toEqual([REFUSED])
  })
})

describe('a group that is used in several VPCs', () => {
  const shared = aSecurityGroup({
    id: 'sg-web',
    associatedVpcIds: [asId('vpc-2')],
    ingress: [aRule({ protocol: 'all' }, 'sg-web')],
  })

  it('filters interfaces of the VPCs that it is associated with (SG-44, SG-45)', () => {
    const own = aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-web'] })
    expect(ask(true, shared, own).verdict).toBe('allow')
    expect(blame(ask(false, shared, own))).toEqual([
      'security-group sg-web request ingress SG_REFERENCING_SUPPORT',
    ])
  })

  it('knows its members in the very VPC without any gateway', () => {
    const neighbours = [
      aServer('a', '10.1.1.10', { subnetId: 'subnet-2', groups: ['sg-web'] }),
      aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-web'] }),
    ]
    expect(ask(false, shared, ...neighbours).verdict).toBe('allow')
  })
})
