import { describe, expect, it } from 'vitest'
import { aTalk } from '@/model/trafficSource'
import { tcp } from '@/model/traffic'
import { anAclEntry, aNetworkAclOf, aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { aRun, lay, playFor, traffic } from '@/testing/runs'
import { HOME, OPEN_ACL, shop } from '@/testing/shop'
import { isOpening, seekTime, type Simulation } from '@/engine/simulation/simulation'
import { createLogIndex, readUntilNow } from './logIndex'
import { isOfSummary, summaryOfRun } from './runSummary'

const group = (ingress: readonly ReturnType<typeof aRule>[]) =>
  aSecurityGroup({ id: 'sg-web', ingress, egress: [aRule()] })
const guarded = group([aRule(tcp(22), `${HOME}/32`)])
const BOX = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})

/** One long session, and from the tenth second on somebody new every second. */
function office(): Simulation {
  return aRun(shop(guarded, BOX), [
    traffic('host-1', 'i-box', aTalk('ssh', { exchanges: 90 }), { id: 'session' }),
    traffic('host-1', 'i-box', aTalk('packet', { port: 22 }), {
      id: 'others',
      pace: { kind: 'steady', perSecond: 1 },
      startsAt: 10,
    }),
  ])
}

function summary(run: Simulation) {
  const events = readUntilNow(createLogIndex(isOfSummary), run)
  return summaryOfRun(events, (connection) => isOpening(run, connection))
}

describe('the sentence about a run', () => {
  it('CT-13: counts what lives on after a rule is removed, and what is refused since', () => {
    const run = office()
    playFor(run, 12.5)
    expect(summary(run)).toEqual({ livesOn: 0, cut: 0, refused: 0, passed: 3, open: 1 })
    lay(run, group([]))
    playFor(run, 4)
    expect(summary(run)).toMatchObject({ livesOn: 1, cut: 0, refused: 4, passed: 0 })
    expect(summary(run).edit?.label).toBe('lay')
    seekTime(run, 5_000_000)
    expect(summary(run)).toEqual({ livesOn: 0, cut: 0, refused: 0, passed: 0, open: 1 })
  })

  it('CT-14: counts as cut what an ACL stops', () => {
    const run = office()
    playFor(run, 9.5)
    const denying = anAclEntry({ ruleNumber: 50, action: 'deny' })
    lay(run, aNetworkAclOf({ ...OPEN_ACL, entries: [...OPEN_ACL.entries, denying] }))
    playFor(run, 4)
    expect(summary(run)).toMatchObject({ livesOn: 0, cut: 1 })
  })

  it('counts a session as living on again once what cut it is taken back in time', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box', aTalk('ssh')))
    playFor(run, 2)
    const denying = anAclEntry({ ruleNumber: 50, action: 'deny' })
    lay(run, aNetworkAclOf({ ...OPEN_ACL, entries: [...OPEN_ACL.entries, denying] }))
    playFor(run, 2)
    expect(summary(run)).toMatchObject({ livesOn: 0, cut: 1 })
    lay(run, OPEN_ACL)
    playFor(run, 10)
    expect(summary(run)).toMatchObject({ livesOn: 1, cut: 0 })
  })

  it('counts a session as cut whose answers alone are stopped, however often it asks', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box', aTalk('ssh')))
    playFor(run, 2.5)
    const denying = anAclEntry({ direction: 'egress', ruleNumber: 50, action: 'deny' })
    lay(run, aNetworkAclOf({ ...OPEN_ACL, entries: [...OPEN_ACL.entries, denying] }))
    playFor(run, 1)
    for (let step = 0; step < 300; step += 1) {
      playFor(run, 0.01)
      expect(summary(run)).toMatchObject({ livesOn: 0, cut: 1 })
    }
  })

  it('says after an edit that mends how many got through since', () => {
    const run = aRun(
      shop(group([]), BOX),
      traffic('host-1', 'i-box', aTalk('packet', { port: 22 }), {
        pace: { kind: 'steady', perSecond: 1 },
      }),
    )
    playFor(run, 3.5)
    expect(summary(run)).toMatchObject({ refused: 4, passed: 0 })
    lay(run, guarded)
    playFor(run, 3)
    expect(summary(run)).toMatchObject({ livesOn: 0, cut: 0, refused: 0, passed: 3 })
  })

  it('says nothing of what is still opening', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box', aTalk('ssh')))
    playFor(run, 0.01)
    expect(summary(run)).toEqual({ livesOn: 0, cut: 0, refused: 0, passed: 0, open: 0 })
    lay(run, group([]))
    expect(summary(run)).toMatchObject({ livesOn: 0, open: 0 })
    playFor(run, 1)
    expect(summary(run)).toMatchObject({ livesOn: 0, cut: 1, refused: 0, passed: 0 })
  })
})
