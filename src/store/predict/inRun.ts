import type { SegmentKind } from '@/engine/simulation/log'
import { foreseeDecision, knownOf, type Simulation } from '@/engine/simulation/simulation'
import type { Decided } from '@/engine/simulation/world'
import type { Packet } from '@/engine/packet'
import { formatPortSet } from '@/model/ports'
import { askedPlaceOf, type AskedPlace } from '@/playback/predict/askedPlace'
import { beforeTurn, playRun, stepEvent } from '../run/run'
import { runStore } from '../run/runStore'
import { simulationNow } from '../run/session'
import { setRunHands } from './predicting'
import { predictStore } from './predictStore'

let stop: (() => void) | undefined

/** A run stops from now on before what decides, where it is not known yet and was not asked before. */
export function startAskingInRuns(): void {
  stopAskingInRuns()
  beforeTurn(stopsHere)
  setRunHands({ reveal, goOn })
  stop = runStore.subscribe((run, before) => {
    const { inRun } = predictStore.getState()
    if (!inRun) return
    const isHere = run.tick === inRun.tick || (inRun.revealed && run.tick === inRun.tick + 1)
    const isElsewhere = run.tick !== before.tick && !isHere
    const goesOn = run.playing && !before.playing
    if (!run.open || isElsewhere || goesOn) predictStore.setState({ inRun: undefined })
  })
}

export function stopAskingInRuns(): void {
  beforeTurn(undefined)
  setRunHands(undefined)
  stop?.()
  stop = undefined
  predictStore.setState({ inRun: undefined })
}

/** What was asked in each run: with the same rules the same packet is not asked about twice. */
const asked = new WeakMap<Simulation, Set<string>>()

function stopsHere(): boolean {
  const simulation = simulationNow()
  if (!simulation || isKnown(simulation)) return false
  const decided = foreseeDecision(simulation)
  const { network, tick } = simulation.world
  const place = decided && askedPlaceOf(network.topology, decided.step)
  const { followed, playing } = runStore.getState()
  if (!place || (followed !== undefined && followed !== decided.connection)) return false
  if (askedIn(simulation).has(nameOf(simulation, place, decided))) return false
  predictStore.setState({ inRun: { decided, network, tick, resumes: playing, revealed: false } })
  return true
}

/** What was played before is on the screen already. */
function isKnown(simulation: Simulation): boolean {
  return (knownOf(simulation).at(-1)?.tick ?? -1) >= simulation.world.tick
}

function askedIn(simulation: Simulation): Set<string> {
  const known = asked.get(simulation) ?? new Set()
  asked.set(simulation, known)
  return known
}

/** One question: the same rules before the same kind of packet. */
function nameOf({ world }: Simulation, place: AskedPlace, { segment }: Decided): string {
  const { checkpoint, holder, at, side = '', leg, packet } = place
  const service = serviceOf(packet, leg)
  const opens = STATELESS.has(checkpoint) || OPENING.has(segment.kind) ? 'opens' : 'goes on'
  return [
    world.version,
    checkpoint,
    holder,
    at,
    side,
    leg,
    packet.src,
    packet.dst,
    service,
    opens,
  ].join(' ')
}

const STATELESS: ReadonlySet<AskedPlace['checkpoint']> = new Set(['networkAcl', 'routeTable'])
const OPENING: ReadonlySet<SegmentKind> = new Set(['SYN', 'SYN-ACK'])

function serviceOf({ srcPort, dstPort, protocol }: Packet, leg: AskedPlace['leg']): string {
  const port = leg === 'request' ? dstPort : srcPort
  return `${String(protocol)} ${port ? formatPortSet(port.ports) : ''}`
}

/** Lets what was asked for happen, and leaves the answer on the screen. */
function reveal(): void {
  const simulation = simulationNow()
  const { inRun } = predictStore.getState()
  if (!simulation || !inRun) return
  const place = askedPlaceOf(inRun.network.topology, inRun.decided.step)
  if (place) askedIn(simulation).add(nameOf(simulation, place, inRun.decided))
  predictStore.setState({ inRun: { ...inRun, revealed: true } })
  stepEvent(1)
}

function goOn(): void {
  const { inRun } = predictStore.getState()
  predictStore.setState({ inRun: undefined })
  if (inRun?.resumes) playRun()
}
