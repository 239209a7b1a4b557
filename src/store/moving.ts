import { completeLayout } from '@/layout/completeLayout'
import { cardOf, drawingOf } from '@/layout/drawables'
import { isMarked } from '@/layout/marked'
import { moveToSubnet } from '@/model/edits/moveThings'
import type { SubnetId } from '@/model/ids'
import { fail, ok, type Result } from '@/model/result'
import { labelOfId, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { diagramStore } from './diagramStore'
import { heldThings } from './held'
import { calledTogether } from './naming'
import { tellEdit } from './telling'
import { setView } from './viewStore'

/** The selected cards that may stand in another subnet; what is locked stays. */
export function movableSelection(): readonly string[] {
  const { diagram } = diagramStore.getState()
  return heldThings()
    .flatMap((id) => movableId(diagram.topology, id) ?? [])
    .filter((id) => !isMarked(diagram, 'locked', id))
}

/** The card that moves when this resource is told to; nothing where it stands in no subnet. */
function movableId(topology: Topology, id: string): string | undefined {
  const card = cardOf(topology, id)
  const thing = card === undefined ? undefined : drawingOf(topology).byId.get(card)
  return thing?.kind === 'card' && thing.resourceKind !== 'vpc' ? thing.id : undefined
}

/** Moves things to another subnet as one step, and tells what they took and lost. */
export function moveIntoSubnet(ids: readonly string[], subnetId: SubnetId): Result<string> {
  const { diagram, edit } = diagramStore.getState()
  const layout = { ...completeLayout(diagram.topology, diagram.layout) }
  const kept: Record<string, (typeof layout)[string]> = layout
  let { topology } = diagram
  const said: string[] = []
  const also: string[] = []
  for (const id of ids) {
    if (drawingOf(topology).byId.get(id)?.parentId === subnetId) continue
    const moved = moveToSubnet(topology, id, subnetId)
    if (!moved.ok) return fail(moved.error)
    topology = moved.value.topology
    said.push(moved.value.said)
    also.push(...moved.value.also)
    delete kept[id]
  }
  const [first] = ids
  if (topology === diagram.topology || first === undefined) return ok('')
  const what = calledTogether(diagram, ids)
  edit(strings.steps.moveInto(what, labelOfId(topology, subnetId)), () => ({
    ...diagram,
    topology,
    layout: completeLayout(topology, kept),
  }))
  setView({ reveal: { ids: [...ids, subnetId] } })
  tellEdit(said.join(' '), also.join(' '))
  return ok(said.join(' '))
}
