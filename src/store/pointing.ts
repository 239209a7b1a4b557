import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Point } from '@/layout/box'
import { hasPicture } from '@/layout/drawables'
import type { Topology } from '@/model/topology'

/** A place of the drawing that a hand points at. */
export interface Spot {
  /** In the drawing's own coordinates. */
  readonly point: Point
  /** In the window's pixels. */
  readonly screen: Point
  /** The resource or zone there; none on the bare canvas. */
  readonly id: string | undefined
  /** The drawn thing that it is seen as there. */
  readonly thing?: string | undefined
}

interface PointingState {
  /** Where the pointer is while it is over the drawing. */
  readonly pointer: Spot | undefined
  /** Where a menu was asked for; what it offers happens there. */
  readonly menu: Spot | undefined
  /** What is being named where it stands. */
  readonly renaming: string | undefined
  /** What is named in the panel next, for it is new and drawn nowhere. */
  readonly naming: string | undefined
}

/** Where the hand is on the drawing. The drawing writes it; menus and commands read it. */
export const pointingStore = createStore<PointingState>()(() => ({
  pointer: undefined,
  menu: undefined,
  renaming: undefined,
  naming: undefined,
}))

export function setPointing(change: Partial<PointingState>): void {
  pointingStore.setState(change)
}

/** Lets the hand go on with the name of what it has just placed; a finger is shown no keyboard unasked. */
export function nameNew(topology: Topology, id: string): void {
  if (window.matchMedia('(pointer: coarse)').matches) return
  if (hasPicture(topology, id)) setPointing({ renaming: id, naming: undefined })
  else setPointing({ renaming: undefined, naming: id })
}

export function usePointingStore<T>(selector: (state: PointingState) => T): T {
  return useStore(pointingStore, selector)
}
