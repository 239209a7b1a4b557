import { describe, expect, it } from 'vitest'
import {
  eniRow,
  faultIn,
  type Json,
  noted,
  read,
  snapshotWith,
  topologyFrom,
} from '@/testing/awsSnapshots'

const ARN = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012'
const SHOP = `${ARN}:loadbalancer/app/shop/50dc6c495c0c9188`
const PAY = `${ARN}:loadbalancer/net/pay/0123456789abcdef`

const second: Json = {
  SubnetId: 'subnet-2',
  VpcId: 'vpc-1',
  AvailabilityZone: 'eu-central-1b',
  CidrBlock: '10.0.2.0/24',
}

function zone(SubnetId: string, ...LoadBalancerAddresses: readonly Json[]): Json {
  return { ZoneName: 'eu-central-1a', SubnetId, LoadBalancerAddresses }
}

function shop(about: Json = {}): Json {
  return {
    LoadBalancerArn: SHOP,
    DNSName: 'shop-1.eu-central-1.elb.amazonaws.com',
    LoadBalancerName: 'shop',
    Scheme: 'internet-facing',
    VpcId: 'vpc-1',
    State: { Code: 'active' },
    Type: 'application',
    AvailabilityZones: [zone('subnet-1')],
    SecurityGroups: ['sg-1'],
    IpAddressType: 'ipv4',
    ...about,
  }
}

function pay(about: Json = {}): Json {
  return shop({
    LoadBalancerArn: PAY,
    LoadBalancerName: 'pay',
    Type: 'network',
    Scheme: 'internal',
    SecurityGroups: undefined,
    ...about,
  })
}

function node(id: string, Description: string, about: Json = {}): Json {
  return { ...eniRow, NetworkInterfaceId: id, Description, RequesterManaged: true, ...about }
}

function balancerFrom(row: Json, lists: Json = {}) {
  const topology = topologyFrom({ LoadBalancers: [row], Listeners: [], ...lists })
  return topology.loadBalancer[row['LoadBalancerArn'] as string]!
}

