import { describe, expect, it } from 'vitest'
import { anInterface, aSubnet, aVpc, topologyOf } from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { asId, type FirewallPolicyId } from '../ids'
import { cidr } from '../ip'
import type { FiveTuple, StatefulRule, StatelessRule } from '../resources/firewallPolicy'
import { expectOk } from '../result'
import { findOf, resourcesOf, withResources } from '../topology'
import {
  nextGroupPriority,
  nextRulePriority,
  nextSid,
  removeRuleGroup,
  renameRuleGroup,
  ruleGroupsOf,
  setGroupPriority,
  setStatefulOrder,
  setStatefulRules,
  setStatelessRules,
} from './firewallPolicy'
import {
  addServiceEndpoint,
  inspectionServices,
  mapFirewallSubnet,
  moveInspectionEndpoint,
  setInspector,
} from './inspection'

function errorOf(result: { readonly ok: boolean; readonly error?: string }): string | undefined {
  return result.ok ? undefined : result.error
}

const zoneA = aSubnet({ id: 'a' })
const besideA = aSubnet({ id: 'a2', cidrBlock: cidr('10.0.2.0/24') })
const zoneB = aSubnet({ id: 'b', cidrBlock: cidr('10.0.3.0/24'), availabilityZone: 'us-east-1b' })
const elsewhere = aSubnet({ id: 'far', vpcId: asId('vpc-2') })
const firewall = aResource('networkFirewall')
const service = aResource('endpointService', { loadBalancerIds: ['gwlb'] })
const before = topologyOf(
  aVpc(),
  aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }),
  zoneA,
  besideA,
  zoneB,
  elsewhere,
  firewall,
  service,
  aResource('endpointService', { id: 'nlb-svc' }),
  aResource('loadBalancer', { id: 'gwlb', type: 'gateway' }),
)

describe('the endpoints of a firewall', () => {
  const first = expectOk(mapFirewallSubnet(before, firewall.id, zoneA.id))

  it('stand one in each zone of its VPC', () => {
    expect(errorOf(mapFirewallSubnet(first.topology, firewall.id, besideA.id))).toMatch(
      /an endpoint in us-east-1a already/,
    )
    expect(mapFirewallSubnet(first.topology, firewall.id, zoneB.id).ok).toBe(true)
    expect(errorOf(mapFirewallSubnet(before, firewall.id, elsewhere.id))).toMatch(/another VPC/)
  })

  it('move within the VPC, as long as they have no network interface', () => {
    const moved = expectOk(moveInspectionEndpoint(first.topology, first.id, besideA.id))
    expect(findOf(moved, 'gatewayLoadBalancerEndpoint', first.id)?.subnetId).toBe('a2')
    expect(errorOf(moveInspectionEndpoint(moved, first.id, elsewhere.id))).toMatch(/another VPC/)
    const [endpoint] = resourcesOf(moved, 'gatewayLoadBalancerEndpoint')
    const fixed = withResources(
      moved,
      anInterface({ id: 'eni-e' }),
      ...(endpoint
        ? [{ ...endpoint, networkInterfaceIds: [anInterface({ id: 'eni-e' }).id] }]
        : []),
    )
    expect(errorOf(moveInspectionEndpoint(fixed, first.id, zoneB.id))).toMatch(/stays where/)
  })

  it('can lead to a service with a Gateway Load Balancer instead', () => {
    expect(inspectionServices(before).map(({ id }) => id)).toEqual([service.id])
    expect(addServiceEndpoint(before, service.id, zoneA.id).ok).toBe(true)
    const plain = addServiceEndpoint(before, asId('nlb-svc'), zoneA.id)
    expect(errorOf(plain)).toMatch(/no Gateway Load Balancer/)
    const led = expectOk(
      setInspector(first.topology, first.id, { kind: 'endpointService', id: service.id }),
    )
    const endpoint = findOf(led, 'gatewayLoadBalancerEndpoint', first.id)
    expect([endpoint?.networkFirewallId, endpoint?.endpointServiceId]).toEqual([
      undefined,
      service.id,
    ])
    const back = setInspector(led, first.id, { kind: 'networkFirewall', id: firewall.id })
    expect(back.ok).toBe(true)
  })
})

