import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr, ip } from '@/model/ip'
import {
  anInterface,
  anInternetGateway,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { HOME, HOME6, OPEN_ACL, OPEN_GROUP, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

const groups = ['sg-open']

describe('addresses and interfaces', () => {
  it('ADDR-06: between VPCs public addresses take the public path, and filters see them', () => {
    const topology = shop(
      aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }),
      aNetworkAclOf({ ...OPEN_ACL, id: 'acl-2', vpcId: asId('vpc-2') }),
      aSecurityGroup({
        ...OPEN_GROUP,
        id: 'sg-far',
        vpcId: asId('vpc-2'),
        ingress: [aRule({ protocol: 'all' }, '203.0.113.10/32')],
      }),
      aRouteTableOf({
        id: 'rtb-2',
        vpcId: asId('vpc-2'),
        main: true,
        routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-2')],
      }),
      anInternetGateway({ id: 'igw-2', vpcId: asId('vpc-2') }),
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      aServer('far', '10.1.1.20', {
        subnetId: 'subnet-2',
        groups: ['sg-far'],
        publicIp: '203.0.113.99',
      }),
    )
    const trace = traceOf(topology, 'i-web', 'i-far')
    expect(trace.verdict).toBe('allow')
    expect(trace.request.dst).toBe('203.0.113.99')
    const atFar = trace.steps.find(
      ({ checkpoint, at }) => checkpoint === 'securityGroup' && at === 'eni-far',
    )
    expect(atFar?.packet).toMatchObject({ src: '203.0.113.10', dst: '10.1.1.20' })
  })

  it('ADDR-07, EIGW-04: IPv6 addresses are not translated on their way out', () => {
    for (const from of ['i-web', 'i-app']) {
      const { steps } = traceOf(shop(), from, HOME6)
      expect(steps.every(({ after }) => after === undefined)).toBe(true)
    }
  })

  it('ADDR-08, EXM-03: link-local addresses are not routed to anybody else', () => {
    const table = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute('169.254.0.0/16', 'internetGateway', 'igw-1')],
    })
    const { steps } = traceOf(shop(table), 'i-web', '169.254.169.254', { port: 80 })
    expect(steps.some(({ checkpoint }) => checkpoint === 'routeTable')).toBe(false)
  })

  it('ENI-04: groups belong to the interface, so two interfaces of one instance may differ', () => {
    const topology = shop(
      aSecurityGroup({ id: 'sg-none', ingress: [], egress: [] }),
      aServer('two', '10.0.1.30', { subnetId: 'subnet-pub', groups }),
      anInterface({
        id: 'eni-second',
        subnetId: asId('subnet-prv'),
        attachment: { instanceId: asId('i-two'), deviceIndex: 1 },
        privateAddresses: [{ address: ip('10.0.2.31') }],
        securityGroupIds: [asId('sg-none')],
      }),
    )
    expect(traceOf(topology, 'i-web', '10.0.1.30').verdict).toBe('allow')
    expect(blame(traceOf(topology, 'i-web', '10.0.2.31'))[0]).toContain('security-group sg-none')
  })

  it('ENI-11, ENI-12: a packet leaves by the interface that owns its source address', () => {
    const second = anInterface({
      id: 'eni-second',
      subnetId: asId('subnet-prv'),
      attachment: { instanceId: asId('i-web'), deviceIndex: 1 },
      privateAddresses: [{ address: ip('10.0.2.31') }],
      securityGroupIds: [asId('sg-open')],
    })
    const { steps } = traceOf(shop(second), '10.0.2.31', HOME)
    expect(steps[0]?.at).toBe('eni-second')
    expect(steps.some(({ checkpoint }) => checkpoint === 'natGateway')).toBe(true)
  })

  it('ENI-14: a secondary address without a public one of its own has no way out through the gateway', () => {
    const eni = anInterface({
      id: 'eni-web',
      subnetId: asId('subnet-pub'),
      attachment: { instanceId: asId('i-web'), deviceIndex: 0 },
      privateAddresses: [
        { address: ip('10.0.1.10'), publicIp: ip('203.0.113.10') },
        { address: ip('10.0.1.11') },
      ],
      securityGroupIds: [asId('sg-open')],
    })
    expect(traceOf(shop(eni), '10.0.1.10', HOME).verdict).toBe('allow')
    expect(blame(traceOf(shop(eni), '10.0.1.11', HOME))[0]).toContain(
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    )
  })

  it('VPC-03: a public block inside a VPC counts as private', () => {
    const topology = shop(
      aVpc({ cidrBlocks: [cidr('10.0.0.0/16'), cidr('192.0.2.0/24')] }),
      aSubnet({ id: 'subnet-odd', cidrBlock: cidr('192.0.2.0/28'), routeTableId: asId('rtb-pub') }),
      aServer('odd', '192.0.2.9', { subnetId: 'subnet-odd', groups }),
    )
    expect(traceOf(topology, 'i-web', 'i-odd').verdict).toBe('allow')
    expect(blame(traceOf(topology, 'i-odd', HOME))[0]).toContain(
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    )
  })
})

