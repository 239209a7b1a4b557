import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Geometry } from '@/layout/geometry'
import type { Journey } from './journey'
import { rolesAt } from './journeyRoles'
import type { TraceRole } from './traceRole'

interface Shown {
  readonly roles: ReadonlyMap<string, TraceRole> | undefined
}

/** What the nodes need to know of the trace, so that each renders when its own role changes. */
const shown = createStore<Shown>()(() => ({ roles: undefined }))

export function showRoles(
  journey: Journey,
  geometry: Geometry,
  position: number,
  seenUntil?: number,
): void {
  shown.setState({ roles: rolesAt(journey, geometry, position, seenUntil) })
}

export function clearRoles(): void {
  shown.setState({ roles: undefined })
}

/** What this drawn thing is to the trace that is shown. */
export function useTraceRole(id: string): TraceRole {
  return useStore(shown, ({ roles }) => roles?.get(id) ?? 'none')
}

/** What every drawn thing is to the trace; undefined while none is shown. */
export function useTraceRoles(): ReadonlyMap<string, TraceRole> | undefined {
  return useStore(shown, ({ roles }) => roles)
}
