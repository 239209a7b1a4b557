import { findResource, type Topology } from '@/model/topology'
import type { LadderColumn } from '@/playback/ladder/types'
import { strings } from '@/strings/strings'
import { holderName } from '../live/holderName'

const words = strings.ladder

/** What a column is called. */
export function columnName(topology: Topology, { id }: LadderColumn): string {
  return holderName(topology, id)
}

/** The line under the name: its address here, or what it does. */
export function columnDetail(
  topology: Topology,
  { role, address, id }: LadderColumn,
): { readonly text: string; readonly mono: boolean } {
  const isNamed = findResource(topology, id) !== undefined
  if (address !== undefined && isNamed) return { text: address, mono: true }
  return { text: words.columns[role], mono: false }
}
