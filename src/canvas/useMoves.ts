import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { movesOf, type Moves } from './moves'

/** What becomes of a drag. */
export function useMoves(): Moves {
  const { getZoom } = useReactFlow()
  return useMemo(() => movesOf(getZoom), [getZoom])
}
