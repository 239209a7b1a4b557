import { createContext, useContext } from 'react'
import { useView } from '@/store/viewStore'
import { MANY_NODES, READABLE_ZOOM } from '../camera'
import { useTraceRole } from '../packet/journeyStore'
import type { TraceRole } from '../packet/traceRole'

/** What is one among many on a trace; the others stand out, and few of them do. */
const QUIET: readonly TraceRole[] = ['none', 'offPath', 'onPath']

/** Whether the camera is so far away from so many that cards are painted on one canvas; the drawing says it. */
export const Far = createContext(false)

/** So far from so many that cards are painted. */
export function isFar(nodes: number, zoom: number): boolean {
  return nodes > MANY_NODES && zoom < READABLE_ZOOM
}

/**
 * Whether a card is only painted. The one that is pointed at, selected alone or spoken of by the trace
 * has its elements, so that all that a card can do works from afar too.
 */
export function useIsPainted(id: string): boolean {
  const far = useContext(Far)
  const stands = useView(
    ({ hovered, selection, held }) =>
      hovered === id || (selection.length === 1 && (selection[0] === id || held.includes(id))),
  )
  const role = useTraceRole(id)
  return far && !stands && QUIET.includes(role)
}
