import type { Point } from '@/layout/box'
import { annotationsOf } from '@/layout/annotations'
import { cardsOf } from '@/layout/drawables'
import { partOf, pasteDiagram, type Part, type PastedDiagram } from '@/layout/pasting'
import { twinZone } from '@/model/edits/zoneCopy'
import { ok, type Result } from '@/model/result'
import { allResources, subnetsOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { diagramStore } from './diagramStore'
import { selectedPlace } from './held'
import { calledTogether } from './naming'
import { containerAt, pastedLayout } from './placing/dropped'
import { placeOf } from './placingPlan'
import { setView, viewStore } from './viewStore'

/** What was pasted, in words. */
export interface Told {
  readonly what: string
  readonly leftOut: readonly string[]
}

/** The selected part of the diagram; nothing where nothing of it can be copied by itself. */
export function selectedPart(): Part | undefined {
  const part = partOf(diagramStore.getState().diagram, viewStore.getState().selection)
  const parts = allResources(part.topology).length + Object.keys(annotationsOf(part)).length
  return parts === 0 ? undefined : part
}

/**
 * Puts a part of a diagram at a point of the drawing, else where the selection is, as one step of
 * undo, and selects it.
 */
export function pastePart(part: Part, point?: Point): Result<Told> {
  const { diagram } = diagramStore.getState()
  const [first] = viewStore.getState().selection
  const { topology } = diagram
  const selected = selectedPlace() ?? first
  const at = point ? containerAt(diagram, point) : selected
  const { vpcId, availabilityZone, subnetId } = placeOf(topology, at)
  const pasted = pasteDiagram(diagram, part, {
    ...(vpcId === undefined ? {} : { vpcId }),
    ...(availabilityZone === undefined ? {} : { availabilityZone }),
    ...(subnetId === undefined ? {} : { subnetId }),
  })
  if (!pasted.ok) return pasted
  if (!point) return ok(commitCopies(strings.steps.paste, pasted.value))
  const { diagram: after, roots } = pasted.value
  const layout = pastedLayout(
    after.topology,
    after.layout,
    drawnRoots(after.topology, roots),
    point,
  )
  const there = { ...pasted.value, diagram: { ...after, layout } }
  return ok(commitCopies(strings.steps.paste, there, { reveal: false }))
}

/**
 * Copies what is selected beside itself, as one step of undo. A zone, and subnets that are named
 * after theirs, are copied into the next zone.
 */
export function duplicateSelection(): Result<Told> | undefined {
  const part = selectedPart()
  if (!part) return undefined
  const { diagram } = diagramStore.getState()
  const availabilityZone = zoneForCopies(diagram.topology)
  const place = availabilityZone === undefined ? {} : { availabilityZone }
  const pasted = pasteDiagram(diagram, part, place)
  return pasted.ok ? ok(commitCopies(strings.steps.duplicate, pasted.value)) : pasted
}

function zoneForCopies(topology: Topology): string | undefined {
  const ids = viewStore.getState().selection.flatMap((id) => {
    const { vpcId, availabilityZone, subnetId } = placeOf(topology, id)
    const isZone = subnetId === undefined && availabilityZone !== undefined
    if (!isZone || vpcId === undefined) return [id]
    const inZone = subnetsOf(topology, vpcId).filter(
      (subnet) => subnet.availabilityZone === availabilityZone,
    )
    return inZone.map((subnet) => subnet.id)
  })
  return twinZone(topology, ids)
}

function drawnRoots(topology: Topology, roots: readonly string[]): readonly string[] {
  return roots.flatMap((id) => {
    const cards = cardsOf(topology, id)
    return cards.length === 0 ? [id] : cards
  })
}

/** Makes the edit that puts copies into the diagram, and selects them. */
export function commitCopies(
  named: (what: string) => string,
  { diagram, roots, leftOut }: PastedDiagram,
  options: { readonly reveal: boolean } = { reveal: true },
): Told {
  const what = calledTogether(diagram, roots)
  diagramStore.getState().edit(named(what), () => diagram)
  setView({
    tool: 'select',
    selection: roots,
    held: [],
    ruleFocus: undefined,
    tab: 'inspect',
    ...(options.reveal ? { reveal: { ids: roots } } : {}),
  })
  return { what, leftOut }
}
