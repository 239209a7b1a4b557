import { describe, expect, it } from 'vitest'
import { ANY_IPV4, cidr } from '@/model/ip'
import {
  anAclEntry,
  anInternetGateway,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { traceOf } from '@/testing/traceOf'
import { formatBecause } from './explain/rules'
import type { Step } from './trace'

const topology = topologyOf(
  aVpc({ cidrBlocks: [cidr('172.31.0.0/16')], isDefault: true }),
  aSubnet({ cidrBlock: cidr('172.31.32.0/20') }),
  aNetworkAclOf({
    id: 'acl-default',
    isDefault: true,
    entries: [anAclEntry(), anAclEntry({ direction: 'egress' })],
  }),
  aRouteTableOf({
    id: 'rtb-main',
    main: true,
    routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
  }),
  anInternetGateway(),
  aSecurityGroup({
    id: 'sg-ssh',
    ingress: [aRule({ protocol: 'tcp', ports: { from: 22, to: 22 } })],
    egress: [],
  }),
  aServer('bastion', '172.31.39.200', { groups: ['sg-ssh'], publicIp: '203.0.113.22' }),
)

/** A hop as the analyzer prints it: the component, and the rule or route that let it pass. */
function hop({ checkpoint, component, at, because, decision }: Step): string {
  const place = checkpoint === 'instance' ? `${at} ${component}` : component
  const rule = formatBecause(topology, because)
  return [place, decision === 'translate' ? 'translates' : '', rule]
    .filter((part) => part !== '')
    .join(' ')
}

describe('the analyzer’s own first example: an internet gateway to an instance on TCP 22 (RA-09)', () => {
  const trace = traceOf(topology, '198.51.100.7', 'i-bastion', { port: 22, srcPort: 50000 })
  const hops = (leg: Step['leg']) =>
    trace.steps.filter((step) => step.leg === leg && step.checkpoint !== 'internetHost').map(hop)

  it('goes in by gateway, ACL, group and interface (GEN-01, GEN-05)', () => {
    expect(hops('request')).toEqual([
      'igw-1 translates',
      'acl-default 100 ALLOW all traffic ← 0.0.0.0/0',
      'sg-ssh TCP 22 from 0.0.0.0/0',
      'eni-bastion i-bastion',
    ])
  })

  it('comes back by group, ACL, route and gateway, and state needs no rule of the group', () => {
    expect(hops('response')).toEqual([
      'sg-ssh tracked connection',
      'acl-default 100 ALLOW all traffic → 0.0.0.0/0',
      'rtb-main 0.0.0.0/0 → igw-1',
      'igw-1 translates',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('shows the filters the private address, and the world the public one (IGW-03, IGW-04)', () => {
    const [inbound, outbound] = trace.steps.filter(({ decision }) => decision === 'translate')
    expect([inbound?.packet.dst, inbound?.after?.dst]).toEqual(['203.0.113.22', '172.31.39.200'])
    expect([outbound?.packet.src, outbound?.after?.src]).toEqual(['172.31.39.200', '203.0.113.22'])
  })

  it('names the blocking component where there is no path (RA-01)', () => {
    const { blockers } = traceOf(topology, '198.51.100.7', 'i-bastion', { port: 443 })
    expect(blockers[0]).toMatchObject({
      component: 'sg-ssh',
      code: 'ENI_SG_RULES_MISMATCH',
      side: 'ingress',
    })
  })
})
