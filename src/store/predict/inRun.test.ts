import { afterEach, beforeEach, expect, it } from 'vitest'
import { logOf } from '@/engine/simulation/simulation'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { withTraffic } from '@/layout/trafficOf'
import { ANY_IPV4 } from '@/model/ip'
import { withResources } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { aTalk } from '@/model/trafficSource'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { handFrames } from '@/testing/frames'
import { traffic } from '@/testing/runs'
import { shop } from '@/testing/shop'
import { diagramStore, editTopology } from '../diagramStore'
import { setPlayingFrames } from '../run/playing'
import { closeRun, openRun, playRun, seekTo, simulationNow } from '../run/run'
import { runStore } from '../run/runStore'
import { startAskingInRuns, stopAskingInRuns } from './inRun'
import { goOnInRun, revealInRun } from './predicting'
import { predictStore } from './predictStore'

const BOX = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})
const group = (admits: boolean) =>
  aSecurityGroup({
    id: 'sg-web',
    ingress: admits ? [aRule(tcp(443), ANY_IPV4)] : [],
    egress: [aRule()],
  })
/** A question every two seconds, on one connection after the other. */
const VISITS = traffic('host-1', 'i-box', aTalk('request'), {
  pace: { kind: 'steady', perSecond: 0.1, forSeconds: 60 },
})

let frames = handFrames()

beforeEach(async () => {
  frames = handFrames()
  setPlayingFrames(frames)
  const diagram = { ...EMPTY_DIAGRAM, topology: shop(group(true), BOX) }
  diagramStore.getState().open(withTraffic(diagram, [VISITS]))
  await openRun()
  startAskingInRuns()
})

afterEach(() => {
  stopAskingInRuns()
  closeRun()
})

const asked = () => predictStore.getState().inRun

function steps() {
  const simulation = simulationNow()
  if (!simulation) throw new Error('no run is open')
  return logOf(simulation).filter(({ kind }) => kind === 'step' || kind === 'dropped')
}

/** Plays until something is asked, or for half a minute. */
function untilAsked(): string | undefined {
  for (let frame = 0; frame < 300 && !asked(); frame += 1) frames.pass(1, 100)
  return asked()?.decided.step.checkpoint
}

it('stops before what decides, with nothing told of it', () => {
  playRun()
  expect(untilAsked()).toBe('internetGateway')
  expect(runStore.getState().playing).toBe(false)
  const before = steps().length
  const said = asked()
  revealInRun()
  expect(steps().slice(before)).toMatchObject([{ step: { checkpoint: 'internetGateway' } }])
  expect(asked()).toEqual({ ...said, revealed: true })
  goOnInRun()
  expect(runStore.getState().playing).toBe(true)
  expect(untilAsked()).toBe('networkAcl')
})

it('asks once about the same packet, until the rules are others', () => {
  playRun()
  const first: (string | undefined)[] = []
  while (untilAsked() !== undefined) {
    first.push(asked()?.decided.segment.kind)
    revealInRun()
    goOnInRun()
  }
  expect(first.length).toBeGreaterThan(6)
  expect(first.length).toBeLessThan(20)
  editTopology('Remove TCP 443', (topology) => withResources(topology, group(false)))
  playRun()
  const again: (string | undefined)[] = []
  while (untilAsked() !== undefined) {
    const { step } = asked()?.decided ?? {}
    again.push(step && `${step.checkpoint} ${step.decision}`)
    revealInRun()
    goOnInRun()
  }
  expect(again).toContain('securityGroup deny')
})

it('asks nothing of what was played before, and lets go where somebody goes elsewhere', () => {
  playRun()
  untilAsked()
  revealInRun()
  goOnInRun()
  untilAsked()
  seekTo(0)
  expect(asked()).toBeUndefined()
  playRun()
  const { knownUntil } = runStore.getState()
  expect(untilAsked()).toBe('networkAcl')
  expect(runStore.getState().now).toBeGreaterThanOrEqual(knownUntil - 1)
})