describe('the rule groups of a policy', () => {
  const id: FirewallPolicyId = asId('firewall-policy-1')
  const anything: FiveTuple = {
    protocols: [],
    sources: [],
    destinations: [],
    sourcePorts: [],
    destinationPorts: [],
  }
  const stateless = (
    ruleGroup: string,
    groupPriority: number,
    priority: number,
  ): StatelessRule => ({
    ruleGroup,
    groupPriority,
    priority,
    match: anything,
    action: 'pass',
  })
  const stateful = (ruleGroup: string, sid: string, groupPriority?: number): StatefulRule => ({
    ruleGroup,
    sid,
    action: 'drop',
    match: anything,
    direction: 'forward',
    ...(groupPriority === undefined ? {} : { groupPriority }),
  })
  const policy = aResource('firewallPolicy', {
    statelessRules: [stateless('late', 20, 10), stateless('early', 10, 10)],
    statefulRules: [stateful('web', '1'), stateful('dns', '2'), stateful('web', '3')],
  })
  const topology = topologyOf(policy)
  const after = (next: typeof topology) => findOf(next, 'firewallPolicy', id)!

  it('are read by priority', () => {
    expect(ruleGroupsOf(policy, 'stateless').map(({ name }) => name)).toEqual(['early', 'late'])
    expect(nextGroupPriority(policy, 'stateless')).toBe(30)
    expect(nextGroupPriority(policy, 'stateful')).toBeUndefined()
    expect(nextRulePriority(policy.statelessRules)).toBe(20)
    expect(nextSid(policy.statefulRules)).toBe('4')
  })

  it('are written one at a time, and the others stay', () => {
    const rules = [stateless('early', 10, 5), stateless('early', 10, 15)]
    const next = after(setStatelessRules(topology, id, 'early', rules))
    expect(next.statelessRules).toEqual([stateless('late', 20, 10), ...rules])
    const web = after(setStatefulRules(topology, id, 'web', [stateful('web', '9')]))
    expect(web.statefulRules.map(({ sid }) => sid)).toEqual(['9', '2'])
    const gone = after(removeRuleGroup(topology, id, 'stateful', 'web'))
    expect(gone.statefulRules.map(({ sid }) => sid)).toEqual(['2'])
    expect(after(removeRuleGroup(topology, id, 'stateless', 'late')).statelessRules).toHaveLength(1)
  })

  it('have names and priorities of their own', () => {
    const named = after(expectOk(renameRuleGroup(topology, id, 'stateful', 'web', 'pages')))
    expect(named.statefulRules.map(({ ruleGroup }) => ruleGroup)).toEqual(['pages', 'dns', 'pages'])
    expect(errorOf(renameRuleGroup(topology, id, 'stateful', 'web', 'dns'))).toMatch(/already/)
    expect(errorOf(renameRuleGroup(topology, id, 'stateful', 'web', ''))).toMatch(/a name/)
    expect(errorOf(setGroupPriority(topology, id, 'stateless', 'late', 10))).toMatch(/early has/)
    const moved = after(expectOk(setGroupPriority(topology, id, 'stateless', 'late', 5)))
    expect(ruleGroupsOf(moved, 'stateless').map(({ name }) => name)).toEqual(['late', 'early'])
  })

  it('get priorities when the order becomes strict, and default order passes the rest', () => {
    const strict = setStatefulOrder(topology, id, 'strict')
    expect(after(strict).statefulRules.map(({ groupPriority }) => groupPriority)).toEqual([
      10, 20, 10,
    ])
    const dropping = withResources(strict, { ...after(strict), statefulDefault: 'drop' })
    expect(after(setStatefulOrder(dropping, id, 'default'))).toMatchObject({
      statefulOrder: 'default',
      statefulDefault: 'pass',
    })
  })
})
