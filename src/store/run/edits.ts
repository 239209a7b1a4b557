import { strings } from '@/strings/strings'
import { diagramStore } from '../diagramStore'
import { runStore } from './runStore'
import { sourcesOf, trafficDifference } from './runTraffic'
import { moved, publish, type Session } from './session'

let stop: (() => void) | undefined

/** From now on an edit of the diagram is an event of the run, at its present moment. */
export function startFollowing(session: Session): void {
  stopFollowing()
  const { engine, simulation, form } = session
  stop = diagramStore.subscribe((state, before) => {
    if (state.diagram === before.diagram) return
    const { topology } = state.diagram
    const isEdit = topology !== before.diagram.topology
    const { stop: stopped, start } = trafficDifference(
      sourcesOf(before.diagram, form),
      sourcesOf(state.diagram, form),
    )
    if (!isEdit && stopped.length === 0 && start.length === 0) return
    if (isEdit) engine.editNetwork(simulation, topology, labelOf(state, before))
    for (const id of stopped) engine.stopTraffic(simulation, id)
    for (const source of start) engine.startTraffic(simulation, source)
    runStore.setState({ knownUntil: engine.presentOf(simulation).now })
    publish(session)
    moved(session)
  })
}

export function stopFollowing(): void {
  stop?.()
  stop = undefined
}

type History = Pick<ReturnType<typeof diagramStore.getState>, 'past' | 'future'>

/** What was done, as the undo step is called. */
function labelOf(state: History, before: History): string {
  const done = state.past.at(-1)?.label ?? ''
  const undone = before.past.at(-1)?.label ?? ''
  if (state.future.length > before.future.length) return strings.run.undone(undone)
  if (state.future.length < before.future.length && state.past.length > before.past.length) {
    return before.future[0]?.label === done ? strings.run.redone(done) : done
  }
  return done
}
