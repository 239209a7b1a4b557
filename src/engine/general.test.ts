import { describe, expect, it } from 'vitest'
import { cidr, parseCidr } from '@/model/ip'
import { aNetworkAclOf, anAclEntry, aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { HOME, HOME6, OPEN_ACL, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'
import type { CheckpointKind } from './trace'

describe('the general model', () => {
  it('GEN-01, PATH-00: a connection is a request and its mirrored response, and needs both', () => {
    const { request, steps } = traceOf(shop(), 'i-web', 'i-app', { srcPort: 40000 })
    const reply = steps.find(({ leg }) => leg === 'response')?.packet
    expect(reply).toMatchObject({ src: request.dst, dst: request.src })
    expect([reply?.srcPort?.ports, reply?.dstPort?.ports]).toEqual([
      request.dstPort?.ports,
      request.srcPort?.ports,
    ])
  })

  it('GEN-02: IPv4 rules, entries and routes say nothing of IPv6, and the other way round', () => {
    const only4 = aNetworkAclOf({
      ...OPEN_ACL,
      entries: OPEN_ACL.entries.filter((entry) => !entry.cidr.includes(':')),
    })
    expect(traceOf(shop(only4), HOME, 'i-web').verdict).toBe('allow')
    expect(blame(traceOf(shop(only4), HOME6, 'i-web'))[0]).toContain('network-acl acl-default')
  })

  it('GEN-03, GEN-04: only gateways rewrite a header; groups, ACLs and tables see and leave it as it is', () => {
    const rewriters = new Set<CheckpointKind>()
    for (const [from, to] of [
      [HOME, 'i-web'],
      ['i-web', HOME],
      ['i-app', HOME],
      ['i-web', 'i-app'],
      ['i-app', HOME6],
    ] as const) {
      for (const { checkpoint, after } of traceOf(shop(), from, to).steps) {
        if (after) rewriters.add(checkpoint)
      }
    }
    expect([...rewriters].toSorted()).toEqual(['internetGateway', 'natGateway'])
  })

  it('GEN-06: one refusal on the way is enough, and every one is told', () => {
    const deny = (direction: 'ingress' | 'egress') =>
      anAclEntry({ direction, ruleNumber: 1, action: 'deny', cidr: cidr('10.0.0.0/16') })
    const closed = aSecurityGroup({ id: 'sg-closed', ingress: [], egress: [] })
    const topology = shop(
      closed,
      aNetworkAclOf({ ...OPEN_ACL, entries: [deny('egress'), ...OPEN_ACL.entries] }),
      aServer('shut', '10.0.2.30', { subnetId: 'subnet-prv', groups: ['sg-closed'] }),
    )
    expect(blame(traceOf(topology, 'i-web', 'i-shut'))).toEqual([
      'network-acl acl-default request egress SUBNET_ACL_RESTRICTION',
      'security-group sg-closed request ingress SG_HAS_NO_RULES',
      'network-acl acl-default response egress SUBNET_ACL_RESTRICTION',
    ])
  })

  it('GEN-07: a block typed with host bits is stored in canonical form', () => {
    expect(parseCidr('100.68.0.18/18')).toEqual({ ok: true, value: '100.68.0.0/18' })
    expect(parseCidr('2001:db8::1/32')).toEqual({ ok: true, value: '2001:db8::/32' })
  })

  it('GEN-09: nothing is broadcast; the last address of a subnet is nobody’s', () => {
    expect(blame(traceOf(shop(), 'i-web', '10.0.2.255', { protocol: 'udp' }))[0]).toBe(
      'network-interface subnet-prv request ingress NO_POSSIBLE_DESTINATION',
    )
  })
})

describe('rules of a group as AWS reads them', () => {
  const tcp = (from: number, to = from) => ({ protocol: 'tcp', ports: { from, to } }) as const
  const behind = (rule: ReturnType<typeof aRule>) =>
    shop(
      aSecurityGroup({ id: 'sg-one', ingress: [rule], egress: [] }),
      aServer('api', '10.0.1.30', { subnetId: 'subnet-pub', groups: ['sg-one'] }),
    )

  it.each([
    [443, 'allow'],
    [442, 'deny'],
    [444, 'deny'],
  ])('SG-06: a range is tested against the destination port alone: %i', (port, verdict) => {
    expect(traceOf(behind(aRule(tcp(443))), 'i-web', 'i-api', { port }).verdict).toBe(verdict)
  })

  it('SG-06: the source port is never tested', () => {
    const topology = behind(aRule(tcp(443)))
    expect(traceOf(topology, 'i-web', 'i-api', { port: 443, srcPort: 1 }).verdict).toBe('allow')
    expect(traceOf(topology, 'i-web', 'i-api', { port: 80, srcPort: 443 }).verdict).toBe('deny')
  })
})
