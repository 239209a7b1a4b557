import type { Topology } from '@/model/topology'
import { canvasHands } from '../canvasHands'
import type { MarkContent } from './content'

const NONE: readonly MarkContent[] = []

/** The marks on a card; none until what finds them is loaded, right after the first paint. */
export function marksOn(topology: Topology, card: string): readonly MarkContent[] {
  return canvasHands.store.getState().part?.marksByCard(topology).get(card) ?? NONE
}
