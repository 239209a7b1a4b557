import { describe } from 'vitest'
import { asId } from '../ids'
import { cidr, ip } from '../ip'
import type { Resource, ResourceOf } from '../topology'
import {
  anInterface,
  anInternetGateway,
  aPeering,
  aRoute,
  aRouteTableOf,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { otherVpc, playIssueCases, secondVpc } from '@/testing/issueCases'

const subnets: readonly Resource[] = [
  aSubnet(),
  aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), availabilityZone: 'us-east-1b' }),
]

function ids<Id extends string>(...list: readonly string[]): readonly Id[] {
  return list.map((id) => asId<Id>(id))
}

function nodesIn(...subnetIds: readonly string[]): ResourceOf<'loadBalancer'>['nodes'] {
  return subnetIds.map((subnetId) => ({ subnetId: asId(subnetId) }))
}

function anAlb(about: Partial<Omit<ResourceOf<'loadBalancer'>, 'kind' | 'id'>> = {}) {
  return aResource('loadBalancer', {
    nodes: nodesIn('subnet-1', 'subnet-2'),
    securityGroupIds: ids('sg-default'),
    ...about,
  })
}

function anNlb(about: Partial<Omit<ResourceOf<'loadBalancer'>, 'kind' | 'id'>> = {}) {
  return aResource('loadBalancer', { type: 'network', nodes: nodesIn('subnet-1'), ...about })
}

