import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Point } from '@/layout/box'
import { completeLayout } from '@/layout/completeLayout'
import type { Diagram } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import type { Connection, Connections, RulePlace } from '@/model/connecting/connection'
import { canConnect, connectionsBetween, connectionsWithAll } from '@/model/connecting/connections'
import { rulePlaceConnections } from '@/model/connecting/references'
import { findOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { diagramStore } from './diagramStore'
import { viewStore } from './viewStore'

/** What lies under the pointer: resources, the innermost first, or a place in a rule table. */
export interface Spot {
  readonly ids: readonly string[]
  readonly rule?: RulePlace
}

/** What a drop would do: with which resource of the spot, and what of it or why not. */
export interface Aim {
  readonly id: string | undefined
  readonly rule?: RulePlace
  readonly answer: Connections
}

/** The menu at a drop that can mean several things. */
interface Question {
  readonly at: Point
  readonly connections: readonly Connection[]
}

interface ConnectingState {
  /** What the hand drags toward its other end; undefined while it drags nothing. */
  readonly from: string | undefined
  /** Whether a resource is something that it could be connected to. */
  readonly takes: (id: string) => boolean
  /** Where the hand took hold, and where it is, in pixels of the window. */
  readonly grip: Point | undefined
  readonly pointer: Point | undefined
  readonly aim: Aim | undefined
  readonly question: Question | undefined
  /** What the list of targets is open for. */
  readonly listFor: readonly string[] | undefined
  /** What the last gesture came to, in a sentence; a new object each time. */
  readonly said: { readonly text: string } | undefined
}

const AT_REST = {
  from: undefined,
  takes: () => false,
  grip: undefined,
  pointer: undefined,
  aim: undefined,
} as const

/** Connecting things: by a drag from one to the other, or by choosing from a list. */
export const connectingStore = createStore<ConnectingState>()(() => ({
  ...AT_REST,
  question: undefined,
  listFor: undefined,
  said: undefined,
}))

export function useConnecting<T>(selector: (state: ConnectingState) => T): T {
  return useStore(connectingStore, selector)
}

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

/** Lets go of everything and makes nothing. */
export function cancelConnecting(): void {
  connectingStore.setState({ ...AT_REST, question: undefined })
}

/** Opens the list of everything that these resources can be connected to. */
export function openConnectList(ids: readonly string[]): void {
  connectingStore.setState({ ...AT_REST, question: undefined, listFor: ids })
}

export function closeConnectList(): void {
  connectingStore.setState({ listFor: undefined })
}

/** Makes a connection, as one step of undo. */
export function makeConnection(connection: Connection): void {
  diagramStore.getState().edit(connection.label, (diagram) => {
    const topology = connection.make(diagram.topology)
    return topology === diagram.topology ? diagram : relaid(diagram, topology)
  })
  connectingStore.setState({ question: undefined, listFor: undefined })
  say(strings.connecting.done(connection.label))
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

/** Whether a mark or drawn thing of the canvas takes what is dragged. */
export function takesDragged(
  topology: Topology,
  id: string,
  takes: ConnectingState['takes'],
): boolean {
  const thing = drawingOf(topology).byId.get(id)
  // A zone is drawn for its VPC, and takes nothing itself.
  return thing?.kind !== 'zone' && takes(thing?.resourceId ?? id)
}