describe('subnets', () => {
  it('SUB-05: the resolver answers at base + 2 of the primary block only', () => {
    const dns = { protocol: 'udp', port: 53 } as const
    const topology = shop(aVpc({ cidrBlocks: [cidr('10.0.0.0/16'), cidr('10.9.0.0/16')] }))
    expect(traceOf(topology, 'i-web', '10.0.0.2', dns).verdict).toBe('allow')
    expect(traceOf(topology, 'i-web', '10.9.0.2', dns).verdict).toBe('deny')
    expect(traceOf(topology, 'i-web', '10.0.2.2', dns).verdict).toBe('deny')
  })

  it('SUB-08: hosts use the families that their subnet has', () => {
    const topology = shop(
      aSubnet({ id: 'subnet-4', cidrBlock: cidr('10.0.4.0/24') }),
      aServer('old', '10.0.4.10', { subnetId: 'subnet-4', groups }),
    )
    expect(blame(traceOf(topology, 'i-web', 'i-old', { family: 6 }))[0]).toContain('eni-old')
    expect(blame(traceOf(topology, 'i-old', 'i-web', { family: 6 }))[0]).toContain(
      'ENI_ADDRESS_RESTRICTION',
    )
  })

  it('SUB-09: a host in an IPv6-only subnet reaches the link-local services', () => {
    const topology = shop(
      aSubnet({ id: 'subnet-6', cidrBlock: undefined, ipv6CidrBlock: cidr('2001:db8:1:6::/64') }),
      anInterface({
        id: 'eni-six',
        subnetId: asId('subnet-6'),
        privateAddresses: [],
        ipv6Addresses: [ip('2001:db8:1:6::10')],
      }),
    )
    expect(traceOf(topology, 'eni-six', 'fd00:ec2::254', { port: 80 }).verdict).toBe('allow')
  })

  it('SUB-10, RT-17, NACL-18: without its own, a subnet has the main table and the default ACL', () => {
    const topology = shop(
      aSubnet({ id: 'subnet-plain', cidrBlock: cidr('10.0.5.0/24') }),
      aServer('plain', '10.0.5.10', { subnetId: 'subnet-plain', groups }),
    )
    const { steps } = traceOf(topology, 'i-plain', 'i-web')
    expect(steps.find(({ checkpoint }) => checkpoint === 'networkAcl')?.component).toBe(
      'acl-default',
    )
    expect(steps.find(({ checkpoint }) => checkpoint === 'routeTable')?.component).toBe('rtb-main')
  })

  it('SUB-12: a subnet may be public for one family alone', () => {
    const table = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV6, 'internetGateway', 'igw-1')],
    })
    expect(traceOf(shop(table), HOME6, 'i-web').verdict).toBe('allow')
    expect(traceOf(shop(table), HOME, 'i-web').verdict).toBe('deny')
  })
})