const anywhere = [
  anInternetGateway(),
  aRouteTableOf({
    id: 'rtb-main',
    main: true,
    routes: [aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')],
  }),
]

function nodeInterface(publicIp?: string): Resource {
  return anInterface({
    interfaceType: 'network_load_balancer',
    managedBy: 'ELB net/lb-1/50dc6c495c0c9188',
    privateAddresses: [
      { address: ip('10.0.1.10'), ...(publicIp !== undefined && { publicIp: ip(publicIp) }) },
    ],
  })
}

const nodeWithInterface: ResourceOf<'loadBalancer'>['nodes'] = [
  { subnetId: asId('subnet-1'), networkInterfaceId: asId('eni-1') },
]

describe('a load balancer', () => {
  const small = aSubnet({ cidrBlock: cidr('10.0.1.0/28') })
  const crowded = Array.from({ length: 22 }, (_, at) =>
    aServer(`s${String(at)}`, `10.0.1.${String(4 + at)}`),
  )
  const room = aSubnet({ cidrBlock: cidr('10.0.1.0/27') })
  playIssueCases([
    ['ELB-01: a node in each zone', [], [subnets, anAlb()]],
    [
      'ELB-01: two nodes in one zone',
      ['balancerZones'],
      [
        aSubnet(),
        aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24') }),
        anNlb({ nodes: nodesIn('subnet-1', 'subnet-2') }),
      ],
    ],
    [
      'ELB-01: a node in another VPC',
      ['balancerInOtherVpc'],
      [secondVpc, aSubnet({ vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }), anNlb()],
    ],
    [
      'ALB-04: an application one in one zone',
      ['balancerZones'],
      [aSubnet(), anAlb({ nodes: nodesIn('subnet-1') })],
    ],
    ['ALB-04: a network one may stand in one zone', [], [aSubnet(), anNlb()]],
    ['ALB-04: an application one in a /28', ['balancerSubnetSize'], [small, subnets[1]!, anAlb()]],
    [
      'ALB-04: fewer than eight free addresses',
      ['balancerFewAddresses'],
      [room, subnets[1]!, crowded, anAlb()],
    ],
    [
      'ELB-03: an internet-facing one in a private subnet',
      ['balancerInPrivateSubnet'],
      [aSubnet(), anNlb({ scheme: 'internet-facing' })],
    ],
    [
      'ELB-03: one in a public subnet',
      [],
      [anywhere, aSubnet(), anNlb({ scheme: 'internet-facing' })],
    ],
    [
      'ELB-02: an internal one with a public address',
      ['balancerScheme'],
      [aSubnet(), nodeInterface('203.0.113.9'), anNlb({ nodes: nodeWithInterface })],
    ],
    [
      'ELB-02: an internet-facing one without',
      ['balancerScheme'],
      [
        anywhere,
        aSubnet(),
        nodeInterface(),
        anNlb({ scheme: 'internet-facing', nodes: nodeWithInterface }),
      ],
    ],
    [
      'ELB-02: an internet-facing one with one',
      [],
      [
        anywhere,
        aSubnet(),
        nodeInterface('203.0.113.9'),
        anNlb({ scheme: 'internet-facing', nodes: nodeWithInterface }),
      ],
    ],
    [
      'ALB-02: an application one without a group',
      ['balancerWithoutGroup'],
      [subnets, anAlb({ securityGroupIds: [] })],
    ],
    ['NLB-07: a network one may have none', [], [aSubnet(), anNlb()]],
    [
      'SG-44: the group of another VPC',
      ['balancerGroups'],
      [secondVpc, subnets, anAlb({ securityGroupIds: ids('sg-default-2') })],
    ],
    [
      'SG-48: a Gateway Load Balancer with a group',
      ['balancerGroups'],
      [aSubnet(), anNlb({ type: 'gateway', securityGroupIds: ids('sg-default') })],
    ],
    [
      'NLB-15: an idle time-out of ten seconds',
      ['balancerIdleTimeout'],
      [aSubnet(), anNlb({ idleTimeout: 10 })],
    ],
    ['NLB-15: one of 6000 seconds', [], [aSubnet(), anNlb({ idleTimeout: 6000 })]],
  ])
})

describe('a listener and its target group', () => {
  const tcpListener = aResource('listener', { protocol: 'TCP', port: 80 })
  const group = (about: Partial<Omit<ResourceOf<'targetGroup'>, 'kind' | 'id'>> = {}) =>
    aResource('targetGroup', { protocol: 'TCP', ...about })
  const udp = (id: string, protocol: string) => aResource('listener', { id, protocol, port: 80 })
  const web = aServer('web', '10.0.2.10', { subnetId: 'subnet-2' })
  const far = [
    secondVpc,
    aSubnet({ id: 'subnet-3', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
    aServer('far', '10.1.1.10', { subnetId: 'subnet-3', groups: ['sg-default-2'] }),
  ]
  const nlb = [subnets, anNlb()]
  const byAddress = (about: Partial<Omit<ResourceOf<'targetGroup'>, 'kind' | 'id'>> = {}) =>
    group({ targetType: 'ip', targets: [{ id: '10.1.1.10', availabilityZone: 'all' }], ...about })
  playIssueCases([
    [
      'ELB-05: two listeners on one port',
      ['listenerTwice'],
      [nlb, tcpListener, udp('listener-2', 'TLS'), group()],
    ],
    [
      'ELB-05: TCP_UDP beside UDP',
      ['listenerTwice'],
      [nlb, udp('listener-1', 'TCP_UDP'), udp('listener-2', 'UDP'), group()],
    ],
    ['ELB-05: TCP beside UDP', [], [nlb, tcpListener, udp('listener-2', 'UDP'), group()]],
    [
      'ALB-01: an application one that listens for TCP',
      ['listenerProtocol'],
      [subnets, anAlb(), tcpListener, group({ protocol: 'HTTP' })],
    ],
    [
      'NLB-01: a network one that listens for HTTP',
      ['listenerProtocol'],
      [nlb, aResource('listener'), group()],
    ],
    [
      'NLB-01: a network one that sends to HTTP',
      ['targetGroupType'],
      [nlb, tcpListener, group({ protocol: 'HTTP' })],
    ],
    [
      'NLB-01: a network one that sends to a function',
      ['targetGroupType'],
      [nlb, tcpListener, group({ targetType: 'lambda' })],
    ],
    [
      'GWL-01: a Gateway Load Balancer that does not send to port 6081',
      ['targetGroupType'],
      [
        aSubnet(),
        anNlb({ type: 'gateway' }),
        aResource('listener', { protocol: 'GENEVE' }),
        group({ protocol: 'GENEVE', port: 80 }),
      ],
    ],
    [
      'ELB-01: the target group of another VPC',
      ['targetGroupOfOtherVpc'],
      [secondVpc, nlb, tcpListener, group({ vpcId: asId('vpc-2') })],
    ],
    [
      'ELB-01: a target in a zone without a node',
      ['targetZoneNotEnabled'],
      [nlb, tcpListener, web, group({ targets: [{ id: 'i-web' }] })],
    ],
    [
      'ELB-01: a target in a zone with one',
      [],
      [
        subnets,
        anNlb({ nodes: nodesIn('subnet-1', 'subnet-2') }),
        tcpListener,
        web,
        group({ targets: [{ id: 'i-web' }] }),
      ],
    ],
    [
      'NLB-04: an instance of another VPC',
      ['targetInOtherVpc'],
      [far, group({ targets: [{ id: 'i-far' }] })],
    ],
    [
      'NLB-02: UDP without preservation',
      ['clientIpPreservation'],
      [group({ protocol: 'UDP', preserveClientIp: false })],
    ],
    ['NLB-02: TCP without preservation', [], [group({ preserveClientIp: false })]],
    [
      'NLB-04: preservation toward a VPC that is not peered',
      ['clientIpOutOfReach'],
      [nlb, tcpListener, far, byAddress({ preserveClientIp: true })],
    ],
    [
      'NLB-04: preservation toward a peered VPC',
      [],
      [nlb, tcpListener, far, aPeering(aVpc(), otherVpc), byAddress({ preserveClientIp: true })],
    ],
    [
      'NLB-02, NLB-04: addresses over TCP are not preserved by themselves',
      [],
      [nlb, tcpListener, far, byAddress()],
    ],
  ])
})
