import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Point } from '@/layout/box'
import { drawingOf } from '@/layout/drawables'
import type { Connection, Connections, RulePlace } from '@/model/connecting/connection'
import type { Topology } from '@/model/topology'

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

export interface ConnectingState {
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

export const AT_REST = {
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
