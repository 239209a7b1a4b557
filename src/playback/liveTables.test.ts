import { describe, expect, it } from 'vitest'
import { advance, type Simulation } from '@/engine/simulation/simulation'
import { aTalk } from '@/model/trafficSource'
import { tcp } from '@/model/traffic'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { aRun, happenings, playFor, traffic } from '@/testing/runs'
import { HOME, shop } from '@/testing/shop'
import { liveRows, type LiveRow } from './liveTables'
import { indexOfKinds, readUntilNow } from './logIndex'

const BOX = (from?: string) => [
  aSecurityGroup({ id: 'sg-web', ingress: [aRule(tcp(22), from)], egress: [aRule()] }),
  ...aServer('box', '10.0.1.30', {
    subnetId: 'subnet-pub',
    groups: ['sg-web'],
    publicIp: '203.0.113.30',
  }),
]

function rows(run: Simulation): readonly LiveRow[] {
  return liveRows(run, readUntilNow(indexOfKinds('forgotten'), run))
}

/** `tracking eni-box tcp :22 198.51.100.7:e open`. */
function line({ table, holder, protocol, own, peer, as, state }: LiveRow): string {
  const text = [table, holder, protocol, own, peer, as, state].filter((part) => part !== undefined)
  return text.join(' ').replace(/:\d{4,5}\b/g, ':e')
}

describe('the live tables', () => {
  it('CT-01: hold what a group tracks at its interface, by its port and its peer', () => {
    const run = aRun(shop(BOX(`${HOME}/32`)), traffic('host-1', 'i-box', aTalk('ssh')))
    playFor(run, 3)
    expect(rows(run).map(line)).toEqual([`tracking eni-box tcp :22 ${HOME}:e open`])
    const [row] = rows(run)
    expect(row?.expires).toBe((row?.seen ?? 0) + 432_000_000_000)
  })

  it('CT-02, CT-18: tell an untracked flow, which has no entry and never expires', () => {
    const run = aRun(shop(BOX()), traffic('host-1', 'i-box', aTalk('ssh')))
    playFor(run, 3)
    const [row] = rows(run)
    expect(row && line(row)).toBe(`tracking eni-box tcp :22 ${HOME}:e untracked`)
    expect(row?.expires).toBeUndefined()
  })

  it('NAT-07, NAT-15: show what a gateway made of a flow, and the 350 s that it keeps it', () => {
    const run = aRun(shop(), traffic('i-app', HOME, aTalk('web', { pauseSeconds: 60 })))
    playFor(run, 30)
    const nat = rows(run).find(({ table }) => table === 'nat')
    expect(nat && line(nat)).toBe(`nat nat-1 tcp 10.0.2.20:e ${HOME}:443 10.0.1.5:e open`)
    expect((nat?.expires ?? 0) - (nat?.seen ?? 0)).toBe(350_000_000)
  })

  it('keep what is gone, with the reason', () => {
    const run = aRun(shop(), traffic('i-app', HOME))
    playFor(run, 10)
    const ended = rows(run).filter(({ gone }) => gone)
    expect(ended.map(({ state }) => state)).toEqual(ended.map(() => 'ended'))
    expect(ended).toHaveLength(happenings(run, 'forgotten').length)
    expect(new Set(rows(run).map(({ key }) => key)).size).toBe(rows(run).length)
  })

  it('light the entry that the packet of this moment uses, and no other', () => {
    const run = aRun(shop(), traffic('i-app', HOME))
    for (;;) {
      const written = advance(run) ?? []
      const step = written.find((event) => event.kind === 'step')
      if (!step) continue
      const lit = rows(run).filter((row) => row.lit)
      const isNat = step.step.checkpoint === 'natGateway'
      expect(lit.some(({ table }) => table === 'nat')).toBe(isNat)
      if (isNat) break
    }
  })
})
