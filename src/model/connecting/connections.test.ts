import { describe, expect, it } from 'vitest'
import {
  aRouteTableOf,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  anInternetGateway,
  anInterface,
  aNatGateway,
  aNetworkAclOf,
  aRule,
  topologyOf,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { shop } from '@/testing/shop'
import { asId, type VirtualPrivateGatewayId } from '../ids'
import { cidr } from '../ip'
import { formatDestination } from '../resources/routeTable'
import { expectOk } from '../result'
import { findOf, resourcesOf, withResources, type Topology } from '../topology'
import { tcp } from '../traffic'
import { connectionsBetween, connectionsWithAll, connectTargets } from './connections'

/** The labels of what a pair can mean; the refusal in a list of its own where it means nothing. */
function meanings(topology: Topology, from: string, to: string): readonly string[] {
  const found = connectionsBetween(topology, from, to)
  return found.ok ? found.value.map(({ label }) => label) : [`refused: ${found.error}`]
}

/** The network after the likeliest connection of a pair was made. */
function joined(topology: Topology, from: string, to: string): Topology {
  return expectOk(connectionsBetween(topology, from, to))[0].make(topology)
}

function routesOf(topology: Topology, tableId: string): readonly string[] {
  return (findOf(topology, 'routeTable', tableId)?.routes ?? []).map(
    ({ destination, target }) => `${formatDestination(destination)} → ${target.id}`,
  )
}

const EMPTY_TABLE = aRouteTableOf({ id: 'rtb-new', name: 'rtb-new' })
const OTHER_VPC = aVpc({ id: 'vpc-2', name: 'corp', cidrBlocks: [cidr('10.1.0.0/16')] })

describe('a route table', () => {
  it('leads anywhere by an internet gateway, in each family that the VPC has', () => {
    const network = shop(EMPTY_TABLE)
    expect(meanings(network, 'rtb-new', 'igw-1')).toEqual([
      'Route 0.0.0.0/0 of rtb-new to igw-1',
      'Route ::/0 of rtb-new to igw-1',
      'Let rtb-new steer what enters by igw-1',
    ])
    expect(routesOf(joined(network, 'rtb-new', 'igw-1'), 'rtb-new')).toEqual(['0.0.0.0/0 → igw-1'])
  })

  it('means the same whichever end the hand began at', () => {
    const network = shop(EMPTY_TABLE)
    expect(meanings(network, 'igw-1', 'rtb-new')).toEqual(meanings(network, 'rtb-new', 'igw-1'))
  })

  it('is refused a gateway that is detached or of another VPC (RT-24)', () => {
    const detached = topologyOf(aVpc({ name: 'shop' }), EMPTY_TABLE, {
      kind: 'internetGateway',
      id: asId('igw-free'),
      name: '',
    })
    expect(meanings(detached, 'rtb-new', 'igw-free')).toEqual([
      'refused: igw-free is attached to no VPC; connect it to shop first',
    ])
    const far = topologyOf(
      aVpc({ name: 'shop' }),
      OTHER_VPC,
      EMPTY_TABLE,
      anInternetGateway({ vpcId: asId('vpc-2') }),
    )
    expect(meanings(far, 'rtb-new', 'igw-1')).toEqual([
      'refused: igw-1 is in corp; a route of rtb-new stays in shop',
    ])
  })

  it('leads IPv4 and NAT64 to a NAT gateway, and only IPv6 to an egress-only one', () => {
    const network = shop(EMPTY_TABLE)
    expect(meanings(network, 'rtb-new', 'nat-1')).toEqual([
      'Route 0.0.0.0/0 of rtb-new to nat-1',
      'Route 64:ff9b::/96 of rtb-new to nat-1',
    ])
    expect(meanings(network, 'rtb-new', 'eigw-1')).toEqual(['Route ::/0 of rtb-new to eigw-1'])
  })

  it('gives the route it has another target, and says whose place that takes', () => {
    const network = shop()
    const [route] = expectOk(connectionsBetween(network, 'rtb-prv', 'igw-1'))
    expect(route.detail).toContain('Instead of nat-1')
    expect(routesOf(route.make(network), 'rtb-prv')).toEqual(['0.0.0.0/0 → igw-1', '::/0 → eigw-1'])
  })

  it('has nothing to add where it leads there already', () => {
    expect(meanings(shop(), 'rtb-pub', 'igw-1')).toEqual([
      'refused: rtb-pub sends 0.0.0.0/0, ::/0 to igw-1 already',
    ])
  })

  it('leads to no NAT gateway of a subnet that it serves itself, which would send back to itself (NAT-12)', () => {
    const network = shop(EMPTY_TABLE)
    const own = findOf(network, 'natGateway', 'nat-1')?.subnetId
    const subnet = findOf(network, 'subnet', own)
    const served = withResources(network, { ...subnet!, routeTableId: asId('rtb-new') })
    expect(meanings(served, 'rtb-new', 'nat-1')[0]).toMatch(
      /^refused: nat-1 stands in .*, which rtb-new serves: what it sends on would come back/,
    )
  })

  it('leads to an instance that forwards, whose source/destination check goes off (ENI-07)', () => {
    const network = shop(EMPTY_TABLE)
    const after = joined(network, 'rtb-new', 'i-web')
    expect(routesOf(after, 'rtb-new')).toEqual(['0.0.0.0/0 → i-web'])
    expect(findOf(after, 'networkInterface', 'eni-web')?.sourceDestCheck).toBe(false)
  })

  it('is refused an instance with two interfaces, and takes one of them (RT-24)', () => {
    const second = anInterface({
      id: 'eni-second',
      subnetId: asId('subnet-pub'),
      attachment: { instanceId: asId('i-web'), deviceIndex: 1 },
    })
    const network = shop(EMPTY_TABLE, second)
    expect(meanings(network, 'rtb-new', 'i-web')).toEqual([
      'refused: web has several network interfaces; connect one of them',
    ])
    expect(meanings(network, 'rtb-new', 'eni-second')[0]).toBe(
      'Route 0.0.0.0/0 of rtb-new to eni-second',
    )
  })

  it('serves a subnet of its own VPC in the place of another table (RT-18)', () => {
    const after = joined(shop(EMPTY_TABLE), 'rtb-new', 'subnet-pub')
    expect(findOf(after, 'subnet', 'subnet-pub')?.routeTableId).toBe('rtb-new')
    const far = shop(OTHER_VPC, aRouteTableOf({ id: 'rtb-far', vpcId: asId('vpc-2') }))
    expect(meanings(far, 'rtb-far', 'subnet-pub')).toEqual([
      'refused: subnet-pub is in vpc-1; rtb-far is of corp',
    ])
    expect(meanings(shop(), 'rtb-pub', 'subnet-pub')).toEqual([
      'refused: subnet-pub uses rtb-pub already',
    ])
  })

  it('that steers a gateway leads to middleboxes only (MB-02)', () => {
    const network = topologyOf(
      aVpc(),
      EMPTY_TABLE,
      anInternetGateway({ edgeRouteTableId: asId('rtb-new') }),
      aSubnet(),
      aNatGateway('10.0.1.5', '203.0.113.5'),
      aServer('fw', '10.0.1.20'),
    )
    expect(meanings(network, 'rtb-new', 'nat-1')[0]).toMatch(/^refused: rtb-new steers what enters/)
    expect(meanings(network, 'rtb-new', 'i-fw')).toEqual(['Route 10.0.1.0/24 of rtb-new to fw'])
  })
})

describe('a subnet', () => {
  it('connects by its table, and tells whom else the table serves', () => {
    const network = shop(
      aSubnet({ id: 'subnet-3', cidrBlock: cidr('10.0.3.0/24'), routeTableId: asId('rtb-prv') }),
    )
    const [route] = expectOk(connectionsBetween(network, 'subnet-prv', 'igw-1'))
    expect(route.label).toBe('Route 0.0.0.0/0 of rtb-prv to igw-1')
    expect(route.detail).toContain('The table serves 2 subnets')
  })

  it('has one network ACL of its VPC; a new one takes the place of the old (NACL-18)', () => {
    const network = shop(aNetworkAclOf({ id: 'acl-web', name: 'acl-web' }))
    const [association] = expectOk(connectionsBetween(network, 'subnet-pub', 'acl-web'))
    expect(association.label).toBe('Associate acl-web with subnet-pub')
    expect(association.detail).toBe('Instead of acl-default.')
    const after = association.make(network)
    expect(findOf(after, 'subnet', 'subnet-pub')?.networkAclId).toBe('acl-web')
    expect(meanings(after, 'acl-web', 'subnet-pub')).toEqual([
      'refused: acl-web guards subnet-pub already',
    ])
  })
})

describe('a VPC', () => {
  it('has one internet gateway (IGW-01)', () => {
    const network = topologyOf(
      aVpc({ name: 'shop' }),
      anInternetGateway(),
      anInternetGateway({ id: 'igw-2', vpcId: asId('vpc-2') }),
      OTHER_VPC,
    )
    expect(meanings(network, 'igw-2', 'vpc-1')).toEqual([
      'refused: shop has an internet gateway already: igw-1',
    ])
    expect(meanings(network, 'igw-1', 'vpc-1')).toEqual([
      'refused: igw-1 is attached to shop already',
    ])
  })

  it('is peered with another whose blocks do not overlap (PCX-02)', () => {
    const network = topologyOf(
      aVpc({ name: 'shop' }),
      OTHER_VPC,
      aVpc({ id: 'vpc-3', name: 'twin' }),
    )
    expect(meanings(network, 'vpc-1', 'vpc-2')).toEqual(['Peer shop with corp'])
    expect(resourcesOf(joined(network, 'vpc-1', 'vpc-2'), 'peeringConnection')).toHaveLength(1)
    expect(meanings(network, 'vpc-1', 'vpc-3')[0]).toMatch(
      /^refused: shop and twin cannot be peered/,
    )
    expect(meanings(network, 'vpc-1', 'vpc-1')[0]).toMatch(/^refused/)
  })

  it('reaches its peer by a route to the peer’s blocks', () => {
    const peered = joined(
      topologyOf(aVpc({ name: 'shop' }), OTHER_VPC, EMPTY_TABLE),
      'vpc-1',
      'vpc-2',
    )
    const [peering] = resourcesOf(peered, 'peeringConnection')
    expect(meanings(peered, 'rtb-new', peering!.id)).toEqual([
      'Route 10.1.0.0/16 of rtb-new to shop-corp',
    ])
  })

  it('is attached to a transit gateway before its tables lead there (TGW-07)', () => {
    const network = topologyOf(
      aVpc({ name: 'shop' }),
      aSubnet(),
      EMPTY_TABLE,
      OTHER_VPC,
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      aResource('transitGateway', { id: 'tgw-1', name: 'hub' }),
    )
    expect(meanings(network, 'rtb-new', 'tgw-1')).toEqual([
      'refused: shop is not attached to hub; connect the VPC to it first',
    ])
    const attached = joined(joined(network, 'vpc-1', 'tgw-1'), 'tgw-1', 'vpc-2')
    expect(resourcesOf(attached, 'transitGatewayAttachment')).toHaveLength(2)
    expect(meanings(attached, 'rtb-new', 'tgw-1')).toEqual([
      'Route 10.1.0.0/16 of rtb-new to hub',
      'Route 0.0.0.0/0 of rtb-new to hub',
    ])
    expect(meanings(attached, 'vpc-1', 'tgw-1')).toEqual([
      'refused: shop is attached to hub already',
    ])
  })
})

describe('a network on premises', () => {
  const network = topologyOf(
    aVpc({ name: 'shop' }),
    EMPTY_TABLE,
    aResource('virtualPrivateGateway', { id: 'vgw-1', name: 'vgw', vpcId: asId('vpc-1') }),
    aResource('onPremisesNetwork', {
      id: 'net-1',
      name: 'plant',
      cidrBlocks: [cidr('172.16.0.0/16')],
    }),
  )

  it('is joined by VPN, with a customer gateway where it has none', () => {
    const after = joined(network, 'net-1', 'vgw-1')
    expect(resourcesOf(after, 'customerGateway')).toHaveLength(1)
    expect(resourcesOf(after, 'vpnConnection')[0]?.gateway?.id).toBe('vgw-1')
    expect(meanings(after, 'net-1', 'vgw-1')[0]).toMatch(/^refused: .* already$/)
  })

  it('is reached by a route to its blocks, or by what the gateway propagates (RT-21)', () => {
    const after = joined(network, 'net-1', 'vgw-1')
    expect(meanings(after, 'rtb-new', 'vgw-1')).toEqual([
      'Route 172.16.0.0/16 of rtb-new to vgw',
      'Propagate the routes of vgw to rtb-new',
      'Let rtb-new steer what enters by vgw',
    ])
    expect(meanings(network, 'rtb-new', 'vgw-1')[0]).toBe('Propagate the routes of vgw to rtb-new')
  })

  it('is reached in IPv4 alone by a VPN at a virtual private gateway (VGW-05)', () => {
    const dual = withResources(
      network,
      aResource('onPremisesNetwork', {
        id: 'net-1',
        name: 'plant',
        cidrBlocks: [cidr('172.16.0.0/16'), cidr('2001:db8:f::/48')],
      }),
    )
    expect(meanings(joined(dual, 'net-1', 'vgw-1'), 'rtb-new', 'vgw-1')[0]).toBe(
      'Route 172.16.0.0/16 of rtb-new to vgw',
    )
  })
})

describe('a virtual private gateway', () => {
  it('propagates to no table of the VPC that it leaves (RT-21)', () => {
    const vgwId: VirtualPrivateGatewayId = asId('vgw-1')
    const network = topologyOf(
      aVpc({ name: 'shop' }),
      OTHER_VPC,
      { ...EMPTY_TABLE, propagatingGatewayIds: [vgwId] },
      aResource('virtualPrivateGateway', { id: 'vgw-1', name: 'vgw', vpcId: asId('vpc-1') }),
    )
    const after = joined(network, 'vgw-1', 'vpc-2')
    expect(findOf(after, 'virtualPrivateGateway', vgwId)?.vpcId).toBe('vpc-2')
    expect(findOf(after, 'routeTable', 'rtb-new')).not.toHaveProperty('propagatingGatewayIds')
  })
})

describe('a Direct Connect gateway', () => {
  const network = topologyOf(
    aVpc(),
    aResource('transitGateway', { id: 'tgw-1', name: 'hub' }),
    aResource('virtualPrivateGateway', { id: 'vgw-1', name: 'vgw' }),
    aResource('directConnectGateway', { id: 'dxgw-1', name: 'dx' }),
  )

  it('is associated with a transit gateway, which gets an attachment for it', () => {
    const after = joined(network, 'dxgw-1', 'tgw-1')
    expect(findOf(after, 'directConnectGateway', 'dxgw-1')?.associations).toEqual([
      { gateway: { kind: 'transitGateway', id: 'tgw-1' }, allowedPrefixes: [] },
    ])
    expect(resourcesOf(after, 'transitGatewayAttachment')).toHaveLength(1)
  })

  it('serves gateways of one kind, also where only their attachment is known', () => {
    const after = joined(network, 'dxgw-1', 'tgw-1')
    const known = withResources(
      after,
      aResource('directConnectGateway', { id: 'dxgw-1', name: 'dx' }),
    )
    for (const each of [after, known]) {
      expect(meanings(each, 'dxgw-1', 'vgw-1')).toEqual([
        'refused: dx serves transit gateways; take a second one for virtual private gateways',
      ])
      expect(meanings(each, 'dxgw-1', 'tgw-1')[0]).toMatch(/^refused: .* already$/)
    }
  })
})

describe('a security group', () => {
  const network = shop(
    aSecurityGroup({ id: 'sg-app', name: 'app-sg' }),
    aSecurityGroup({ id: 'sg-far', name: 'far-sg', vpcId: asId('vpc-2') }),
    OTHER_VPC,
  )

  it('is put on an instance of its VPC', () => {
    const after = joined(network, 'sg-app', 'i-web')
    expect(findOf(after, 'networkInterface', 'eni-web')?.securityGroupIds).toEqual([
      'sg-open',
      'sg-app',
    ])
    expect(meanings(after, 'i-web', 'sg-app')).toEqual(['refused: web is in app-sg already'])
  })

  it('is refused in another VPC, on a NAT gateway and on a subnet (SG-44, SG-48)', () => {
    expect(meanings(network, 'sg-far', 'i-web')).toEqual([
      'refused: far-sg belongs to corp; web is in vpc-1',
    ])
    expect(meanings(network, 'sg-app', 'nat-1')).toEqual([
      'refused: No security group can be put on a NAT gateway',
    ])
    expect(meanings(network, 'sg-app', 'subnet-pub')).toEqual([
      'refused: A security group guards interfaces; what guards a subnet is a network ACL',
    ])
  })

  it('is put on every one of several things that can wear it', () => {
    const two = shop(
      aSecurityGroup({ id: 'sg-app', name: 'app-sg' }),
      aServer('one', '10.0.1.21', { subnetId: 'subnet-pub', groups: [] }),
      aServer('two', '10.0.1.22', { subnetId: 'subnet-pub', groups: [] }),
    )
    const [all] = expectOk(connectionsWithAll(two, 'sg-app', ['i-one', 'i-two', 'nat-1']))
    expect(all.label).toBe('Put 2 things into app-sg')
    const after = all.make(two)
    expect(findOf(after, 'networkInterface', 'eni-one')?.securityGroupIds).toEqual(['sg-app'])
    expect(findOf(after, 'networkInterface', 'eni-two')?.securityGroupIds).toEqual(['sg-app'])
  })

  it('is named in another’s rule for what the members there listen on', () => {
    const listening = shop(
      aSecurityGroup({ id: 'sg-app', name: 'app-sg' }),
      aSecurityGroup({ id: 'sg-db', name: 'db-sg' }),
      aServer('db', '10.0.2.30', {
        subnetId: 'subnet-prv',
        groups: ['sg-db'],
        instance: {
          services: [{ name: 'PostgreSQL', protocol: 'tcp', ports: { from: 5432, to: 5432 } }],
        },
      }),
    )
    expect(meanings(listening, 'sg-app', 'sg-db')).toEqual([
      'Admit TCP 5432 from app-sg in db-sg',
      'Admit all traffic from app-sg in db-sg',
    ])
    const [rule] = findOf(joined(listening, 'sg-app', 'sg-db'), 'securityGroup', 'sg-db')!.ingress
    expect(rule?.traffic).toEqual(tcp(5432))
    expect(rule?.peer).toEqual({ kind: 'securityGroup', securityGroupId: 'sg-app' })
  })

  it('is not named across VPCs that nothing joins (SG-25)', () => {
    expect(meanings(network, 'sg-far', 'sg-app')).toEqual([
      'refused: far-sg is in corp, which no active peering or transit gateway joins to vpc-1',
    ])
  })
})

describe('an internet gateway', () => {
  it('gives a machine of its VPC an Elastic IP, once (ADDR-05)', () => {
    const network = shop(aServer('app', '10.0.2.40', { subnetId: 'subnet-prv' }))
    const after = joined(network, 'igw-1', 'i-app')
    expect(findOf(after, 'networkInterface', 'eni-app')?.privateAddresses[0]?.elastic).toBe(true)
    expect(meanings(after, 'igw-1', 'i-app')).toEqual(['refused: app has an Elastic IP already'])
  })
})

it('lists what several things have in common', () => {
  const network = shop(
    aSecurityGroup({ id: 'sg-app', name: 'app-sg', ingress: [aRule()] }),
    aServer('one', '10.0.1.21', { subnetId: 'subnet-pub', groups: [] }),
    aServer('two', '10.0.1.22', { subnetId: 'subnet-pub', groups: ['sg-app'] }),
  )
  const { possible } = connectTargets(network, ['i-one', 'i-two'])
  const labels = possible.map(({ connections }) => connections[0]?.label)
  expect(labels).toEqual([
    'Put 2 things into default',
    'Put 2 things into sg-open',
    'Put one into app-sg',
  ])
})

it('routes a table that already leads half the way only the rest of it', () => {
  const network = topologyOf(
    aVpc({ name: 'shop' }),
    aVpc({ id: 'vpc-2', name: 'corp', cidrBlocks: [cidr('10.1.0.0/16'), cidr('10.2.0.0/16')] }),
    aRouteTableOf({ id: 'rtb-new', name: 'rtb-new' }),
  )
  const peered = joined(network, 'vpc-1', 'vpc-2')
  const [peering] = resourcesOf(peered, 'peeringConnection')
  expect(meanings(peered, 'rtb-new', peering!.id)).toHaveLength(3)
  const half = expectOk(connectionsBetween(peered, 'rtb-new', peering!.id))[1]!.make(peered)
  expect(meanings(half, 'rtb-new', peering!.id)).toEqual([
    'Route 10.2.0.0/16 of rtb-new to shop-corp',
  ])
  expect(routesOf(half, 'rtb-new')).toEqual([`10.1.0.0/16 → ${peering!.id}`])
})
