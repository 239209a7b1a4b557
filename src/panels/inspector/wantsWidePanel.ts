import { findResource, type Topology } from '@/model/topology'
import { TABLE_KINDS } from './tableKinds'

/** Whether the selection is one thing with a rule table, which needs the 500 px panel. */
export function wantsWidePanel(topology: Topology, selection: readonly string[]): boolean {
  const [only, another] = selection
  if (only === undefined || another !== undefined) return false
  const resource = findResource(topology, only)
  return resource !== undefined && TABLE_KINDS.has(resource.kind)
}
