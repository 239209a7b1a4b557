import { describe, expect, it } from 'vitest'
import { asId } from './ids'
import { cidr, ip, integerToIp, ipToInteger } from './ip'
import { adjustQuotas, DEFAULT_QUOTAS, instanceLimits, type Quotas } from './quotas'
import { expectOk } from './result'
import type { Resource, Topology } from './topology'
import { validate } from './validation'
import {
  anAclEntry,
  anInterface,
  aNatGateway,
  aNetworkAclOf,
  aPeering,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'

function quotaIssues(topology: Topology, changes: Partial<Quotas> = {}) {
  return validate(topology, { ...DEFAULT_QUOTAS, ...changes })
    .filter(({ kind }) => kind === 'quota')
    .map(({ message, rule }) => `${message} (${rule})`)
}

function many<T>(count: number, make: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

function addressAt(base: string, at: number) {
  return integerToIp(ipToInteger(ip(base)) + BigInt(at), 4)
}

describe('the quotas of AWS', () => {
  it('VPC-05: count VPCs of a Region, and subnets and blocks of a VPC', () => {
    const vpcs = many(6, (at) =>
      aVpc({ id: `vpc-${String(at)}`, cidrBlocks: [cidr(`10.${String(at)}.0.0/16`)] }),
    )
    const withoutFirst = topologyOf(...vpcs.slice(1))
    expect(quotaIssues(withoutFirst)).toEqual([])
    expect(quotaIssues(topologyOf(vpcs))).toEqual([
      'Region us-east-1 has 6 VPCs; the quota is 5 (VPC-05)',
    ])
    const blocks = aVpc({ cidrBlocks: many(6, (at) => cidr(`10.${String(at + 2)}.0.0/16`)) })
    expect(quotaIssues(topologyOf(blocks))).toEqual([
      'vpc-1 has 6 IPv4 blocks; the quota is 5 (VPC-05)',
    ])
    const subnets = many(201, (at) =>
      aSubnet({ id: `subnet-${String(at)}`, cidrBlock: cidr(`10.0.${String(at)}.0/24`) }),
    )
    expect(quotaIssues(topologyOf(subnets))).toEqual([
      'vpc-1 has 201 subnets; the quota is 200 (VPC-05)',
    ])
  })

  it('VPC-22: count the address usage of a VPC and of its peers', () => {
    const peer = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
    const topology = topologyOf(
      peer,
      aPeering(aVpc(), peer),
      aSubnet(),
      aServer('web', '10.0.1.10'),
      anInterface({
        id: 'eni-db',
        interfaceType: 'rds',
        managedBy: 'RDSNetworkInterface',
        privateAddresses: [{ address: ip('10.0.1.11') }],
      }),
    )
    expect(quotaIssues(topology)).toEqual([])
    expect(quotaIssues(topology, { addressUsagePerVpc: 6, addressUsagePeered: 7 })).toEqual([
      'vpc-1 has 7 units of address usage; the quota is 6 (VPC-22)',
    ])
    expect(quotaIssues(topology, { addressUsagePeered: 6 })).toEqual([
      'vpc-1, with the VPCs that it is peered with, has 7 units of address usage; the quota is 6 (VPC-22)',
      'vpc-2, with the VPCs that it is peered with, has 7 units of address usage; the quota is 6 (VPC-22)',
    ])
  })

  it('ENI-05: count five groups on an interface', () => {
    const groups = many(6, (at) => aSecurityGroup({ id: `sg-${String(at)}` }))
    const worn = (count: number) =>
      aServer('web', '10.0.1.10', { groups: groups.slice(0, count).map(({ id }) => id) })
    expect(quotaIssues(topologyOf(groups, aSubnet(), worn(5)))).toEqual([])
    expect(quotaIssues(topologyOf(groups, aSubnet(), worn(6)))).toEqual([
      'eni-web has 6 security groups; the quota is 5 (ENI-05)',
    ])
  })

  it('SG-40, SG-41, SG-42: count a reference for both families, a list as AWS weighs it', () => {
    const s3 = {
      ...aPrefixList('52.216.0.0/15'),
      name: 'com.amazonaws.us-east-1.s3',
      awsManaged: true,
      maxEntries: 40,
    }
    const group = aSecurityGroup({
      ingress: [aRule(undefined, 'pl-1'), aRule(undefined, 'sg-default'), aRule()],
    })
    expect(quotaIssues(topologyOf(s3, group), { rulesPerGroup: 2 })).toEqual([
      'sg-1 has 3 inbound rules for IPv4; the quota is 2 (SG-42)',
    ])
    const own = { ...s3, awsManaged: false }
    expect(quotaIssues(topologyOf(own, group), { rulesPerGroup: 41 })).toEqual([
      'sg-1 has 42 inbound rules for IPv4; the quota is 41 (SG-42)',
    ])
  })

  it('SG-43: let no account have more than a thousand rules on an interface', () => {
    expect(
      expectOk(adjustQuotas({ rulesPerGroup: 100, groupsPerInterface: 10 })).rulesPerGroup,
    ).toBe(100)
    expect(adjustQuotas({ rulesPerGroup: 100, groupsPerInterface: 11 })).toEqual({
      ok: false,
      error: 'rulesPerGroup times groupsPerInterface is 1100; AWS allows 1000 at most (SG-43)',
    })
  })

  it('NACL-02: end with rule 32766', () => {
    const last = aNetworkAclOf({ entries: [anAclEntry({ ruleNumber: 32766 })] })
    expect(validate(topologyOf(last))).toEqual([])
    const beyond = aNetworkAclOf({
      entries: [anAclEntry({ ruleNumber: 0 }), anAclEntry({ ruleNumber: 32767 })],
    })
    expect(validate(topologyOf(beyond)).map(({ message }) => message)).toEqual([
      'acl-1 has an inbound rule with the number 0; numbers go from 1 to 32766',
      'acl-1 has an inbound rule with the number 32767; numbers go from 1 to 32766',
    ])
  })

  it('NACL-19: count twenty entries a direction, up to forty', () => {
    const acl = aNetworkAclOf({ entries: many(21, (at) => anAclEntry({ ruleNumber: at + 1 })) })
    expect(quotaIssues(topologyOf(acl))).toEqual([
      'acl-1 has 21 inbound rules; the quota is 20 (NACL-19)',
    ])
    expect(
      quotaIssues(topologyOf(acl), expectOk(adjustQuotas({ entriesPerAclDirection: 40 }))),
    ).toEqual([])
    expect(adjustQuotas({ entriesPerAclDirection: 41 })).toEqual({
      ok: false,
      error: 'entriesPerAclDirection is 41; AWS allows 40 at most (NACL-19)',
    })
  })

  it('RT-22, RT-23: count routes for each family, a list as its maximum size, propagated ones apart', () => {
    const list = { ...aPrefixList('10.9.0.0/16'), maxEntries: 3 }
    const table = aRouteTableOf({
      routes: [
        aRoute('pl-1', 'internetGateway', 'igw-1'),
        aRoute('0.0.0.0/0', 'internetGateway', 'igw-1'),
        aRoute('::/0', 'internetGateway', 'igw-1'),
        ...many(2, (at) =>
          aRoute(`192.168.${String(at)}.0/24`, 'virtualPrivateGateway', 'vgw-1', {
            origin: 'propagated',
          }),
        ),
      ],
    })
    expect(
      quotaIssues(topologyOf(list, table), { routesPerTable: 4, propagatedRoutesPerTable: 2 }),
    ).toEqual([])
    expect(
      quotaIssues(topologyOf(list, table), { routesPerTable: 3, propagatedRoutesPerTable: 1 }),
    ).toEqual([
      'rtb-1 has 4 routes for IPv4; the quota is 3 (RT-22)',
      'rtb-1 has 2 propagated routes; the quota is 1 (RT-22)',
    ])
    expect(adjustQuotas({ propagatedRoutesPerTable: 200 }).ok).toBe(false)
  })

  it('ADDR-05: count five Elastic IPs in a Region', () => {
    const servers = many(6, (at) =>
      aServer(String(at), addressAt('10.0.1.10', at), { publicIp: addressAt('203.0.113.10', at) }),
    )
    expect(quotaIssues(topologyOf(aSubnet(), servers.slice(0, 5).flat()))).toEqual([])
    expect(quotaIssues(topologyOf(aSubnet(), servers.flat()))).toEqual([
      'Region us-east-1 has 6 Elastic IPs in use; the quota is 5 (ADDR-05)',
    ])
  })

  it('NAT-16: count two Elastic IPs on a NAT gateway and eight addresses', () => {
    const [gateway, eni] = aNatGateway('10.0.1.9', '203.0.113.9')
    const withAddresses = (count: number): readonly Resource[] => [
      gateway,
      {
        ...eni,
        privateAddresses: many(count, (at) => ({
          address: addressAt('10.0.1.9', at),
          publicIp: addressAt('203.0.113.9', at),
        })),
      },
    ]
    expect(quotaIssues(topologyOf(aSubnet(), withAddresses(2)))).toEqual([])
    expect(quotaIssues(topologyOf(aSubnet(), withAddresses(9)))).toEqual([
      'nat-1 has 9 addresses; the quota is 8 (NAT-16)',
      'nat-1 has 9 Elastic IPs; the quota is 2 (NAT-16)',
    ])
  })

  it('NAT-20: count five NAT gateways in a zone', () => {
    const [gateway] = aNatGateway('10.0.1.9', '203.0.113.9')
    const gateways = many(
      6,
      (at): Resource => ({
        ...gateway,
        id: asId<never>(`nat-${String(at)}`),
        networkInterfaceIds: [],
      }),
    )
    expect(quotaIssues(topologyOf(aSubnet(), gateways.slice(1)))).toEqual([])
    expect(quotaIssues(topologyOf(aSubnet(), gateways))).toEqual([
      'us-east-1a has 6 NAT gateways; the quota is 5 (NAT-20)',
    ])
  })

  it('NAT-24: count 32 addresses of a regional NAT gateway in a zone', () => {
    const [{ subnetId: _, ...gateway }] = aNatGateway('10.0.1.9', '203.0.113.9')
    const regional = (count: number): Resource => ({
      ...gateway,
      networkInterfaceIds: [],
      regional: {
        addresses: many(count, (at) => ({
          availabilityZone: 'us-east-1a',
          publicIp: addressAt('203.0.113.9', at),
        })),
      },
    })
    expect(quotaIssues(topologyOf(regional(32)))).toEqual([])
    expect(quotaIssues(topologyOf(regional(33)))).toEqual([
      'nat-1 has 33 addresses in us-east-1a; the quota is 32 (NAT-24)',
    ])
  })

  it('IFE-16: count interface and Gateway Load Balancer endpoints of a VPC together', () => {
    const endpoints = many(50, (at) => aResource('interfaceEndpoint', { id: `vpce-${String(at)}` }))
    expect(quotaIssues(topologyOf(endpoints))).toEqual([])
    expect(quotaIssues(topologyOf(endpoints, aResource('gatewayLoadBalancerEndpoint')))).toEqual([
      'vpc-1 has 51 interface and Gateway Load Balancer endpoints; the quota is 50 (IFE-16)',
    ])
  })

  it('ENI-08, ENI-09: know what an instance type holds, a delegated prefix counted as one address', () => {
    expect(instanceLimits('t3.micro')).toEqual({ interfaces: 2, addresses: 2 })
    expect(instanceLimits('m7i.4xlarge')).toEqual({ interfaces: 8, addresses: 30 })
    expect(instanceLimits('x2idn.metal')).toBeUndefined()
    const server = (prefixes: number) =>
      aServer('web', '10.0.1.10', {
        instance: { instanceType: 't3.micro' },
        eni: { prefixes: many(prefixes, (at) => cidr(`10.0.1.${String(64 + 16 * at)}/28`)) },
      })
    expect(quotaIssues(topologyOf(aSubnet(), server(1)))).toEqual([])
    expect(quotaIssues(topologyOf(aSubnet(), server(2)))).toEqual([
      'eni-web has 3 IPv4 addresses and prefixes; a t3.micro has 2 at most (ENI-09)',
    ])
    const more = many(2, (at) =>
      anInterface({
        id: `eni-${String(at)}`,
        privateAddresses: [{ address: addressAt('10.0.1.20', at) }],
        attachment: { instanceId: asId('i-web'), deviceIndex: at + 1 },
      }),
    )
    expect(quotaIssues(topologyOf(aSubnet(), server(0), more))).toEqual([
      'web has 3 network interfaces; a t3.micro has 2 at most (ENI-09)',
    ])
  })
})
