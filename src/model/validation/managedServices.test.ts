import { describe } from 'vitest'
import { asId } from '../ids'
import { cidr, ip } from '../ip'
import type { Resource, ResourceOf } from '../topology'
import { anInterface, aSubnet, aVpc } from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { playIssueCases, secondVpc } from '@/testing/issueCases'

const subnets: readonly Resource[] = [
  aSubnet(),
  aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), availabilityZone: 'us-east-1b' }),
]

function ids<Id extends string>(...list: readonly string[]): readonly Id[] {
  return list.map((id) => asId<Id>(id))
}

describe('a managed service', () => {
  const database = (...subnetIds: readonly string[]) =>
    aResource('managedService', { subnetIds: ids(...subnetIds) })
  const lambda = (publicIp?: string): readonly Resource[] => [
    aSubnet(),
    aResource('managedService', { service: 'lambda', networkInterfaceIds: ids('eni-fn') }),
    anInterface({
      id: 'eni-fn',
      interfaceType: 'lambda',
      managedBy: 'AWS Lambda VPC ENI',
      privateAddresses: [
        { address: ip('10.0.1.20'), ...(publicIp !== undefined && { publicIp: ip(publicIp) }) },
      ],
    }),
  ]
  const excluded = (mode: ResourceOf<'vpc'>['blockPublicAccess'], by: 'vpc' | 'subnet') => [
    aVpc({
      blockPublicAccess: mode,
      ...(by === 'vpc' && { blockPublicAccessExclusion: 'allow-egress' }),
    }),
    aSubnet(by === 'subnet' ? { blockPublicAccessExclusion: 'allow-egress' } : {}),
  ]
  const fleet = (min: number, desired: number, max: number) =>
    aResource('autoScalingGroup', { capacity: { min, desired, max } })
  playIssueCases([
    [
      'MNG-05: a database with subnets in one zone',
      ['databaseZones'],
      [aSubnet(), database('subnet-1')],
    ],
    ['MNG-05: a database with subnets in two', [], [subnets, database('subnet-1', 'subnet-2')]],
    [
      'MNG-05: a subnet of another VPC',
      ['serviceInOtherVpc'],
      [
        secondVpc,
        subnets,
        aSubnet({ id: 'subnet-3', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
        database('subnet-1', 'subnet-2', 'subnet-3'),
      ],
    ],
    [
      'MNG-02: a function with a public address',
      ['functionWithPublicAddress'],
      lambda('203.0.113.9'),
    ],
    ['MNG-02: a function without', [], lambda()],
    [
      'BPA-04: a VPC excluded for egress where only ingress is blocked',
      ['meaninglessExclusion'],
      excluded('block-ingress', 'vpc'),
    ],
    [
      'BPA-04: a subnet excluded for egress where nothing is blocked',
      ['meaninglessExclusion'],
      excluded('off', 'subnet'),
    ],
    [
      'BPA-04: a subnet excluded for egress where both ways are blocked',
      [],
      excluded('block-bidirectional', 'subnet'),
    ],
    ['a fleet that wants more than its maximum', ['fleetCapacity'], [fleet(1, 5, 4)]],
    ['a fleet within its limits', [], [fleet(1, 2, 4)]],
  ])
})

describe('a firewall policy', () => {
  const match = {
    protocols: [],
    sources: [],
    destinations: [],
    sourcePorts: [],
    destinationPorts: [],
  }
  const stateless = (ruleGroup: string, groupPriority: number, priority: number) =>
    ({ ruleGroup, groupPriority, priority, match, action: 'pass' }) as const
  const stateful = (ruleGroup: string, groupPriority?: number) =>
    ({
      ruleGroup,
      sid: '1',
      action: 'pass',
      direction: 'any',
      match,
      ...(groupPriority !== undefined && { groupPriority }),
    }) as const
  const policy = (about: Partial<Omit<ResourceOf<'firewallPolicy'>, 'kind' | 'id'>>) => [
    aResource('firewallPolicy', about),
  ]
  playIssueCases([
    [
      'NFW-02: two rules of one priority in a group',
      ['firewallPriorityTwice'],
      policy({ statelessRules: [stateless('a', 1, 10), stateless('a', 1, 10)] }),
    ],
    [
      'NFW-02: two groups of one priority',
      ['firewallPriorityTwice'],
      policy({ statelessRules: [stateless('a', 1, 10), stateless('b', 1, 10)] }),
    ],
    [
      'NFW-02: one priority in two groups of their own',
      [],
      policy({ statelessRules: [stateless('a', 1, 10), stateless('b', 2, 10)] }),
    ],
    [
      'NFW-03: two stateful groups of one priority',
      ['firewallPriorityTwice'],
      policy({ statefulOrder: 'strict', statefulRules: [stateful('a', 1), stateful('b', 1)] }),
    ],
    [
      'NFW-03: strict order without priorities',
      ['firewallOrder'],
      policy({ statefulOrder: 'strict', statefulRules: [stateful('a')] }),
    ],
    [
      'NFW-03: strict order with them',
      [],
      policy({
        statefulOrder: 'strict',
        statefulDefault: 'drop',
        statefulRules: [stateful('a', 1), stateful('b', 2)],
      }),
    ],
    [
      'NFW-04: a default that default order does not read',
      ['firewallOrder'],
      policy({ statefulDefault: 'drop' }),
    ],
    [
      'RA-08: rules beyond the 5-tuple',
      ['firewallRulesLeftOut'],
      policy({ notUnderstood: ['domain list'] }),
    ],
  ])
})
