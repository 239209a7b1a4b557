import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import type { NetworkAclEntry } from '@/model/resources/networkAcl'
import type { SecurityGroupRule } from '@/model/resources/securityGroup'
import type { Resource, ResourceOf } from '@/model/topology'
import { tcp, type Traffic } from '@/model/traffic'
import {
  anAclEntry,
  aNetworkAcl,
  anInterface,
  anInternetGateway,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
} from '@/testing/builders'
import { findingsIn, playLintCases } from '@/testing/lintCases'
import { aResource } from '@/testing/moreBuilders'

const subnets = [
  aSubnet(),
  aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), availabilityZone: 'us-east-1b' }),
]

type About<Kind extends 'loadBalancer' | 'targetGroup'> = Partial<
  Omit<ResourceOf<Kind>, 'kind' | 'id'>
>

/** A load balancer with a node at 10.0.1.5, and one target at 10.0.2.10. */
function balancing(about: {
  readonly balancer?: About<'loadBalancer'>
  readonly group?: About<'targetGroup'>
  readonly admits?: readonly SecurityGroupRule[]
  readonly sends?: readonly SecurityGroupRule[]
  readonly takes?: readonly SecurityGroupRule[]
}) {
  const securityGroupIds = about.balancer?.securityGroupIds ?? [asId('sg-lb')]
  return [
    subnets,
    aSecurityGroup({
      id: 'sg-lb',
      ingress: about.takes ?? [aRule(tcp(80))],
      egress: about.sends ?? [aRule()],
    }),
    aSecurityGroup({ id: 'sg-web', ingress: about.admits ?? [aRule(tcp(80), 'sg-lb')] }),
    aServer('web', '10.0.2.10', { subnetId: 'subnet-2', groups: ['sg-web'] }),
    anInterface({
      id: 'eni-node',
      interfaceType: 'network_load_balancer',
      managedBy: 'ELB net/lb-1/50dc6c495c0c9188',
      privateAddresses: [{ address: ip('10.0.1.5') }],
      securityGroupIds,
    }),
    aResource('loadBalancer', {
      nodes: [
        { subnetId: asId('subnet-1'), networkInterfaceId: asId('eni-node') },
        { subnetId: asId('subnet-2') },
      ],
      ...about.balancer,
      securityGroupIds,
    }),
    aResource('listener'),
    aResource('targetGroup', { targets: [{ id: 'i-web' }], ...about.group }),
  ]
}

const network: About<'loadBalancer'> = { type: 'network', securityGroupIds: [] }
const tcpGroup: About<'targetGroup'> = { protocol: 'TCP' }

describe('a load balancer', () => {
  const kinds = [
    'balancerNotAdmitted',
    'healthCheckNotAdmitted',
    'balancerCannotSend',
    'listenerNotAdmitted',
    'balancerWithoutListener',
    'listenerWithoutTargets',
    'zoneWithoutTargets',
    'balancerTakesNoGroups',
  ] as const
  playLintCases(kinds, [
    ['ALB-02, ALB-03: groups that name each other', [], balancing({})],
    [
      'ALB-03, TRAP-38: targets that do not admit it',
      ['balancerNotAdmitted'],
      balancing({ admits: [aRule(tcp(80), '198.51.100.0/24')] }),
    ],
    [
      'ALB-03: targets that admit its subnet',
      [],
      balancing({ admits: [aRule(tcp(80), '10.0.1.0/24')] }),
    ],
    [
      'ALB-03: targets that admit it on another port',
      ['balancerNotAdmitted'],
      balancing({ admits: [aRule(tcp(443), 'sg-lb')] }),
    ],
    [
      'ELB-08: a health check on a port that is not admitted',
      ['healthCheckNotAdmitted'],
      balancing({ group: { healthCheck: { enabled: true, protocol: 'HTTP', port: 9000 } } }),
    ],
    [
      'ELB-08: a health check that is switched off',
      [],
      balancing({ group: { healthCheck: { enabled: false, protocol: 'HTTP', port: 9000 } } }),
    ],
    [
      'ALB-02: groups that do not let it send',
      ['balancerCannotSend'],
      balancing({ sends: [aRule(tcp(443))] }),
    ],
    [
      'ALB-02: groups that let it send to the targets’ group',
      [],
      balancing({ sends: [aRule(tcp(80), 'sg-web')] }),
    ],
    [
      'ALB-02: groups that admit nobody on the listener’s port',
      ['listenerNotAdmitted'],
      balancing({ takes: [aRule(tcp(443))] }),
    ],
    [
      'ELB-06: a target group without targets',
      ['listenerWithoutTargets'],
      balancing({ group: { targets: [] } }),
    ],
    [
      'ELB-06: targets that nobody listed',
      [],
      balancing({ group: { targets: [], targetsKnown: false } }),
    ],
    [
      'ELB-05: no listener',
      ['balancerWithoutListener'],
      [subnets, aResource('loadBalancer', { securityGroupIds: [asId('sg-default')] })],
    ],
    [
      'ELB-07: a zone without targets, cross-zone balancing off',
      ['zoneWithoutTargets'],
      balancing({ group: { crossZone: false } }),
    ],
    [
      'NLB-07, TRAP-40: a network one without a group',
      ['balancerTakesNoGroups'],
      balancing({ balancer: network, group: tcpGroup, admits: [aRule(tcp(80))] }),
    ],
    [
      'NLB-09, TRAP-39: clients are not admitted, their addresses are preserved',
      ['balancerNotAdmitted', 'balancerTakesNoGroups'],
      balancing({ balancer: network, group: tcpGroup, admits: [aRule(tcp(443))] }),
    ],
    [
      'NLB-09: clients are admitted, but not the nodes that check',
      ['healthCheckNotAdmitted', 'balancerTakesNoGroups'],
      balancing({
        balancer: network,
        group: tcpGroup,
        admits: [aRule(tcp(80), '198.51.100.0/24')],
      }),
    ],
    [
      'NLB-08: the load balancer’s group, although addresses are preserved',
      [],
      balancing({ balancer: { type: 'network' }, group: tcpGroup }),
    ],
    [
      'NLB-11: groups that do not let health checks out',
      ['balancerCannotSend'],
      balancing({
        balancer: { type: 'network' },
        group: { ...tcpGroup, healthCheck: { enabled: true, protocol: 'TCP', port: 9000 } },
        admits: [aRule(undefined, 'sg-lb')],
        sends: [aRule(tcp(80))],
      }),
    ],
  ])

  it('ALB-03: tell the targets, the port and what to allow', () => {
    const [found] = findingsIn(balancing({ admits: [] }), 'balancerNotAdmitted')
    expect(found).toMatchObject({
      ids: ['tg-1', 'lb-1', 'sg-web', 'i-web'],
      sentence: 'The groups of web in tg-1 do not admit lb-1 on port 80',
      mend: 'Allow inbound port 80 from sg-lb',
      rules: ['ALB-03'],
    })
  })
})

