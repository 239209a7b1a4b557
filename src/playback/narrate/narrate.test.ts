import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, SLOW_MOTION } from '@/engine/simulation/settings'
import { editNetwork, logOf, type Simulation } from '@/engine/simulation/simulation'
import { ANY_IPV4, cidr } from '@/model/ip'
import { withResources } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { aTalk } from '@/model/trafficSource'
import { anAclEntry, aNetworkAclOf, aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { aRun, lay, playFor, traffic } from '@/testing/runs'
import { HOME, OPEN_ACL, shop } from '@/testing/shop'
import { narrate, newNarrator, type Told } from './narrate'

const group = (source: string) =>
  aSecurityGroup({
    id: 'sg-web',
    ingress: [aRule(tcp(443), source)],
    egress: [aRule()],
  })
const SHUT = cidr('192.0.2.0/24')
const box = () =>
  aServer('box', '10.0.1.30', {
    subnetId: 'subnet-pub',
    groups: ['sg-web'],
    publicIp: '203.0.113.30',
  })

function told(run: Simulation, followed?: string): readonly Told[] {
  const narrator = newNarrator()
  const { topology } = run.world.network
  return logOf(run).flatMap(
    (event) => narrate(narrator, event, { topology, settings: run.world.settings, followed }) ?? [],
  )
}

const texts = (run: Simulation) => told(run).map(({ text }) => text)

describe('a run in sentences', () => {
  it('tells who is refused where and by what, when it tries again, and what it comes to', () => {
    const run = aRun(shop(group(SHUT), box()), traffic('host-1', 'i-box'), {
      settings: SLOW_MOTION,
    })
    playFor(run, 200)
    const refused = told(run).filter(({ kind }) => kind === 'denial')
    expect(texts(run)[0]).toBe('host-1 opens a connection to box on TCP 443.')
    expect(refused[0]?.text).toBe(
      "host-1's SYN is refused at box: sg-web has no inbound rule for TCP 443 from 198.51.100.7. It will be sent again in 3 s.",
    )
    expect(refused[1]?.text).toContain('It will be sent again in 6 s.')
    expect(refused.at(-1)?.text).toContain('It was the last try.')
    expect(refused).toHaveLength(1 + SLOW_MOTION.synRetries)
    expect(texts(run).at(-1)).toBe('host-1 gives up: "timed out". No answer came from box.')
  })

  it('CT-01: tells once of each open connection that an edit does not touch, and of the new that die', () => {
    const session = traffic(
      'host-1',
      'i-box',
      aTalk('database', { port: 443, exchanges: 20, pauseSeconds: 1 }),
    )
    const narrow = group(cidr('198.51.100.0/24'))
    const run = aRun(shop(narrow, box()), session, { settings: DEFAULT_SETTINGS })
    playFor(run, 3)
    editNetwork(run, withResources(run.world.network.topology, group(SHUT)), 'Remove TCP 443')
    playFor(run, 5)
    const after = texts(run).slice(texts(run).indexOf('Edit: Remove TCP 443.'))
    expect(after).toEqual([
      'Edit: Remove TCP 443.',
      'host-1 goes on with box: sg-web tracked the connection before the edit, so no rule is read.',
    ])
  })

  it('says whose data is refused: of the server where only the way back is shut', () => {
    const ssh = aTalk('ssh', { port: 443, exchanges: 3 })
    const run = aRun(shop(group(ANY_IPV4), box()), traffic('host-1', 'i-box', ssh))
    playFor(run, 1)
    const egress = anAclEntry({ direction: 'egress', ruleNumber: 50, action: 'deny' })
    lay(run, aNetworkAclOf({ ...OPEN_ACL, entries: [...OPEN_ACL.entries, egress] }))
    playFor(run, 20)
    const [first, ...again] = told(run).filter(({ kind }) => kind === 'denial')
    expect(first?.text).toMatch(/^box's data is refused at .* It will be sent again\.$/)
    expect(again.some(({ text }) => text.includes('again'))).toBe(false)
  })

  it('NAT-15: does not say that the other end sent a reset that a gateway sends', () => {
    const ssh = aTalk('ssh', { exchanges: 2, pauseSeconds: 400 })
    const run = aRun(shop(), traffic('i-app', HOME, ssh))
    playFor(run, 500)
    const [opened] = logOf(run).filter((event) => event.kind === 'opened')
    const lines = told(run, opened?.connection).map(({ text }) => text)
    expect(lines).toContain('A reset is on its way to app.')
    expect(lines.filter((line) => line.includes('sends a reset'))).toEqual([])
  })

  it('says of who had some answers that it had some', () => {
    const ping = aTalk('ping', { exchanges: 4 })
    const run = aRun(shop(), traffic('host-1', 'i-web', ping))
    playFor(run, 1.5)
    const deny = anAclEntry({ ruleNumber: 50, action: 'deny' })
    lay(run, aNetworkAclOf({ ...OPEN_ACL, entries: [...OPEN_ACL.entries, deny] }))
    playFor(run, 60)
    expect(texts(run)).toContain('host-1 had answers from web, but not to everything.')
  })

  it('tells every segment of the connection that is followed, and of no other', () => {
    const run = aRun(shop(group(ANY_IPV4), box()), traffic('host-1', 'i-box'))
    playFor(run, 10)
    const [opened] = logOf(run).filter((event) => event.kind === 'opened')
    const lines = told(run, opened?.connection).map(({ text }) => text)
    expect(lines.slice(0, 4)).toEqual([
      'host-1 opens a connection to box on TCP 443.',
      'host-1 sends a SYN.',
      'The SYN arrives at box.',
      'box sends a SYN-ACK.',
    ])
    expect(lines.at(-1)).not.toMatch(/undefined/)
    expect(texts(run)).toEqual([lines[0], 'host-1 and box close their connection.'])
  })
})
