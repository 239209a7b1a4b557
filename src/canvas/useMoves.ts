import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { useLate } from '@/store/late'
import { canvasHands } from './canvasHands'
import type { Moves } from './moves'

/** What becomes of a drag; nothing until the hands are there, and then nothing can be dragged. */
export function useMoves(): Moves | undefined {
  const { getZoom } = useReactFlow()
  const hands = useLate(canvasHands)
  return useMemo(() => hands?.movesOf(getZoom), [getZoom, hands])
}
