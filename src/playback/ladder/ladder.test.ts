import { describe, expect, it } from 'vitest'
import { knownOf, loggedOf, seekTick, type Simulation } from '@/engine/simulation/simulation'
import { aTalk } from '@/model/trafficSource'
import { tcp } from '@/model/traffic'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { aRun, happenings, lay, playFor, traffic } from '@/testing/runs'
import { HOME, shop } from '@/testing/shop'
import { ladderOf } from './ladder'
import type { Ladder, LadderRow } from './types'

const guarded = aSecurityGroup({
  id: 'sg-web',
  ingress: [aRule(tcp(22), `${HOME}/32`)],
  egress: [aRule()],
})
const closed = aSecurityGroup({ id: 'sg-web', ingress: [], egress: [aRule()] })
const BOX = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})
const SSH = aTalk('ssh', { exchanges: 30 })

function ladder(run: Simulation): Ladder {
  const [opened] = happenings(run, 'opened')
  const own = knownOf(run).filter(
    (event) =>
      event.kind === 'edit' || ('connection' in event && event.connection === opened?.connection),
  )
  return ladderOf(own, loggedOf(run))
}

function columns({ columns: all }: Ladder): readonly string[] {
  return all.map(({ id, role }) => `${role} ${id}`)
}

/** `SYN 0>2 arrived +written`. */
function line(row: LadderRow): string {
  switch (row.kind) {
    case 'segment': {
      const again = row.again > 0 ? [`again after ${String(row.wait)}`] : []
      const tickets = row.tickets.map(({ kind, column }) => `+${kind}@${String(column)}`)
      const way = `${String(row.from)}>${String(row.to)}`
      return [row.segment, way, row.fate, ...again, ...tickets].join(' ')
    }
    case 'edit':
      return `edit ${row.label}`
    case 'ended':
      return `ended ${row.outcome}`
    case 'fold':
      return `${String(row.exchanges)} more`
    default:
      return row.kind
  }
}

describe('the ladder of a connection', () => {
  it('stands from the opener over what tracks it to the other end', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box', aTalk('request', { port: 22 })))
    playFor(run, 5)
    const whole = ladder(run)
    expect(columns(whole)).toEqual([
      'opener host-1',
      'rewrites igw-1',
      'tracks sg-web',
      'end i-box',
    ])
    expect(whole.columns.map(({ address }) => address)).toEqual([
      HOME,
      '203.0.113.30',
      undefined,
      '10.0.1.30',
    ])
    expect(whole.rows.map(line)).toEqual([
      'SYN 0>3 arrived +written@2',
      'SYN-ACK 3>0 arrived +matched@2',
      'ACK 0>3 arrived',
      'data 0>3 arrived',
      'data 3>0 arrived',
      'ACK 0>3 arrived',
      'FIN 0>3 arrived',
      'FIN-ACK 3>0 arrived',
      'ACK 0>3 arrived',
      'ended closed',
    ])
  })

  it('ends an arrow where the packet is refused, and says how long after the last it is sent again', () => {
    const run = aRun(shop(closed, BOX), traffic('host-1', 'i-box', SSH))
    playFor(run, 8)
    const { rows, columns: all } = ladder(run)
    expect(all[2]?.role).toBe('refuses')
    expect(rows.map(line)).toEqual([
      'SYN 0>2 dropped',
      'SYN 0>2 dropped again after 1000000',
      'SYN 0>2 dropped again after 2000000',
      'SYN 0>2 dropped again after 4000000',
    ])
    expect(rows[0]).toMatchObject({ refusal: { code: 'SG_HAS_NO_RULES' } })
  })

  it('CT-13: shows the edit, and the entry by which the connection goes on after it', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box', SSH))
    playFor(run, 3.5)
    lay(run, closed)
    playFor(run, 2)
    const lines = ladder(run).rows.map(line)
    const edit = lines.indexOf('edit lay')
    expect(lines[edit + 1]).toBe('data 0>3 arrived +matched@2')
    expect(lines.slice(edit + 2).some((text) => text.includes('+'))).toBe(false)
  })

  it('CT-12: marks an untracked flow, and where it is cut', () => {
    const open = aSecurityGroup({ id: 'sg-web', ingress: [aRule(tcp(22))], egress: [aRule()] })
    const run = aRun(shop(open, BOX), traffic('host-1', 'i-box', SSH))
    playFor(run, 3.5)
    lay(run, closed)
    playFor(run, 20)
    const lines = ladder(run).rows.map(line)
    expect(lines[0]).toBe('SYN 0>3 arrived +untracked@2')
    expect(lines.at(-1)).toMatch(/^data 0>2 dropped again after/)
  })

  it('folds exchanges that went as the one before', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box', SSH))
    playFor(run, 100)
    const lines = ladder(run).rows.map(line)
    expect(lines.filter((text) => text.endsWith('more'))).toEqual(['27 more'])
    expect(lines.length).toBeLessThan(20)
  })

  it('is the same at a moment however it was come to, and shows what is known to come', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box', aTalk('request', { port: 22 })))
    const first = ladder(run)
    expect(first.rows).toEqual([])
    playFor(run, 5)
    const end = ladder(run)
    const second = end.rows[1]
    seekTick(run, (second?.tick ?? 0) + 1)
    const back = ladder(run)
    expect(back.current).toBe(1)
    expect(back.rows.map(({ when }) => when).slice(0, 4)).toEqual(['past', 'now', 'later', 'later'])
    expect(back.rows[1]).toMatchObject({ fate: 'onItsWay', hops: [] })
    playFor(run, 5)
    expect(ladder(run)).toEqual(end)
  })

  it('NAT-06: has a column for the gateway that translates, and the header at each hop', () => {
    const run = aRun(shop(), traffic('i-app', HOME))
    playFor(run, 5)
    const { columns: all, rows } = ladder(run)
    expect(all.map(({ id }) => id)).toEqual(['i-app', 'nat-1', 'igw-1', 'host-1'])
    const [syn] = rows
    expect(syn?.kind === 'segment' && syn.tickets.map(({ table }) => table)).toContain('nat')
    const translated =
      syn?.kind === 'segment' && syn.hops.find(({ step }) => step.component === 'nat-1')
    expect(translated && translated.step.after).toMatch(
      /^tcp 10\.0\.1\.5:\d+ > 198\.51\.100\.7:443$/,
    )
  })
})