describe('load balancers', () => {
  it('ELB-01: have a node for each interface that their description names', () => {
    const NetworkInterfaces = [
      node('eni-a', 'ELB app/shop/50dc6c495c0c9188'),
      node('eni-b', 'ELB app/shop/50dc6c495c0c9188', { SubnetId: 'subnet-2' }),
      node('eni-other', 'ELB app/shop/ffffffffffffffff'),
    ]
    const row = shop({ AvailabilityZones: [zone('subnet-1'), zone('subnet-2')] })
    expect(balancerFrom(row, { NetworkInterfaces })).toEqual({
      kind: 'loadBalancer',
      id: SHOP,
      name: 'shop',
      vpcId: 'vpc-1',
      type: 'application',
      scheme: 'internet-facing',
      ipAddressType: 'ipv4',
      available: true,
      nodes: [
        { subnetId: 'subnet-1', networkInterfaceId: 'eni-a' },
        { subnetId: 'subnet-2', networkInterfaceId: 'eni-b' },
      ],
      securityGroupIds: ['sg-1'],
      crossZone: true,
      enforcesGroupsOnPrivateLink: true,
    })
  })

  it('say when an interface stands in a subnet that is not enabled', () => {
    const NetworkInterfaces = [
      node('eni-b', 'ELB app/shop/50dc6c495c0c9188', { SubnetId: 'subnet-2' }),
    ]
    const lists = { LoadBalancers: [shop()], NetworkInterfaces }
    expect(noted(lists, 'contradiction')).toEqual([SHOP, 'subnet-2'])
    expect(topologyFrom(lists).loadBalancer[SHOP]?.nodes).toEqual([
      { subnetId: 'subnet-2', networkInterfaceId: 'eni-b' },
      { subnetId: 'subnet-1' },
    ])
  })

  it('get interfaces made from the addresses that they tell, and say so', () => {
    const row = pay({
      Scheme: 'internet-facing',
      AvailabilityZones: [
        zone('subnet-1', {
          PrivateIPv4Address: '10.0.1.99',
          IpAddress: '198.51.100.9',
          AllocationId: 'eipalloc-1',
          IPv6Address: '2001:db8::9',
        }),
        // The public address alone does not say where the node stands.
        zone('subnet-2', { IpAddress: '198.51.100.10', AllocationId: 'eipalloc-2' }),
      ],
    })
    const lists = { LoadBalancers: [row], Subnets: [second] }
    const { loadBalancer, networkInterface } = topologyFrom(lists)
    expect(loadBalancer[PAY]?.nodes).toEqual([
      { subnetId: 'subnet-1', networkInterfaceId: `${PAY}/subnet-1` },
      { subnetId: 'subnet-2' },
    ])
    expect(networkInterface[`${PAY}/subnet-1`]).toMatchObject({
      interfaceType: 'network_load_balancer',
      managedBy: 'ELB net/pay/0123456789abcdef',
      privateAddresses: [{ address: '10.0.1.99', publicIp: '198.51.100.9', elastic: true }],
      ipv6Addresses: ['2001:db8::9'],
      securityGroupIds: [],
      sourceDestCheck: false,
    })
    expect(noted(lists, 'assumed')).toContain(`${PAY}/subnet-1`)
    expect(noted(lists, 'incomplete')).toContain(PAY)
  })

  it('ELB-07: cross zones by their type, unless their attributes say otherwise', () => {
    const attributes = (Value: string) => ({
      LoadBalancerAttributes: { [PAY]: [{ Key: 'load_balancing.cross_zone.enabled', Value }] },
    })
    expect(balancerFrom(shop()).crossZone).toBe(true)
    expect(balancerFrom(pay()).crossZone).toBe(false)
    expect(balancerFrom(pay(), attributes('true')).crossZone).toBe(true)
    expect(balancerFrom(pay(), attributes('false')).crossZone).toBe(false)
    expect(noted({ LoadBalancers: [pay(), shop()] }, 'assumed')).toContain(PAY)
    expect(noted({ LoadBalancers: [pay(), shop()] }, 'assumed')).not.toContain(SHOP)
  })

  it('ALB-06: have the idle time-out of their attributes, in map and row form', () => {
    const Attributes = [
      { Key: 'idle_timeout.timeout_seconds', Value: '4000' },
      { Key: 'deletion_protection.enabled', Value: 'false' },
    ]
    const asMap = { LoadBalancerAttributes: { [SHOP]: Attributes } }
    const asRows = { LoadBalancerAttributes: [{ LoadBalancerArn: SHOP, Attributes }] }
    const asAnswers = { LoadBalancerAttributes: { [SHOP]: { Attributes } } }
    for (const form of [asMap, asRows, asAnswers]) {
      expect(balancerFrom(shop(), form).idleTimeout).toBe(4000)
    }
    const garbled = { [SHOP]: [{ Key: 'idle_timeout.timeout_seconds', Value: 'soon' }] }
    const row = balancerFrom(shop(), { LoadBalancerAttributes: garbled })
    expect(row.idleTimeout).toBeUndefined()
  })

  it('IFE-12: judge what comes by PrivateLink, unless that is turned off', () => {
    const key = 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic'
    expect(balancerFrom(pay({ [key]: 'on' })).enforcesGroupsOnPrivateLink).toBe(true)
    expect(balancerFrom(pay({ [key]: 'off' })).enforcesGroupsOnPrivateLink).toBe(false)
    expect(balancerFrom(pay()).enforcesGroupsOnPrivateLink).toBe(true)
  })

  it('NLB-07: may have no groups at all', () => {
    expect(balancerFrom(pay()).securityGroupIds).toEqual([])
    expect(balancerFrom(pay({ SecurityGroups: ['sg-1'] })).securityGroupIds).toEqual(['sg-1'])
  })

  it('work when they are active, and are left out when they failed', () => {
    const codes = ['active', 'active_impaired', 'provisioning']
    const available = codes.map((Code) => balancerFrom(shop({ State: { Code } })).available)
    expect(available).toEqual([true, true, false])
    const failed = { LoadBalancers: [shop({ State: { Code: 'failed' } })] }
    const NetworkInterfaces = [node('eni-a', 'ELB app/shop/50dc6c495c0c9188')]
    expect(topologyFrom({ ...failed, NetworkInterfaces }).loadBalancer).toEqual({})
    expect(noted(failed, 'leftOut')).toEqual([SHOP])
  })

  it('of Gateway type have neither scheme nor address type', () => {
    const arn = `${ARN}:loadbalancer/gwy/inspect/1`
    const row = pay({
      LoadBalancerArn: arn,
      Type: 'gateway',
      Scheme: undefined,
      IpAddressType: undefined,
    })
    expect(balancerFrom(row)).toMatchObject({
      type: 'gateway',
      scheme: 'internal',
      ipAddressType: 'ipv4',
    })
  })

  it('find their VPC by a subnet, or are left out', () => {
    expect(balancerFrom(shop({ VpcId: undefined })).vpcId).toBe('vpc-1')
    const nowhere = { LoadBalancers: [shop({ VpcId: '', AvailabilityZones: null })] }
    expect(noted(nowhere, 'leftOut')).toEqual([SHOP])
  })

  it('know address types, and say when they do not', () => {
    expect(balancerFrom(shop({ IpAddressType: 'dualstack' })).ipAddressType).toBe('dualstack')
    const odd = shop({ IpAddressType: 'carrier-pigeon' })
    expect(balancerFrom(odd).ipAddressType).toBe('ipv4')
    expect(noted({ LoadBalancers: [odd] }, 'unknown')).toEqual([SHOP])
  })

  it('say when nobody gave their listeners', () => {
    const known = { LoadBalancers: [shop()], Listeners: [] }
    const unknown = { LoadBalancers: [shop()] }
    expect(topologyFrom(known).loadBalancer[SHOP]).not.toHaveProperty('listenersKnown')
    expect(topologyFrom(unknown).loadBalancer[SHOP]?.listenersKnown).toBe(false)
    expect(noted(unknown, 'incomplete')).toContain(SHOP)
    const ListenerArn = SHOP.replace(':loadbalancer/', ':listener/') + '/1'
    const both = { LoadBalancers: [shop(), pay()], Listeners: [{ ListenerArn, Port: 80 }] }
    expect(topologyFrom(both).loadBalancer[SHOP]).not.toHaveProperty('listenersKnown')
    expect(topologyFrom(both).loadBalancer[PAY]?.listenersKnown).toBe(false)
  })

  it('that only interfaces show become stubs with what the interfaces tell', () => {
    const NetworkInterfaces = [
      node('eni-a', 'ELB app/shop/50dc6c495c0c9188', {
        Association: { PublicIp: '198.51.100.5', IpOwnerId: 'amazon-elb' },
      }),
      node('eni-b', 'ELB old'),
    ]
    const { loadBalancer } = topologyFrom({ NetworkInterfaces })
    expect(loadBalancer['app/shop/50dc6c495c0c9188']).toMatchObject({
      stub: true,
      type: 'application',
      scheme: 'internet-facing',
      nodes: [{ subnetId: 'subnet-1', networkInterfaceId: 'eni-a' }],
      securityGroupIds: ['sg-1'],
      listenersKnown: false,
    })
    expect(loadBalancer['old']).toMatchObject({ stub: true, type: 'classic', scheme: 'internal' })
  })

  it('that listeners name and no row describes find their interfaces all the same', () => {
    const Listeners = [
      {
        ListenerArn: `${ARN}:listener/net/pay/0123456789abcdef/1`,
        LoadBalancerArn: PAY,
        Port: 443,
      },
    ]
    const NetworkInterfaces = [node('eni-a', 'ELB net/pay/0123456789abcdef', { Groups: [] })]
    const { loadBalancer } = topologyFrom({ Listeners, NetworkInterfaces })
    expect(Object.keys(loadBalancer)).toEqual([PAY])
    expect(loadBalancer[PAY]).toMatchObject({
      stub: true,
      nodes: [{ networkInterfaceId: 'eni-a' }],
    })
    expect(loadBalancer[PAY]).not.toHaveProperty('listenersKnown')
  })

  it('do not guess whose attributes a single answer holds', () => {
    const { report } = read(
      snapshotWith({}),
      { Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] },
      { LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: true } } },
    )
    const incomplete = report.notes.filter(({ kind }) => kind === 'incomplete')
    expect(incomplete.flatMap(({ ids }) => ids)).toEqual([
      'file-1.json: Attributes',
      'file-2.json: LoadBalancerAttributes',
    ])
  })

  it('name the subnets and groups that nothing else describes', () => {
    const row = shop({ AvailabilityZones: [zone('subnet-x')], SecurityGroups: ['sg-x'] })
    const { subnet, securityGroup } = topologyFrom({ LoadBalancers: [row] })
    expect(subnet['subnet-x']).toMatchObject({
      stub: true,
      vpcId: 'vpc-1',
      availabilityZone: 'eu-central-1a',
    })
    expect(securityGroup['sg-x']).toMatchObject({ stub: true, vpcId: 'vpc-1' })
  })

  it.each<readonly [Json, string]>([
    [{ LoadBalancers: {} }, 'LoadBalancers is an object; expected a list'],
    [{ LoadBalancers: [3] }, 'LoadBalancers[0] is 3; expected an object with LoadBalancerArn'],
    [
      { LoadBalancers: [{ LoadBalancerName: 'x' }] },
      'LoadBalancers[0].LoadBalancerArn is missing; expected text',
    ],
    [
      {
        LoadBalancers: [
          shop({ AvailabilityZones: [zone('s', { PrivateIPv4Address: '10.0.0.300' })] }),
        ],
      },
      'LoadBalancers[0].AvailabilityZones[0].LoadBalancerAddresses[0].PrivateIPv4Address: "10.0.0.300" is not an IP address; expected one like 10.0.1.7 or 2001:db8::7',
    ],
    [
      { LoadBalancerAttributes: { [SHOP]: 'none' } },
      `LoadBalancerAttributes["${SHOP.slice(0, 60)}…"] is "none"; expected a list`,
    ],
    [
      { LoadBalancerAttributes: [{ Attributes: [] }] },
      'LoadBalancerAttributes[0] is an object; expected an object with LoadBalancerArn and Attributes',
    ],
  ])('of a wrong shape are refused: %j', (value, message) => {
    expect(faultIn(value)).toBe(message)
  })
})
