import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr, ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import type { NatGateway } from '@/model/resources/natGateway'
import type { Resource, Topology } from '@/model/topology'
import { ALL_TRAFFIC, icmp, tcp } from '@/model/traffic'
import {
  aGatewayEndpoint,
  anAclEntry,
  anInterface,
  anInternetGateway,
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
import { anInspectionEndpoint, inspectedShop, THROUGH_ENDPOINT } from '@/testing/inspection'
import { aResource } from '@/testing/moreBuilders'
import { traceOf } from '@/testing/traceOf'
import { anAttachment, changed, twoVpcs } from '@/testing/transit'
import { compile } from './compile/network'
import { flowLogRecords, withoutFlows } from './flowLog'
import { DEFAULT_FORMAT, FLOW_LOG_FIELDS, parseFlowLogFormat } from './flowLog/fields'
import { aggregate, formatFlowLogRecord, type FlowLogContext } from './flowLog/record'
import { traceEstablished } from './established'
import { DEFAULT_OPTIONS, type EngineOptions } from './options'
import type { Probe } from './probeTypes'

const CONTEXT: FlowLogContext = {
  accountId: '123456789010',
  start: 1_418_530_010,
  end: 1_418_530_070,
  packets: 20,
  bytes: 4249,
}
const HOME = '198.51.100.7'

interface Asked {
  readonly topology: Topology
  readonly from: string
  readonly to: string
  readonly probe?: Partial<Probe>
  /** From whatever port the opener chooses. */
  readonly anyPort?: true
  readonly context?: Partial<FlowLogContext>
  readonly options?: Partial<EngineOptions>
}

function recordsOf({ topology, from, to, probe, anyPort, context, options }: Asked) {
  const network = compile(topology, { ...DEFAULT_OPTIONS, ...options })
  const trace = traceOf(topology, from, to, { ...(anyPort ? {} : { srcPort: 40000 }), ...probe })
  return flowLogRecords(network, trace, { ...CONTEXT, ...context })
}

/** The records' lines in a format of a few letters. */
function lines(format: string, asked: Asked): readonly string[] {
  const fields = expectOk(parseFlowLogFormat(format))
  return recordsOf(asked).map((record) => formatFlowLogRecord(record, fields))
}

const WHO = '${interface-id} ${flow-direction} ${srcaddr} ${dstaddr} ${action}'
const PKT = '${interface-id} ${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr}'
const PATHS = '${interface-id} ${flow-direction} ${traffic-path}'

const both = (...more: readonly ReturnType<typeof anAclEntry>[]) =>
  aNetworkAclOf({
    id: 'acl-default',
    isDefault: true,
    entries: [...more, anAclEntry(), anAclEntry({ direction: 'egress' })],
  })

/** Two subnets; `i-a` may reach `i-b` on 443. */
function pair(...parts: readonly (Resource | readonly Resource[])[]): Topology {
  return topologyOf(
    aSubnet(),
    aSubnet({
      id: 'subnet-2',
      cidrBlock: cidr('10.0.2.0/24'),
      availabilityZone: 'us-east-1b',
      networkAclId: asId('acl-2'),
    }),
    aNetworkAclOf({ id: 'acl-2', entries: [anAclEntry(), anAclEntry({ direction: 'egress' })] }),
    aSecurityGroup({ id: 'sg-b', ingress: [aRule(tcp(443)), aRule(icmp(), '10.0.1.0/24')] }),
    aServer('a', '10.0.1.10'),
    aServer('b', '10.0.2.20', { groups: ['sg-b'], subnetId: 'subnet-2' }),
    ...parts,
  )
}

const PUBLIC = [
  anInternetGateway(),
  aRouteTableOf({
    id: 'rtb-main',
    main: true,
    routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
  }),
]

describe('the default format (FL-06)', () => {
  it('shows accepted SSH as the AWS guide does', () => {
    const topology = topologyOf(
      aVpc({ cidrBlocks: [cidr('172.31.0.0/16')] }),
      aSubnet({ cidrBlock: cidr('172.31.16.0/20') }),
      aSecurityGroup({ id: 'sg-ssh', ingress: [aRule(tcp(22))] }),
      aServer('a', '172.31.16.139'),
      aServer('b', '172.31.16.21', { groups: ['sg-ssh'] }),
    )
    const ssh = { topology, from: 'i-a', to: 'i-b', probe: { srcPort: 20641, port: 22 } }
    const records = recordsOf({ ...ssh, context: { resourceId: 'eni-b' } })
    expect(records.map((record) => formatFlowLogRecord(record, DEFAULT_FORMAT))).toEqual([
      '2 123456789010 eni-b 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK',
      '2 123456789010 eni-b 172.31.16.21 172.31.16.139 22 20641 6 20 4249 1418530010 1418530070 ACCEPT OK',
    ])
    const rdp = { ...ssh, probe: { srcPort: 49761, port: 3389 }, context: { resourceId: 'eni-b' } }
    expect(recordsOf(rdp).map((record) => formatFlowLogRecord(record, DEFAULT_FORMAT))).toEqual([
      '2 123456789010 eni-b 172.31.16.139 172.31.16.21 49761 3389 6 20 4249 1418530010 1418530070 REJECT OK',
    ])
  })

  it('shows intervals without traffic or without room (FL-08)', () => {
    const eni = compile(pair()).interfaces.get('eni-a')!
    const about = { ...CONTEXT, start: 1_431_280_876, end: 1_431_280_934 }
    const line = (status: 'NODATA' | 'SKIPDATA') =>
      formatFlowLogRecord(withoutFlows(eni, status, about), DEFAULT_FORMAT)
    expect(line('NODATA')).toBe('2 123456789010 eni-a - - - - - - - 1431280876 1431280934 - NODATA')
    expect(line('SKIPDATA')).toMatch(/ - SKIPDATA$/)
  })
})

describe('custom formats', () => {
  it('take every field of versions 2 to 11, none of which is of version 6 (FL-10)', () => {
    const all = Object.keys(FLOW_LOG_FIELDS).map((field) => `\${${field}}`)
    const [line] = lines(all.join(' '), { topology: pair(), from: 'i-a', to: 'i-b' })
    expect(line?.split(' ')).toHaveLength(all.length)
    expect(line).toMatch(/^11 /)
    expect(new Set(Object.values(FLOW_LOG_FIELDS))).toEqual(new Set([2, 3, 4, 5, 7, 8, 9, 10, 11]))
  })

  it('carry the highest version of their fields (FL-07)', () => {
    const version = (format: string) =>
      lines(format, { topology: pair(), from: 'i-a', to: 'i-b' })[0]
    expect(version('${version}')).toBe('2')
    expect(version('${version} ${vpc-id}')).toBe('3 vpc-1')
    expect(version('${version} ${reject-reason}')).toBe('8 -')
    expect(version('${ecs-task-id} ${version} ${az-id}')).toBe('- 7 -')
  })

  it('refuse what is no field', () => {
    expect(parseFlowLogFormat('${srcaddr} dstaddr').ok).toBe(false)
    expect(parseFlowLogFormat('${source}').ok).toBe(false)
  })

  it('tell where the interface stands and what comes next', () => {
    const format =
      '${vpc-id} ${subnet-id} ${instance-id} ${region} ${az-id} ${type} ${interface-type}'
    const asked = {
      topology: pair(),
      from: 'i-a',
      to: 'i-b',
      context: { zoneIds: { 'us-east-1a': 'use1-az4', 'us-east-1b': 'use1-az6' } },
    }
    expect(lines(format, asked)[0]).toBe('vpc-1 subnet-1 i-a us-east-1 use1-az4 IPv4 interface')
    const next =
      '${next-hop-interface-id} ${next-hop-subnet-id} ${next-hop-az-id} ${next-hop-vpc-id} ${next-hop-interface-type}'
    expect(lines(next, asked).slice(0, 2)).toEqual([
      'eni-b subnet-2 use1-az6 vpc-1 interface',
      '- - - - -',
    ])
  })

  it('name the AWS service whose list holds an address', () => {
    const list = {
      ...aPrefixList('52.216.0.0/15'),
      name: 'com.amazonaws.us-east-1.s3',
      awsManaged: true,
    }
    const topology = pair(
      list,
      aGatewayEndpoint(),
      aRouteTableOf({
        id: 'rtb-main',
        main: true,
        routes: [aRoute('pl-1', 'gatewayEndpoint', 'vpce-1')],
      }),
    )
    const format = '${pkt-src-aws-service} ${pkt-dst-aws-service} ${traffic-path}'
    expect(lines(format, { topology, from: 'i-a', to: '52.216.0.9' })).toEqual(['- S3 7', 'S3 - -'])
  })
})

describe('accepted and rejected', () => {
  it('are told at both ends: out of the sender, into the receiver (FL-01, FL-12, FL-14, FL-18)', () => {
    expect(lines(WHO, { topology: pair(), from: 'i-a', to: 'i-b' })).toEqual([
      'eni-a egress 10.0.1.10 10.0.2.20 ACCEPT',
      'eni-b ingress 10.0.1.10 10.0.2.20 ACCEPT',
      'eni-b egress 10.0.2.20 10.0.1.10 ACCEPT',
      'eni-a ingress 10.0.2.20 10.0.1.10 ACCEPT',
    ])
  })

  it('differ where the receiver refuses: the sender saw it off (FL-18)', () => {
    const asked = { topology: pair(), from: 'i-a', to: 'i-b', probe: { port: 22 } }
    expect(lines(WHO, asked)).toEqual([
      'eni-a egress 10.0.1.10 10.0.2.20 ACCEPT',
      'eni-b ingress 10.0.1.10 10.0.2.20 REJECT',
    ])
  })

  it('do not say which filter refused: an ACL at the door reads the same (FL-15)', () => {
    const deny = aNetworkAclOf({ id: 'acl-2', entries: [] })
    const byAcl = { topology: pair(deny), from: 'i-a', to: 'i-b' }
    const byGroup = { topology: pair(), from: 'i-a', to: 'i-b', probe: { port: 22 } }
    const format = `${WHO} \${reject-reason}`
    expect(lines(format, byAcl)).toEqual(lines(format, byGroup))
  })

  it('are rejected at the sender where its own filters refuse', () => {
    const deny = anAclEntry({ direction: 'egress', ruleNumber: 90, action: 'deny' })
    const asked = { topology: pair(both(deny)), from: 'i-a', to: 'i-b' }
    expect(lines(WHO, asked)).toEqual(['eni-a egress 10.0.1.10 10.0.2.20 REJECT'])
  })

  describe('a ping from outside (FL-16, FL-17)', () => {
    const server = (...more: readonly Resource[]) =>
      pair(
        ...PUBLIC,
        aSecurityGroup({ id: 'sg-ping', ingress: [aRule(icmp())] }),
        aServer('p', '10.0.2.30', {
          groups: ['sg-ping'],
          subnetId: 'subnet-2',
          publicIp: '203.0.113.30',
        }),
        ...more,
      )
    const format = '${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action}'
    const ping = { from: HOME, to: 'i-p', probe: { protocol: 'icmp' } } as const
    const request = '198.51.100.7 10.0.2.30 0 0 1'
    const reply = '10.0.2.30 198.51.100.7 0 0 1'

    it('is two ACCEPTs when group and ACL admit both, with ports 0 (FL-13)', () => {
      expect(lines(format, { ...ping, topology: server() })).toEqual([
        `${request} ACCEPT`,
        `${reply} ACCEPT`,
      ])
    })

    it('is an ACCEPT and a REJECT when the ACL lets no ICMP out', () => {
      const inbound = aNetworkAclOf({ id: 'acl-2', entries: [anAclEntry({ traffic: icmp() })] })
      expect(lines(format, { ...ping, topology: server(inbound) })).toEqual([
        `${request} ACCEPT`,
        `${reply} REJECT`,
      ])
    })

    it('is a lone REJECT when the group lets no ICMP in', () => {
      const closed = aSecurityGroup({ id: 'sg-ping', ingress: [] })
      expect(lines(format, { ...ping, topology: server(closed) })).toEqual([`${request} REJECT`])
    })
  })

  it('can be asked for alone, and for one VPC, subnet or interface (FL-01, FL-03)', () => {
    const asked = { topology: pair(), from: 'i-a', to: 'i-b', probe: { port: 22 } }
    const count = (context: Partial<FlowLogContext>) => recordsOf({ ...asked, context }).length
    expect(count({ trafficType: 'ACCEPT' })).toBe(1)
    expect(count({ trafficType: 'REJECT' })).toBe(1)
    expect(count({ trafficType: 'ALL', resourceId: 'vpc-1' })).toBe(2)
    expect(count({ resourceId: 'subnet-2' })).toBe(1)
    expect(count({ resourceId: 'eni-other' })).toBe(0)
  })

  it('show what comes after the end as REJECT (FL-14)', () => {
    const topology = pair(aSecurityGroup({ id: 'sg-b', ingress: [aRule(tcp(443), '10.0.1.0/24')] }))
    const network = compile(topology)
    const probe: Probe = {
      id: 'case',
      from: { instance: 'i-a' },
      to: { instance: 'i-b' },
      protocol: 'tcp',
      port: 443,
      idleSeconds: 432_000,
    }
    const trace = expectOk(traceEstablished(network, network, probe))
    const records = flowLogRecords(network, trace, CONTEXT)
    expect(records[0]?.flow?.action).toBe('REJECT')
  })

  it.each([false, true])('of a drop by a route are behind an option: %s (FL-19)', (logs) => {
    const gone = aRouteTableOf({
      id: 'rtb-main',
      main: true,
      routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-gone')],
    })
    const asked = { topology: pair(gone), from: 'i-a', to: HOME }
    const options = { logsRoutingDrops: logs }
    expect(lines(WHO, { ...asked, options })).toEqual(
      logs ? ['eni-a egress 10.0.1.10 198.51.100.7 REJECT'] : [],
    )
  })

  it.each([false, true])('of a drop by the destination check too: %s (FL-19)', (logs) => {
    const topology = pair(
      aSecurityGroup({ id: 'sg-open', ingress: [aRule()] }),
      aServer('fw', '10.0.2.9', { groups: ['sg-open'], subnetId: 'subnet-2' }),
      aRouteTableOf({
        id: 'rtb-main',
        main: true,
        routes: [aRoute(ANY_IPV4, 'instance', 'i-fw')],
      }),
    )
    const asked = { topology, from: 'i-a', to: HOME, options: { logsRoutingDrops: logs } }
    const sent = 'eni-a egress 10.0.1.10 198.51.100.7 ACCEPT'
    const dropped = 'eni-fw ingress 198.51.100.7 REJECT'
    expect(lines('${interface-id} ${flow-direction} ${pkt-dstaddr} ${action}', asked)).toEqual(
      logs ? [sent.replace(' 10.0.1.10', ''), dropped] : [sent.replace(' 10.0.1.10', '')],
    )
  })

  it('name Block Public Access where it is to blame (BPA-07, FL-15)', () => {
    const blocked = aVpc({ blockPublicAccess: 'block-bidirectional' })
    const topology = pair(
      blocked,
      ...PUBLIC,
      aServer('a', '10.0.1.10', { publicIp: '203.0.113.10' }),
    )
    const format = `${WHO} \${reject-reason}`
    expect(lines(format, { topology, from: 'i-a', to: HOME })).toEqual([
      'eni-a egress 10.0.1.10 198.51.100.7 REJECT BPA',
    ])
    expect(lines(format, { topology, from: HOME, to: 'i-a' })).toEqual([
      'eni-a ingress 198.51.100.7 10.0.1.10 REJECT BPA',
    ])
  })
})

it('what no filter touches is not logged (FL-20, DNS-07), custom DNS is', () => {
  const dns = { protocol: 'udp', port: 53 } as const
  const to = (address: string) =>
    recordsOf({ topology: pair(), from: 'i-a', to: address, probe: dns }).length
  expect(to('169.254.169.253')).toBe(0)
  expect(to('10.0.0.2')).toBe(0)
  expect(to('10.0.1.1')).toBe(0)
  expect(to('169.254.169.123')).toBe(0)
  expect(to('10.0.2.20')).toBe(2)
})

describe('addresses', () => {
  it('of an interface are its primary one, whatever address was used (FL-09)', () => {
    const two = aServer('b', '10.0.2.20', {
      groups: ['sg-b'],
      subnetId: 'subnet-2',
      eni: { privateAddresses: [{ address: ip('10.0.2.20') }, { address: ip('10.0.2.99') }] },
    })
    const asked = { topology: pair(two), from: 'i-a', to: '10.0.2.99' }
    expect(lines(PKT, asked).slice(1, 3)).toEqual([
      'eni-b 10.0.1.10 10.0.2.20 10.0.1.10 10.0.2.99',
      'eni-b 10.0.2.20 10.0.1.10 10.0.2.99 10.0.1.10',
    ])
  })

  it('of an instance with a public one are private (FL-09)', () => {
    const web = aServer('a', '10.0.1.10', { publicIp: '203.0.113.10' })
    const asked = { topology: pair(web, ...PUBLIC), from: 'i-a', to: HOME }
    expect(lines(PKT, asked)).toEqual([
      'eni-a 10.0.1.10 198.51.100.7 10.0.1.10 198.51.100.7',
      'eni-a 198.51.100.7 10.0.1.10 198.51.100.7 10.0.1.10',
    ])
  })
})

describe('interfaces in the middle', () => {
  const nat = (subnetId: string) =>
    topologyOf(
      aSubnet({ routeTableId: asId('rtb-nat') }),
      aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24') }),
      ...PUBLIC.slice(0, 1),
      aRouteTableOf({
        id: 'rtb-nat',
        routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
      }),
      aRouteTableOf({
        id: 'rtb-main',
        main: true,
        routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')],
      }),
      aNatGateway('10.0.1.5', '203.0.113.5'),
      aServer('c', '10.0.2.20', { subnetId }),
    )

  it('FL-21: a NAT gateway has four records, its client two plain ones', () => {
    const format = `${PKT} \${instance-id}`
    expect(lines(format, { topology: nat('subnet-2'), from: 'i-c', to: HOME })).toEqual([
      'eni-c 10.0.2.20 198.51.100.7 10.0.2.20 198.51.100.7 i-c',
      'eni-nat 10.0.2.20 10.0.1.5 10.0.2.20 198.51.100.7 -',
      'eni-nat 10.0.1.5 198.51.100.7 10.0.1.5 198.51.100.7 -',
      'eni-nat 198.51.100.7 10.0.1.5 198.51.100.7 10.0.1.5 -',
      'eni-nat 10.0.1.5 10.0.2.20 198.51.100.7 10.0.2.20 -',
      'eni-c 198.51.100.7 10.0.2.20 198.51.100.7 10.0.2.20 i-c',
    ])
  })

  it('an appliance shows what passes it under its own address (FL-09)', () => {
    const topology = topologyOf(
      aSubnet({ routeTableId: asId('rtb-1') }),
      aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-2') }),
      aSubnet({ id: 'subnet-fw', cidrBlock: cidr('10.0.3.0/24') }),
      aRouteTableOf({ id: 'rtb-1', routes: [aRoute('10.0.2.0/24', 'instance', 'i-fw')] }),
      aRouteTableOf({ id: 'rtb-2', routes: [aRoute('10.0.1.0/24', 'instance', 'i-fw')] }),
      aSecurityGroup({ id: 'sg-open', ingress: [aRule()] }),
      aServer('a', '10.0.1.10', { groups: ['sg-open'] }),
      aServer('b', '10.0.2.20', { groups: ['sg-open'], subnetId: 'subnet-2' }),
      aServer('fw', '10.0.3.30', {
        groups: ['sg-open'],
        subnetId: 'subnet-fw',
        eni: { sourceDestCheck: false },
      }),
    )
    expect(lines(PKT, { topology, from: 'i-a', to: 'i-b' }).slice(0, 4)).toEqual([
      'eni-a 10.0.1.10 10.0.2.20 10.0.1.10 10.0.2.20',
      'eni-fw 10.0.1.10 10.0.3.30 10.0.1.10 10.0.2.20',
      'eni-fw 10.0.3.30 10.0.2.20 10.0.1.10 10.0.2.20',
      'eni-b 10.0.1.10 10.0.2.20 10.0.1.10 10.0.2.20',
    ])
  })
})

describe("a transit gateway's interfaces (FL-22)", () => {
  const own = (id: string, subnetId: string, address: string) =>
    anInterface({
      id,
      subnetId: asId(subnetId),
      interfaceType: 'transit_gateway',
      managedBy: 'Network Interface for Transit Gateway Attachment',
      privateAddresses: [{ address: ip(address) }],
      securityGroupIds: [],
    })
  const interfaces = [
    own('eni-t1', 'subnet-t1', '10.0.9.4'),
    own('eni-t2', 'subnet-t2', '10.1.9.4'),
  ]
  const REQUEST = [
    'eni-a 10.0.1.10 10.1.1.20 10.0.1.10 10.1.1.20',
    'eni-t1 10.0.1.10 10.0.9.4 10.0.1.10 10.1.1.20',
    'eni-t2 10.1.9.4 10.1.1.20 10.0.1.10 10.1.1.20',
    'eni-b 10.0.1.10 10.1.1.20 10.0.1.10 10.1.1.20',
  ]
  const REPLY = [
    'eni-b 10.1.1.20 10.0.1.10 10.1.1.20 10.0.1.10',
    'eni-t2 10.1.1.20 10.1.9.4 10.1.1.20 10.0.1.10',
    'eni-t1 10.0.9.4 10.0.1.10 10.1.1.20 10.0.1.10',
    'eni-a 10.1.1.20 10.0.1.10 10.1.1.20 10.0.1.10',
  ]

  it('show their own address towards the workloads and the packet in the pkt- fields', () => {
    const asked = { topology: twoVpcs(...interfaces), from: 'i-a', to: 'i-b' }
    expect(lines(PKT, asked)).toEqual([...REQUEST, ...REPLY])
    expect(lines(PATHS, asked).slice(0, 4)).toEqual([
      'eni-a egress 1',
      'eni-t1 ingress -',
      'eni-t2 egress 1',
      'eni-b ingress -',
    ])
  })

  it('have no records while nobody describes them', () => {
    const asked = { topology: twoVpcs(), from: 'i-a', to: 'i-b' }
    expect(lines(PKT, asked)).toEqual(
      [...REQUEST, ...REPLY].filter((line) => !line.startsWith('eni-t')),
    )
  })

  it('are rejected at by the ACL of their subnet', () => {
    const closed = aNetworkAclOf({ id: 'acl-t1', entries: [anAclEntry({ direction: 'egress' })] })
    const topology = changed(
      twoVpcs(...interfaces, closed),
      aSubnet({
        id: 'subnet-t1',
        cidrBlock: cidr('10.0.9.0/28'),
        routeTableId: asId('rtb-t1'),
        networkAclId: asId('acl-t1'),
      }),
    )
    expect(lines(WHO, { topology, from: 'i-a', to: 'i-b' })).toEqual([
      'eni-a egress 10.0.1.10 10.1.1.20 ACCEPT',
      'eni-t1 ingress 10.0.1.10 10.0.9.4 REJECT',
    ])
  })

  it('in the subnet of the workload are met without a border (NACL-28)', () => {
    const topology = changed(
      twoVpcs(own('eni-t1', 'subnet-1', '10.0.1.4'), own('eni-t2', 'subnet-2', '10.1.1.4')),
      anAttachment(1, { subnetIds: [asId('subnet-1')] }),
      anAttachment(2, { subnetIds: [asId('subnet-2')] }),
    )
    const asked = { topology, from: 'i-a', to: 'i-b' }
    expect(lines('${interface-id} ${flow-direction}', asked)).toEqual([
      'eni-a egress',
      'eni-t1 ingress',
      'eni-t2 egress',
      'eni-b ingress',
      'eni-b egress',
      'eni-t2 ingress',
      'eni-t1 egress',
      'eni-a ingress',
    ])
  })
})

describe('an inspection', () => {
  const eni = anInterface({
    id: 'eni-inspect',
    subnetId: asId('subnet-fw'),
    interfaceType: 'gateway_load_balancer_endpoint',
    managedBy: 'VPC Endpoint Interface vpce-gwlb',
    privateAddresses: [{ address: ip('10.0.4.9') }],
    securityGroupIds: [],
  })
  const endpoint = anInspectionEndpoint({ networkInterfaceIds: [asId('eni-inspect')] })

  it('has records in and out at its endpoint, between the gateway and the workload (FL-01)', () => {
    const topology = inspectedShop(THROUGH_ENDPOINT, endpoint, eni)
    expect(lines(WHO, { topology, from: HOME, to: 'i-web' }).slice(0, 3)).toEqual([
      'eni-inspect ingress 198.51.100.7 10.0.4.9 ACCEPT',
      'eni-inspect egress 10.0.4.9 10.0.1.10 ACCEPT',
      'eni-web ingress 198.51.100.7 10.0.1.10 ACCEPT',
    ])
  })
})

describe('a firewall that drops', () => {
  it('lets nothing out of its endpoint (FL-01)', () => {
    const drop = aResource('firewallPolicy', { statelessDefault: 'drop' })
    const firewall = anInspectionEndpoint({
      networkFirewallId: asId('fw-1'),
      networkInterfaceIds: [asId('eni-inspect')],
    })
    const named = aResource('networkFirewall', {
      id: 'fw-1',
      firewallPolicyId: asId('firewall-policy-1'),
    })
    const own = anInterface({
      id: 'eni-inspect',
      subnetId: asId('subnet-fw'),
      interfaceType: 'gateway_load_balancer_endpoint',
      privateAddresses: [{ address: ip('10.0.4.9') }],
      securityGroupIds: [],
    })
    const topology = inspectedShop(THROUGH_ENDPOINT, firewall, drop, named, own)
    expect(lines(WHO, { topology, from: HOME, to: 'i-web' })).toEqual([
      'eni-inspect ingress 198.51.100.7 10.0.4.9 ACCEPT',
    ])
  })
})

it('a service without groups answers its neighbour on the record too (FL-18)', () => {
  const quiet = anInterface({
    id: 'eni-quiet',
    interfaceType: 'vpc_endpoint',
    managedBy: 'VPC Endpoint Interface vpce-1',
    privateAddresses: [{ address: ip('10.0.1.60') }],
    securityGroupIds: [],
  })
  const asked = { topology: pair(quiet), from: 'i-a', to: '10.0.1.60' }
  expect(lines('${interface-id} ${flow-direction}', asked)).toEqual([
    'eni-a egress',
    'eni-quiet ingress',
    'eni-quiet egress',
    'eni-a ingress',
  ])
})

describe('a connection that works from some ports only', () => {
  const some = (from: number, to: number) =>
    aNetworkAclOf({
      id: 'acl-2',
      entries: [anAclEntry(), anAclEntry({ direction: 'egress', traffic: tcp({ from, to }) })],
    })
  const FORMAT = '${interface-id} ${dstport} ${action}'

  it('is recorded from one that works, and from another where it is asked for (FL-02)', () => {
    const topology = pair(some(50000, 60999))
    const any = { topology, from: 'i-a', to: 'i-b', anyPort: true } as const
    expect(lines(FORMAT, any).slice(2)).toEqual(['eni-b 50000 ACCEPT', 'eni-a 50000 ACCEPT'])
    const given = { topology, from: 'i-a', to: 'i-b', probe: { srcPort: 40000 } }
    expect(lines(FORMAT, given).slice(2)).toEqual(['eni-b 40000 REJECT'])
  })

  it('stops in the record where no port passes all filters', () => {
    const inbound = aNetworkAclOf({
      id: 'acl-default',
      isDefault: true,
      entries: [
        anAclEntry({ traffic: tcp({ from: 32768, to: 40000 }) }),
        anAclEntry({ direction: 'egress' }),
      ],
    })
    const topology = pair(some(50000, 60999), inbound)
    const any = { topology, from: 'i-a', to: 'i-b', anyPort: true } as const
    expect(lines(FORMAT, any).slice(2)).toEqual(['eni-b 32768 REJECT'])
  })
})

it('a regional NAT gateway is named as resource, without interface and subnet (NAT-27)', () => {
  const topology = topologyOf(
    aSubnet(),
    anInternetGateway(),
    aRouteTableOf({
      id: 'rtb-main',
      main: true,
      routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')],
    }),
    aRouteTableOf({ id: 'rtb-nat', routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')] }),
    aRegionalNat(),
    aServer('a', '10.0.1.10'),
  )
  const format = '${resource-id} ${interface-id} ${subnet-id} ${srcaddr} ${dstaddr} ${traffic-path}'
  expect(lines(format, { topology, from: 'i-a', to: HOME })).toEqual([
    '- eni-a subnet-1 10.0.1.10 198.51.100.7 1',
    'nat-1 - - 10.0.1.10 198.51.100.7 -',
    'nat-1 - - 203.0.113.5 198.51.100.7 8',
    'nat-1 - - 198.51.100.7 203.0.113.5 -',
    'nat-1 - - 198.51.100.7 10.0.1.10 1',
    '- eni-a subnet-1 198.51.100.7 10.0.1.10 -',
  ])
})

function aRegionalNat(): NatGateway {
  const [{ subnetId: _none, ...gateway }] = aNatGateway('10.0.1.5', '203.0.113.5')
  return {
    ...gateway,
    networkInterfaceIds: [],
    regional: {
      routeTableId: asId('rtb-nat'),
      addresses: [{ availabilityZone: 'us-east-1a', publicIp: ip('203.0.113.5') }],
    },
  }
}

describe('the traffic path of what goes out (FL-12)', () => {
  const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
  const peered = (region: string) => {
    const other = { ...far, region }
    return pair(
      other,
      aPeering(aVpc(), other),
      aRouteTableOf({
        id: 'rtb-main',
        main: true,
        routes: [aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1')],
      }),
      aSubnet({ id: 'subnet-far', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      aServer('far', '10.1.1.20', { subnetId: 'subnet-far', groups: ['sg-default'] }),
    )
  }

  it.each([
    ['us-east-1', 4],
    ['eu-west-1', 5],
  ] as const)('is through a peering with %s: %d', (region, path) => {
    const asked = { topology: peered(region), from: 'i-a', to: 'i-far' }
    expect(lines(PATHS, asked)[0]).toBe(`eni-a egress ${String(path)}`)
  })

  it('is inside the VPC, and what comes in has none', () => {
    expect(lines(PATHS, { topology: pair(), from: 'i-a', to: 'i-b' })).toEqual([
      'eni-a egress 1',
      'eni-b ingress -',
      'eni-b egress 1',
      'eni-a ingress -',
    ])
  })

  it.each([
    [undefined, 8],
    ['m5.large', 8],
    ['t2.micro', 2],
  ])('is an internet gateway, which only Nitro tells: %s', (instanceType, path) => {
    const web = aServer('a', '10.0.1.10', {
      publicIp: '203.0.113.10',
      ...(instanceType === undefined ? {} : { instance: { instanceType } }),
    })
    const asked = { topology: pair(web, ...PUBLIC), from: 'i-a', to: HOME }
    expect(lines(PATHS, asked)[0]).toBe(`eni-a egress ${String(path)}`)
  })

  it('is not told of what is rejected', () => {
    const deny = anAclEntry({ direction: 'egress', ruleNumber: 90, action: 'deny' })
    expect(lines(PATHS, { topology: pair(both(deny)), from: 'i-a', to: 'i-b' })).toEqual([
      'eni-a egress -',
    ])
  })
})

describe('TCP flags (FL-11)', () => {
  const FLAGS = '${interface-id} ${tcp-flags}'
  const flags = (about: Partial<Asked>) =>
    lines(FLAGS, { topology: pair(), from: 'i-a', to: 'i-b', ...about })

  it('are SYN and SYN-ACK of what opens, with FIN of what closes, 0 of what goes on', () => {
    expect(flags({})).toEqual(['eni-a 2', 'eni-b 2', 'eni-b 18', 'eni-a 18'])
    expect(flags({ context: { phase: 'whole' } })).toEqual([
      'eni-a 3',
      'eni-b 3',
      'eni-b 19',
      'eni-a 19',
    ])
    expect(flags({ context: { phase: 'goesOn' } })[0]).toBe('eni-a 0')
  })

  it('are RST of a guest that does not listen, and 0 of other protocols', () => {
    const deaf = aServer('b', '10.0.2.20', {
      groups: ['sg-b'],
      subnetId: 'subnet-2',
      instance: { services: [] },
    })
    expect(flags({ topology: pair(deaf) })).toEqual(['eni-a 2', 'eni-b 2', 'eni-b 4', 'eni-a 4'])
    expect(flags({ probe: { protocol: 'icmp' } })[0]).toBe('eni-a 0')
  })

  it('of one flow in one interval are united in one record (FL-02)', () => {
    const opened = recordsOf({ topology: pair(), from: 'i-a', to: 'i-b' })
    const whole = recordsOf({
      topology: pair(),
      from: 'i-a',
      to: 'i-b',
      context: { phase: 'whole', start: CONTEXT.end, end: CONTEXT.end + 60 },
    })
    const united = aggregate([...opened, ...whole])
    expect(united).toHaveLength(4)
    expect(united[0]).toMatchObject({
      start: CONTEXT.start,
      end: CONTEXT.end + 60,
      flow: { tcpFlags: 3, packets: 40, bytes: 8498 },
    })
  })
})

it('IPv6 is told by its own addresses', () => {
  const topology = topologyOf(
    aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] }),
    aSubnet({ ipv6CidrBlock: cidr('2001:db8:1:1::/64') }),
    aSecurityGroup({
      id: 'sg-six',
      ingress: [aRule(ALL_TRAFFIC, ANY_IPV6)],
      egress: [aRule(ALL_TRAFFIC, ANY_IPV6)],
    }),
    aServer('a', '10.0.1.10', { groups: ['sg-six'], ipv6: '2001:db8:1:1::10' }),
    aServer('b', '10.0.1.20', { groups: ['sg-six'], ipv6: '2001:db8:1:1::20' }),
  )
  const asked = { topology, from: 'i-a', to: 'i-b', probe: { family: 6 } } as const
  expect(lines('${type} ${srcaddr} ${dstaddr}', asked)[0]).toBe(
    'IPv6 2001:db8:1:1::10 2001:db8:1:1::20',
  )
})

it('of another account’s VPC there are no records (FL-05)', () => {
  const topology = pair(
    aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')], stub: true }),
    aSubnet({ id: 'subnet-far', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
    anInterface({
      id: 'eni-far',
      subnetId: asId('subnet-far'),
      privateAddresses: [{ address: ip('10.1.1.20') }],
    }),
    aPeering(aVpc(), aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })),
    aRouteTableOf({
      id: 'rtb-main',
      main: true,
      routes: [aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1')],
    }),
  )
  expect(lines('${interface-id}', { topology, from: 'i-a', to: 'eni-far' })).toEqual(['eni-a'])
})
