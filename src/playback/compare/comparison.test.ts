import { describe, expect, it } from 'vitest'
import { SECOND } from '@/engine/simulation/settings'
import { ANY_IPV4 } from '@/model/ip'
import type { Topology } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { aTalk } from '@/model/trafficSource'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { traffic } from '@/testing/runs'
import { shop } from '@/testing/shop'
import { beginComparing, compareOn, comparisonOf, type Comparison } from './comparison'

const group = (...ports: readonly number[]) =>
  aSecurityGroup({
    id: 'sg-web',
    ingress: ports.map((port) => aRule(tcp(port), ANY_IPV4)),
    egress: [aRule()],
  })
const BOX = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})
const VISITS = traffic('host-1', 'i-box', aTalk('request'), {
  id: 'visits',
  pace: { kind: 'steady', perSecond: 1, forSeconds: 3 },
})
const OTHERS = traffic('i-app', 'i-web', aTalk('request'), { id: 'others' })

function compared(before: Topology, after: Topology, seconds = 60): Comparison {
  const setup = { before, after, traffic: [VISITS, OTHERS], until: seconds * SECOND }
  const comparing = beginComparing(setup)
  let turns = 0
  while (compareOn(comparing, 50) < 1) turns += 1
  expect(turns).toBeGreaterThan(0)
  return comparisonOf(comparing)
}

describe('the same traffic before and after an edit', () => {
  const open = shop(group(443), BOX)

  it('fares the same where the edit says nothing about it', () => {
    const same = compared(open, shop(group(443, 22), BOX))
    expect(same.changed).toEqual([])
    expect(same.first).toBeUndefined()
  })

  it('SG-01: dies where its rule is gone, and only there', () => {
    const { sources, changed, first } = compared(open, shop(group(22), BOX))
    expect(sources).toEqual([
      {
        source: 'visits',
        before: { opened: 3, through: 3, open: 0, trying: 0, failed: 0 },
        after: { opened: 3, through: 0, open: 0, trying: 0, failed: 3 },
      },
      {
        source: 'others',
        before: { opened: 1, through: 1, open: 0, trying: 0, failed: 0 },
        after: { opened: 1, through: 1, open: 0, trying: 0, failed: 0 },
      },
    ])
    expect(changed.map(({ time, before, after }) => [time, before, after])).toEqual([
      [0, 'closed', 'timedOut'],
      [SECOND, 'closed', 'timedOut'],
      [2 * SECOND, 'closed', 'timedOut'],
    ])
    expect(first?.before).toMatchObject({ kind: 'step', step: { rule: 'TCP 443 from 0.0.0.0/0' } })
    expect(first?.after).toMatchObject({ kind: 'dropped', step: { component: 'sg-web' } })
    expect(first?.time).toBe(first?.after?.time)
  })

  it('tells who has no answer yet from who is open', () => {
    const { sources, changed } = compared(open, shop(group(22), BOX), 2.5)
    expect(sources[0]?.after).toEqual({ opened: 3, through: 0, open: 0, trying: 3, failed: 0 })
    expect(changed.map(({ after }) => after)).toEqual(['trying', 'trying', 'trying'])
  })

  it('is the mirror image of the same edit taken back', () => {
    const closed = shop(group(22), BOX)
    const [there, back] = [compared(open, closed), compared(closed, open)]
    expect(back.changed).toEqual(
      there.changed.map((one) => ({ ...one, before: one.after, after: one.before })),
    )
  })
})
