import { ownerOfCard } from '@/layout/drawables'
import { takesDragged, useConnecting } from '@/store/connecting'
import { diagramStore } from '@/store/diagramStore'

/** While something is dragged to be connected: whether this is a target of it, is aimed at, or is none. */
export function useConnectMark(id: string): 'aimed' | 'lit' | 'dim' | undefined {
  return useConnecting(({ from, takes, aim }) => {
    if (from === undefined) return undefined
    const { topology } = diagramStore.getState().diagram
    const meant = ownerOfCard(topology, id)
    if (from === meant) return 'lit'
    const isAimed = aim?.answer.ok === true && aim.rule === undefined && aim.id === meant
    if (isAimed) return 'aimed'
    return takesDragged(topology, id, takes) ? 'lit' : 'dim'
  })
}