describe('ACLs between a load balancer and its targets', () => {
  const guarding = (subnetId: string, ...entries: readonly NetworkAclEntry[]) => [
    aNetworkAcl(...entries),
    { ...subnets.find(({ id }) => id === subnetId)!, networkAclId: asId<never>('acl-1') },
  ]
  const within = (ruleNumber: number, direction: 'ingress' | 'egress', traffic: Traffic) =>
    anAclEntry({ ruleNumber, direction, traffic, cidr: cidr('10.0.0.0/16') })
  const toTargets = within(100, 'ingress', tcp(80))
  const back = within(100, 'egress', tcp({ from: 1024, to: 65535 }))
  playLintCases(
    ['aclBlocksTargets'],
    [
      [
        'ALB-05: requests and responses pass',
        [],
        [balancing({}), guarding('subnet-2', toTargets, back)],
      ],
      [
        'ALB-05, NACL-32: requests are refused',
        ['aclBlocksTargets'],
        [balancing({}), guarding('subnet-2', back)],
      ],
      [
        'ALB-05, ELB-10: responses are refused',
        ['aclBlocksTargets'],
        [balancing({}), guarding('subnet-2', toTargets)],
      ],
      [
        'NLB-13: responses are refused at the load balancer',
        ['aclBlocksTargets'],
        [
          balancing({ balancer: network, group: tcpGroup }),
          guarding('subnet-1', within(100, 'egress', tcp(80))),
        ],
      ],
      [
        'NLB-12: requests of a network one are refused',
        ['aclBlocksTargets'],
        [balancing({ balancer: network, group: tcpGroup }), guarding('subnet-2', back)],
      ],
    ],
  )
})

describe('a managed service', () => {
  const igw = anInternetGateway()
  const routed = (...routes: readonly ReturnType<typeof aRoute>[]) => [
    igw,
    aSubnet(),
    aRouteTableOf({ id: 'rtb-main', main: true, routes }),
  ]
  const lambda = aResource('managedService', { service: 'lambda', subnetIds: [asId('subnet-1')] })
  const serviceInterface = (
    ingress: readonly SecurityGroupRule[],
    egress = [aRule()],
  ): readonly Resource[] => [
    aSecurityGroup({ id: 'sg-service', ingress, egress }),
    anInterface({
      id: 'eni-service',
      interfaceType: 'vpc_endpoint',
      managedBy: 'VPC Endpoint Interface vpce-if',
      securityGroupIds: [asId('sg-service')],
    }),
  ]
  const endpoint = (about: Partial<Omit<ResourceOf<'interfaceEndpoint'>, 'kind' | 'id'>> = {}) =>
    aResource('interfaceEndpoint', { networkInterfaceIds: [asId('eni-service')], ...about })
  const connect = aResource('managedService', {
    service: 'instanceConnectEndpoint',
    networkInterfaceIds: [asId('eni-service')],
  })
  playLintCases(
    ['functionInPublicSubnet', 'endpointAdmitsNobody', 'connectEndpointCannotSend'],
    [
      [
        'MNG-02, TRAP-42: a function in a public subnet',
        ['functionInPublicSubnet'],
        [routed(aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')), lambda],
      ],
      ['MNG-02: a function in a private one', [], [routed(), lambda]],
      [
        'IFE-02: an endpoint that admits nobody on 443',
        ['endpointAdmitsNobody'],
        [aSubnet(), serviceInterface([aRule(tcp(80))]), endpoint()],
      ],
      [
        'IFE-02: an endpoint that admits the VPC',
        [],
        [aSubnet(), serviceInterface([aRule(tcp(443), '10.0.0.0/16')]), endpoint()],
      ],
      [
        'IFE-02: somebody’s own service may use any port',
        [],
        [
          aSubnet(),
          serviceInterface([aRule(tcp(8080), '10.0.0.0/16')]),
          endpoint({ serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1' }),
        ],
      ],
      [
        'MNG-07: an Instance Connect Endpoint that may open nothing',
        ['connectEndpointCannotSend'],
        [aSubnet(), serviceInterface([], [aRule(tcp(443))]), connect],
      ],
      [
        'MNG-07: one that may open SSH',
        [],
        [aSubnet(), serviceInterface([], [aRule(tcp(22), '10.0.0.0/16')]), connect],
      ],
    ],
  )
})
