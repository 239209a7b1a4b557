import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { cardsOf, ownerOfCard } from '@/layout/drawables'
import type { Topology } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { endOf, fire, setForm } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { announce } from '../announcer'

interface ConnectState {
  /** The end that a packet is about to be sent from; undefined when none is. */
  readonly from: string | undefined
  /** Where the pointer is while it draws the line, in screen pixels. */
  readonly pointer: { readonly x: number; readonly y: number } | undefined
}

/** Choosing the two ends of a packet on the canvas: the first is known, the second is pointed at. */
export const connectStore = createStore<ConnectState>()(() => ({
  from: undefined,
  pointer: undefined,
}))

export function useConnect<T>(selector: (state: ConnectState) => T): T {
  return useStore(connectStore, selector)
}

export function startConnect(from: string): void {
  connectStore.setState({ from, pointer: undefined })
}

export function cancelConnect(): void {
  if (connectStore.getState().from === undefined) return
  connectStore.setState({ from: undefined, pointer: undefined })
}

export function isConnecting(): boolean {
  return connectStore.getState().from !== undefined
}

/** Fires the form's packet at the second end; says why when it cannot be one. */
export function finishConnect(to: string): boolean {
  const { from } = connectStore.getState()
  if (from === undefined) return false
  const { topology } = diagramStore.getState().diagram
  if (to === from || !endOf(topology, to)) {
    announce(to === from ? strings.packet.sameEnds : strings.packet.noEnd)
    return false
  }
  connectStore.setState({ from: undefined, pointer: undefined })
  setForm({ from: endAt(topology, from), to: endAt(topology, to) })
  fire()
  return true
}

/** The end that a card is: the interface of one of several cards, else what the card stands for. */
function endAt(topology: Topology, id: string): string {
  const owner = ownerOfCard(topology, id)
  return cardsOf(topology, owner).length > 1 ? id : owner
}
