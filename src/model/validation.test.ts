import { describe, expect, it } from 'vitest'
import { asId } from './ids'
import { cidr, integerToIp, ip, ipToInteger } from './ip'
import { DEFAULT_QUOTAS } from './quotas'
import type { Resource, Topology } from './topology'
import { icmp, tcp } from './traffic'
import { ISSUE_MEANINGS, validate, type IssueKind } from './validation'
import {
  anAclEntry,
  aNatGateway,
  anInstance,
  anInterface,
  anInternetGateway,
  anInternetHost,
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

const otherVpc = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
/** What AWS makes with a second VPC, so that it raises no issue of its own. */
const secondVpc: readonly Resource[] = [
  otherVpc,
  aRouteTableOf({ id: 'rtb-main-2', vpcId: asId('vpc-2'), main: true }),
  aNetworkAclOf({ id: 'acl-default-2', vpcId: asId('vpc-2'), isDefault: true }),
  aSecurityGroup({ id: 'sg-default-2', vpcId: asId('vpc-2'), isDefault: true }),
]

function mainTable(...routes: readonly ReturnType<typeof aRoute>[]) {
  return aRouteTableOf({ id: 'rtb-main', main: true, routes })
}

/** A subnet of its own for an appliance, whose table is not the one that leads to it. */
const applianceSubnet: readonly Resource[] = [
  aRouteTableOf({ id: 'rtb-fw' }),
  aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-fw') }),
]

type Case = readonly [
  sentence: string,
  kind: IssueKind,
  resources: readonly (Resource | readonly Resource[])[],
  ids: readonly string[],
]

const cases: readonly Case[] = [
  ['a VPC without a block (VPC-01)', 'vpcWithoutBlock', [aVpc({ cidrBlocks: [] })], ['vpc-1']],
  ['a VPC of /8 (VPC-01)', 'vpcBlockSize', [aVpc({ cidrBlocks: [cidr('10.0.0.0/8')] })], ['vpc-1']],
  [
    'an IPv6 block of /57',
    'vpcBlockSize',
    [aVpc({ ipv6CidrBlocks: [cidr('2001:db8::/57')] })],
    ['vpc-1'],
  ],
  [
    'a VPC in a range that AWS keeps (VPC-02)',
    'vpcBlockForbidden',
    [aVpc({ cidrBlocks: [cidr('169.254.0.0/20')] })],
    ['vpc-1'],
  ],
  [
    "a VPC on Docker's bridge (VPC-04)",
    'vpcBlockDocker',
    [aVpc({ cidrBlocks: [cidr('172.17.0.0/16')] })],
    ['vpc-1'],
  ],
  [
    'two blocks of one VPC that overlap',
    'vpcBlocksOverlap',
    [aVpc({ cidrBlocks: [cidr('10.0.0.0/16'), cidr('10.0.128.0/20')] })],
    ['vpc-1'],
  ],
  [
    'peered VPCs that overlap',
    'peeredBlocksOverlap',
    [
      aVpc({ cidrBlocks: [cidr('10.0.0.0/16'), cidr('10.1.4.0/24')] }),
      secondVpc,
      aPeering(aVpc(), otherVpc),
    ],
    ['pcx-1', 'vpc-2', 'vpc-1'],
  ],
  [
    'two VPCs peered twice',
    'peeringTwice',
    [secondVpc, aPeering(aVpc(), otherVpc), aPeering(otherVpc, aVpc(), { id: 'pcx-2' })],
    ['pcx-2', 'pcx-1'],
  ],
  ['a VPC peered with itself', 'peeringWithItself', [aPeering(aVpc(), aVpc())], ['pcx-1', 'vpc-1']],
  [
    'a subnet outside its VPC',
    'subnetOutsideVpc',
    [aSubnet({ cidrBlock: cidr('10.9.0.0/24') })],
    ['subnet-1', 'vpc-1'],
  ],
  ['a subnet of /29', 'subnetSize', [aSubnet({ cidrBlock: cidr('10.0.0.0/29') })], ['subnet-1']],
  [
    'an IPv6 subnet of /63',
    'subnetSize',
    [
      aVpc({ ipv6CidrBlocks: [cidr('2001:db8::/56')] }),
      aSubnet({ ipv6CidrBlock: cidr('2001:db8::/63') }),
    ],
    ['subnet-1'],
  ],
  [
    'subnets that overlap',
    'subnetsOverlap',
    [aSubnet(), aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.1.128/25') })],
    ['subnet-2', 'subnet-1'],
  ],
  [
    'an address outside its subnet',
    'addressOutsideSubnet',
    [aSubnet(), aServer('web', '10.0.2.10')],
    ['eni-web', 'subnet-1'],
  ],
  [
    'an IPv6 address in a subnet without IPv6',
    'addressOutsideSubnet',
    [aSubnet(), aServer('web', '10.0.1.10', { ipv6: '2001:db8::5' })],
    ['eni-web', 'subnet-1'],
  ],
  [
    'the address of the router',
    'addressReserved',
    [aSubnet(), aServer('web', '10.0.1.1')],
    ['eni-web', 'subnet-1'],
  ],
  [
    'the last address of a subnet',
    'addressReserved',
    [aSubnet(), aServer('web', '10.0.1.255')],
    ['eni-web', 'subnet-1'],
  ],
  [
    'one address on two interfaces',
    'addressTwice',
    [aSubnet(), aServer('web', '10.0.1.10'), aServer('db', '10.0.1.10')],
    ['eni-db', 'eni-web'],
  ],
  [
    'one public address on an interface and an internet host',
    'publicAddressTwice',
    [aSubnet(), aServer('web', '10.0.1.10', { publicIp: '198.51.100.7' }), anInternetHost()],
    ['host-1', 'eni-web'],
  ],
  [
    'a delegated prefix of /24',
    'prefixSize',
    [aSubnet(), aServer('web', '10.0.1.10', { eni: { prefixes: [cidr('10.0.1.0/24')] } })],
    ['eni-web'],
  ],
  [
    'a group that does not exist',
    'danglingReference',
    [aSubnet(), aServer('web', '10.0.1.10', { groups: ['sg-gone'] })],
    ['eni-web', 'sg-gone'],
  ],
  [
    'a rule for a prefix list that does not exist',
    'danglingReference',
    [aSecurityGroup({ ingress: [aRule(tcp(443), 'pl-gone')] })],
    ['sg-1', aRule(tcp(443), 'pl-gone').id, 'pl-gone'],
  ],
  [
    'a group of another VPC on an interface',
    'groupOfOtherVpc',
    [secondVpc, aSubnet(), aServer('web', '10.0.1.10', { groups: ['sg-default-2'] })],
    ['eni-web', 'sg-default-2'],
  ],
  [
    'an interface without a group',
    'interfaceWithoutGroup',
    [aSubnet(), aServer('web', '10.0.1.10', { groups: [] })],
    ['eni-web'],
  ],
  ['an instance without an interface', 'instanceWithoutInterface', [anInstance()], ['i-1']],
  [
    'two interfaces with one device index',
    'deviceIndexTwice',
    [
      aSubnet(),
      aServer('web', '10.0.1.10'),
      anInterface({
        id: 'eni-extra',
        privateAddresses: [{ address: ip('10.0.1.11') }],
        attachment: { instanceId: asId('i-web'), deviceIndex: 0 },
      }),
    ],
    ['i-web', 'eni-web', 'eni-extra'],
  ],
  [
    'the table of another VPC',
    'tableOfOtherVpc',
    [secondVpc, aSubnet({ routeTableId: asId('rtb-main-2') })],
    ['subnet-1', 'rtb-main-2'],
  ],
  [
    'the ACL of another VPC',
    'aclOfOtherVpc',
    [secondVpc, aSubnet({ networkAclId: asId('acl-default-2') })],
    ['subnet-1', 'acl-default-2'],
  ],
  [
    'two main tables',
    'mainTables',
    [aRouteTableOf({ main: true })],
    ['vpc-1', 'rtb-main', 'rtb-1'],
  ],
  ['no main table', 'noMainTable', [aRouteTableOf({ id: 'rtb-main' })], ['vpc-1']],
  ['no default ACL', 'noDefaultAcl', [aNetworkAclOf({ id: 'acl-default' })], ['vpc-1']],
  ['no default group', 'noDefaultGroup', [aSecurityGroup({ id: 'sg-default' })], ['vpc-1']],
  [
    'two internet gateways on one VPC',
    'gatewayTwice',
    [anInternetGateway(), anInternetGateway({ id: 'igw-2' })],
    ['igw-1', 'igw-2', 'vpc-1'],
  ],
  [
    'a main table at a gateway',
    'edgeTable',
    [anInternetGateway({ edgeRouteTableId: asId('rtb-main') })],
    ['igw-1', 'rtb-main'],
  ],
  [
    'a rule that is there twice',
    'ruleTwice',
    [aSecurityGroup({ egress: [aRule(tcp(443)), { ...aRule(tcp(443)), id: asId('sgr-2') }] })],
    ['sg-1', 'sgr-2'],
  ],
  [
    'ICMP from IPv6',
    'ruleNeverMatches',
    [aSecurityGroup({ ingress: [aRule(icmp(), '::/0')] })],
    ['sg-1', aRule(icmp(), '::/0').id],
  ],
  [
    'two ACL rules with one number',
    'ruleNumberTwice',
    [aNetworkAclOf({ entries: [anAclEntry(), anAclEntry({ action: 'deny' })] })],
    ['acl-1'],
  ],
  [
    'a reference to a group of a VPC that is not peered',
    'groupOutOfReach',
    [secondVpc, aSecurityGroup({ ingress: [aRule(tcp(443), 'sg-default-2')] })],
    ['sg-1', aRule(tcp(443), 'sg-default-2').id, 'sg-default-2'],
  ],
  [
    'two routes to one destination',
    'routeTwice',
    [
      anInternetGateway(),
      mainTable(
        aRoute('0.0.0.0/0', 'internetGateway', 'igw-1'),
        aRoute('0.0.0.0/0', 'internetGateway', 'igw-1'),
      ),
    ],
    ['rtb-main'],
  ],
  [
    'a route into the VPC to an internet gateway',
    'routeInsideVpc',
    [anInternetGateway(), mainTable(aRoute('10.0.1.0/24', 'internetGateway', 'igw-1'))],
    ['rtb-main'],
  ],
  [
    'a route to a part of a subnet',
    'routeInsideVpc',
    [
      aSubnet(),
      applianceSubnet,
      aServer('fw', '10.0.2.10', { subnetId: 'subnet-2', eni: { sourceDestCheck: false } }),
      mainTable(aRoute('10.0.1.0/25', 'networkInterface', 'eni-fw')),
    ],
    ['rtb-main'],
  ],
  [
    'a local route replaced by a gateway',
    'replacedLocalRoute',
    [anInternetGateway(), mainTable(aRoute('10.0.0.0/16', 'internetGateway', 'igw-1'))],
    ['rtb-main'],
  ],
  [
    'an IPv6 default route to a NAT gateway',
    'routeFamily',
    [
      aSubnet(),
      anInternetGateway(),
      aNatGateway('10.0.1.9', '203.0.113.9'),
      mainTable(
        aRoute('0.0.0.0/0', 'internetGateway', 'igw-1'),
        aRoute('::/0', 'natGateway', 'nat-1'),
      ),
    ],
    ['rtb-main', 'nat-1'],
  ],
  [
    'an IPv4 route to an egress-only internet gateway',
    'routeFamily',
    [
      {
        kind: 'egressOnlyInternetGateway',
        id: asId('eigw-1'),
        name: 'eigw-1',
        vpcId: asId('vpc-1'),
      },
      mainTable(aRoute('0.0.0.0/0', 'egressOnlyInternetGateway', 'eigw-1')),
    ],
    ['rtb-main', 'eigw-1'],
  ],
  [
    'a route to the metadata service',
    'routeLinkLocal',
    [anInternetGateway(), mainTable(aRoute('169.254.169.254/32', 'internetGateway', 'igw-1'))],
    ['rtb-main'],
  ],
  [
    'a route to the gateway of another VPC',
    'routeToOtherVpc',
    [
      secondVpc,
      anInternetGateway({ vpcId: asId('vpc-2') }),
      mainTable(aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')),
    ],
    ['rtb-main', 'igw-1'],
  ],
  [
    'a route whose target is gone',
    'routeBlackhole',
    [mainTable(aRoute('0.0.0.0/0', 'natGateway', 'nat-9', { blackhole: true }))],
    ['rtb-main', 'nat-9'],
  ],
  [
    'a route to an interface whose check is on',
    'routeToCheckingInterface',
    [
      aSubnet(),
      applianceSubnet,
      aServer('fw', '10.0.2.10', { subnetId: 'subnet-2' }),
      mainTable(aRoute('0.0.0.0/0', 'networkInterface', 'eni-fw')),
    ],
    ['eni-fw', 'rtb-main'],
  ],
  [
    'a public NAT gateway in a private subnet',
    'natInPrivateSubnet',
    [aSubnet(), aNatGateway('10.0.1.9', '203.0.113.9')],
    ['nat-1', 'subnet-1'],
  ],
  [
    'a prefix list of unknown content',
    'unknownEntries',
    [{ kind: 'prefixList', id: asId('pl-1'), name: '', family: 'ipv4', awsManaged: false }],
    ['pl-1'],
  ],
  ['a stub', 'stub', [aSecurityGroup({ stub: true })], ['sg-1']],
]

describe('validate', () => {
  it.each(cases)('speaks of %s', (_sentence, kind, resources, ids) => {
    const issues = validate(topologyOf(...resources))
    expect(issues.map((issue) => issue.kind)).toEqual([kind])
    expect(issues[0]?.ids).toEqual(ids)
    expect(issues[0]?.severity).toBe(ISSUE_MEANINGS[kind].severity)
    expect(issues[0]?.message).not.toBe('')
  })

  it('has nothing to say about a whole, plain network', () => {
    const plain = topologyOf(
      aSubnet(),
      anInternetGateway(),
      mainTable(aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')),
      aNatGateway('10.0.1.9', '203.0.113.9'),
      aServer('web', '10.0.1.10', { publicIp: '203.0.113.10' }),
    )
    expect(validate(plain)).toEqual([])
  })

  it('lets a propagated route repeat a destination and lie inside the VPC', () => {
    const vgw: Resource = {
      kind: 'other',
      id: asId('vgw-1'),
      name: '',
      type: 'Virtual private gateway',
    }
    const propagated = { origin: 'propagated' } as const
    const table = mainTable(
      aRoute('10.0.3.0/24', 'other', 'vgw-1', propagated),
      aRoute('10.0.3.0/24', 'other', 'vgw-1', propagated),
    )
    expect(validate(topologyOf(vgw, table))).toEqual([])
  })

  it('takes NAT64 for the one IPv6 route that may lead to a NAT gateway', () => {
    const nat = aNatGateway('10.0.1.9', '203.0.113.9')
    const igw = aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')
    const nat64 = aRoute('64:ff9b::/96', 'natGateway', 'nat-1')
    expect(
      validate(topologyOf(aSubnet(), nat, anInternetGateway(), mainTable(igw, nat64))),
    ).toEqual([])
  })

  it('names an interface without a name by its instance, and offers the addresses to use', () => {
    const server = aServer('web', '10.0.9.9', { eni: { name: '' } })
    const [issue] = validate(topologyOf(aSubnet(), server))
    expect(issue?.message).toBe(
      'web (eni-web) has 10.0.9.9, outside its subnet subnet-1 (10.0.1.0/24)',
    )
    expect(issue?.mend).toBe('Use an address from 10.0.1.4 to 10.0.1.254')
  })

  it('puts errors before warnings before notes', () => {
    const issues = validate(
      topologyOf(
        aSecurityGroup({ stub: true }),
        anInstance(),
        aSubnet({ cidrBlock: cidr('10.9.0.0/24') }),
      ),
    )
    expect(issues.map(({ severity }) => severity)).toEqual(['error', 'warning', 'note'])
  })
})

function quotaMessages(topology: Topology, quotas = DEFAULT_QUOTAS) {
  return validate(topology, quotas)
    .filter(({ kind }) => kind === 'quota')
    .map(({ message }) => message)
}

function rules(count: number, other: string) {
  return Array.from({ length: count }, (_, port) => aRule(tcp(port), other))
}

describe('the quotas', () => {
  it('count rules for each direction and family apart', () => {
    const full = aSecurityGroup({
      ingress: [...rules(60, '0.0.0.0/0'), ...rules(60, '::/0')],
      egress: rules(60, '0.0.0.0/0'),
    })
    expect(quotaMessages(topologyOf(full))).toEqual([])
    const over = { ...full, ingress: [...full.ingress, aRule(tcp(900), '::/0')] }
    expect(quotaMessages(topologyOf(over))).toEqual([
      'sg-1 has 61 inbound rules for IPv6; the quota is 60',
    ])
  })

  it('count a prefix list as its maximum size', () => {
    const list = { ...aPrefixList('10.0.0.0/8'), maxEntries: 61 }
    const group = aSecurityGroup({ ingress: [aRule(tcp(443), 'pl-1')] })
    expect(quotaMessages(topologyOf(list, group))).toEqual([
      'sg-1 has 61 inbound rules for IPv4; the quota is 60',
    ])
  })

  it("count AWS's own list as its weight", () => {
    const name = 'com.amazonaws.global.cloudfront.origin-facing'
    const list = { ...aPrefixList('130.176.0.0/16'), name, awsManaged: true }
    const group = aSecurityGroup({ ingress: [aRule(tcp(443), 'pl-1'), ...rules(6, '0.0.0.0/0')] })
    expect(quotaMessages(topologyOf(list, group))).toEqual([
      'sg-1 has 61 inbound rules for IPv4; the quota is 60',
    ])
  })

  it('can be raised', () => {
    const entries = Array.from({ length: 21 }, (_, at) => anAclEntry({ ruleNumber: at + 1 }))
    const topology = topologyOf(aNetworkAclOf({ entries }))
    expect(quotaMessages(topology)).toEqual(['acl-1 has 21 inbound rules; the quota is 20'])
    expect(quotaMessages(topology, { ...DEFAULT_QUOTAS, entriesPerAclDirection: 40 })).toEqual([])
  })
})

describe('a network of 500 interfaces', () => {
  const subnets = Array.from({ length: 20 }, (_, at) =>
    aSubnet({ id: `subnet-${String(at)}`, cidrBlock: cidr(`10.0.${String(at)}.0/24`) }),
  )
  const servers = Array.from({ length: 500 }, (_, at) => {
    const address = integerToIp(
      ipToInteger(ip('10.0.0.0')) + BigInt((at % 20) * 256 + 10 + Math.floor(at / 20)),
      4,
    )
    return aServer(String(at), address, { subnetId: `subnet-${String(at % 20)}` })
  })

  it('has nothing wrong with it', () => {
    expect(validate(topologyOf(subnets, servers.flat()))).toEqual([])
  })
})
