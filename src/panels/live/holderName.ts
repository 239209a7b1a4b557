import { cardOf } from '@/layout/drawables'
import { topologiesOf } from '@/engine/simulation/simulation'
import { findOf, findResource, labelOf, labelOfId, type Topology } from '@/model/topology'
import { simulationNow } from '@/store/run/run'
import { ownerOf } from '../inspector/owner'

/** What people call whoever holds a table: an interface by what it belongs to. */
export function holderName(topology: Topology, id: string): string {
  const names = namesOf.get(topology) ?? new Map<string, string>()
  namesOf.set(topology, names)
  const name = names.get(id) ?? nameIn(topology, id)
  names.set(id, name)
  return name
}

/** Tables ask for the same few names four times a second. */
const namesOf = new WeakMap<Topology, Map<string, string>>()

function nameIn(topology: Topology, id: string): string {
  const known = findResource(topology, id) ? topology : formerly(id)
  if (!known) return id
  const eni = findOf(known, 'networkInterface', id)
  const owner = eni && ownerOf(known, eni)
  return owner ? labelOf(owner) : labelOfId(known, id)
}

/** The last network of the run that had what an edit took away. */
function formerly(id: string): Topology | undefined {
  const simulation = simulationNow()
  const all = simulation ? topologiesOf(simulation) : []
  return all.find((topology) => findResource(topology, id) !== undefined)
}

/** What is lit in the drawing for it. */
export function litFor(topology: Topology, id: string): string {
  return cardOf(topology, id) ?? id
}

/** The holders that something selected stands for: itself, its interfaces, those that wear it. */
export function isOfSelection(
  topology: Topology,
  selection: readonly string[],
  holder: string,
): boolean {
  if (selection.includes(holder) || selection.includes(litFor(topology, holder))) return true
  const eni = findOf(topology, 'networkInterface', holder)
  if (!eni) return false
  const owner = ownerOf(topology, eni)
  const related = [owner?.id, eni.subnetId, ...eni.securityGroupIds]
  return related.some((id) => id !== undefined && selection.includes(id))
}
