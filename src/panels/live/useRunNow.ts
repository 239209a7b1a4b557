import { useMemo } from 'react'
import type { Simulation } from '@/engine/simulation/simulation'
import { simulationNow } from '@/store/run/run'
import { useRunTick } from '@/store/run/runStore'

/** Something read of the run, anew whenever its moment is another one; nothing while no run is open. */
export function useRunNow<T>(
  read: (simulation: Simulation) => T,
  on: readonly unknown[] = [],
): T | undefined {
  const beat = useRunTick()
  const simulation = simulationNow()
  return useMemo(
    () => (simulation ? read(simulation) : undefined),
    // The simulation is the same object at every moment: the beat says that the moment is another.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what `read` depends on stands in `on`
    [simulation, beat, ...on],
  )
}
