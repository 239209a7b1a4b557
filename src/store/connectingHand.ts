import type { Point } from '@/layout/box'
import { completeLayout } from '@/layout/completeLayout'
import type { Diagram } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import type { Connection, Connections } from '@/model/connecting/connection'
import { canConnect, connectionsBetween, connectionsWithAll } from '@/model/connecting/connections'
import { rulePlaceConnections } from '@/model/connecting/references'
import { findOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { AT_REST, connectingStore, type Aim, type Spot } from './connecting'
import { diagramStore } from './diagramStore'
import { viewStore } from './viewStore'

/** Takes hold of a resource to connect it to something. */
export function startConnecting(from: string, grip: Point): void {
  const { topology } = diagramStore.getState().diagram
  const takes = rememberedFor(topology, from)
  connectingStore.setState({ ...AT_REST, from, takes, grip, pointer: grip, question: undefined })
}

/** Asked for what is in view alone, and once for each: a network has thousands of things. */
function rememberedFor(topology: Topology, from: string): (id: string) => boolean {
  const known = new Map<string, boolean>()
  return (id) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const now = connectionsBetween(topology, from, id).ok
    known.set(id, now)
    return now
  }
}

/** The pointer has moved, and this lies under it. */
export function aimConnecting(pointer: Point, spot: Spot | undefined): void {
  const { from } = connectingStore.getState()
  if (from === undefined) return
  const { topology } = diagramStore.getState().diagram
  const aim = spot && aimAt(topology, from, spot, viewStore.getState().selection)
  connectingStore.setState({ pointer, aim })
}

/** Lets go: makes the connection that is aimed at, asks which one, or says why there is none. */
export function finishConnecting(): void {
  const { aim, pointer } = connectingStore.getState()
  connectingStore.setState(AT_REST)
  if (!aim || !pointer) return
  if (!aim.answer.ok) {
    say(`${aim.answer.error}.`)
    return
  }
  const [first, second] = aim.answer.value
  if (second) connectingStore.setState({ question: { at: pointer, connections: aim.answer.value } })
  else makeConnection(first)
}

/** Makes a connection, as one step of undo. */
export function makeConnection(connection: Connection): void {
  const { label } = connection
  const { diagram: before, edit } = diagramStore.getState()
  edit(label, (diagram) => {
    const topology = connection.make(diagram.topology)
    return topology === diagram.topology ? diagram : relaid(diagram, topology)
  })
  connectingStore.setState({ question: undefined, listFor: undefined })
  const { done, undone } = strings.connecting
  say((diagramStore.getState().diagram === before ? undone : done)(label))
}

function say(text: string): void {
  connectingStore.setState({ said: { text } })
}

/** What of a spot a resource can be dropped on: the innermost that it fits; else why the innermost refuses. */
export function aimAt(
  topology: Topology,
  from: string,
  { ids, rule }: Spot,
  selection: readonly string[],
): Aim | undefined {
  const group = findOf(topology, 'securityGroup', from)
  if (rule && group) {
    return { id: rule.groupId, rule, answer: rulePlaceConnections(topology, group, rule) }
  }
  const aims = ids.map((id): Aim => ({ id, answer: answerFor(topology, from, id, selection) }))
  const found = aims.find(
    ({ id, answer }, index) =>
      answer.ok &&
      // What means something to it but refuses now says so; a VPC is meant wherever one points in it.
      (findOf(topology, 'vpc', id) ||
        ids.slice(0, index).every((inner) => !canConnect(topology, from, inner))),
  )
  // The thing itself is where the drag began; to let go there means nothing.
  if (found || ids[0] === from) return found
  return aims.find(({ id }) => id !== undefined && canConnect(topology, from, id)) ?? aims[0]
}

/** A drop on one of several selected things, or of one of them, is meant for them all. */
function answerFor(
  topology: Topology,
  from: string,
  to: string,
  selection: readonly string[],
): Connections {
  const others = (id: string): readonly string[] => [
    id,
    ...selection.filter((other) => other !== id),
  ]
  if (selection.length > 1 && selection.includes(to) && !selection.includes(from)) {
    return connectionsWithAll(topology, from, others(to))
  }
  if (selection.length > 1 && selection.includes(from) && !selection.includes(to)) {
    return connectionsWithAll(topology, to, others(from))
  }
  return connectionsBetween(topology, from, to)
}

/** What stands in another container now finds its place there; what is new finds one too. */
function relaid(diagram: Diagram, topology: Topology): Diagram {
  const [before, after] = [drawingOf(diagram.topology), drawingOf(topology)]
  const moved = after.things.filter(
    ({ id, parentId }) => before.byId.has(id) && before.byId.get(id)?.parentId !== parentId,
  )
  // A layout that was never written would be made anew for another network, and everything move.
  const shown = completeLayout(diagram.topology, diagram.layout)
  if (moved.length === 0 && before.things.length === after.things.length) {
    return { ...diagram, topology, layout: shown }
  }
  const gone = new Set(moved.map(({ id }) => id))
  const layout = Object.fromEntries(Object.entries(shown).filter(([id]) => !gone.has(id)))
  return { ...diagram, topology, layout: completeLayout(topology, layout) }
}
