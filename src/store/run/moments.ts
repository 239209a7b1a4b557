import type { Diagram } from '@/layout/diagram'
import { runSettingsOf } from '@/layout/trafficOf'
import { strings } from '@/strings/strings'
import { diagramStore, newestDiagram } from '../diagramStore'
import type { History } from '../history'
import { clockText } from './clockText'
import { runStore } from './runStore'
import { sourceFrom, sourcesOf, trafficDifference } from './runTraffic'
import { beforeFrames, moved, publish, type Session } from './session'
import { seenFrom, visitOf } from './visiting'

/** From an event on the diagram was this one. */
interface Moment {
  readonly fromTick: number
  readonly diagram: Diagram
}

let moments: readonly Moment[] = []
let stop: (() => void) | undefined
/** The diagram changes because the moment does, not by an edit. */
let travels = false

/** From now on an edit of the diagram is an event of the run, and the diagram shown is that of the moment. */
export function startFollowing(session: Session, onAnother: () => void): void {
  stopFollowing()
  moments = [{ fromTick: 0, diagram: diagramStore.getState().diagram }]
  beforeFrames(showMoment)
  stop = diagramStore.subscribe((state, before) => {
    if (travels || state.diagram === before.diagram) return
    if (isAnother(state, before)) onAnother()
    else take(session, state, before)
  })
}

type Edited = ReturnType<typeof diagramStore.getState>

/** Whether what is shown is no later state of what was: another diagram, or another way to run it. */
function isAnother({ diagram, past, future }: Edited, { diagram: before }: Edited): boolean {
  // What was opened in its place has no history yet; an edit always has.
  if (past.length === 0 && future.length === 0) return true
  // A template or a file that takes its place changes both; no other edit does.
  if (diagram.name !== before.name && diagram.topology !== before.topology) return true
  return runSettingsOf(diagram) !== runSettingsOf(before)
}

/** The diagram is the newest one again, and its own. */
export function stopFollowing(): void {
  beforeFrames(undefined)
  stop?.()
  stop = undefined
  moments = []
  comeBack()
}

/** Shows the diagram as it was at the present moment of the run. */
function showMoment({ engine, simulation }: Session): void {
  const { tick } = simulation.world
  const moment = moments.findLast(({ fromTick }) => fromTick <= tick)
  const state = diagramStore.getState()
  if (!moment || moment.diagram === state.diagram) return
  travels = true
  if (moment.diagram === newestDiagram(state)) comeBack()
  else {
    const label = () => strings.run.backTo(clockText(engine.presentOf(simulation).now))
    const visit = state.visit ?? visitOf(state, label)
    state.show(seenFrom(visit, moment.diagram), visit)
  }
  travels = false
}

/** Shows the newest diagram again. */
function comeBack(): void {
  const { visit, show } = diagramStore.getState()
  if (visit) show(visit.newest, undefined)
}

/** An edit, or its undo: it happens now, and what was known to come afterwards comes no more. */
function take(session: Session, state: Edited, before: Edited): void {
  const { engine, simulation, form } = session
  const { tick, now } = engine.presentOf(simulation)
  const [was, is] = [before.diagram, state.diagram]
  const change = trafficDifference(sourcesOf(was, form), sourcesOf(is, form))
  const isEdit = was.topology !== is.topology
  if (!isEdit && change.stop.length === 0 && change.start.length === 0) {
    rearrange(session, was, is, before.visit !== undefined)
    return
  }
  moments = moments.filter(({ fromTick }) => fromTick <= tick)
  if (isEdit) engine.editNetwork(simulation, is.topology, labelOf(state, before))
  for (const id of change.stop) engine.stopTraffic(simulation, id)
  for (const source of change.start) engine.startTraffic(simulation, sourceFrom(source, now))
  moments = [...moments, { fromTick: tick + 1, diagram: is }]
  forget(session)
}

/** Only the drawing changed: no event of the run; of an earlier moment it still makes the newest diagram. */
function rearrange(session: Session, was: Diagram, is: Diagram, visits: boolean): void {
  const { engine, simulation } = session
  moments = moments.map((moment) => (moment.diagram === was ? { ...moment, diagram: is } : moment))
  if (!visits) return
  const { tick } = engine.presentOf(simulation)
  moments = moments.filter(({ fromTick }) => fromTick <= tick)
  engine.forgetFuture(simulation)
  forget(session)
}

function forget(session: Session): void {
  runStore.setState({ knownUntil: session.engine.presentOf(session.simulation).now })
  publish(session)
  moved(session)
}

/** What was done, as the undo step is called. */
function labelOf(state: History, before: History): string {
  const [next] = before.future
  if (state.future.length > before.future.length) {
    return strings.run.undone(before.past.at(-1)?.label ?? '')
  }
  if (next?.after === state.diagram) return strings.run.redone(next.label)
  return state.past.at(-1)?.label ?? ''
}
