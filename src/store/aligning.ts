import { aligned, axisOf, distributed, type Alignment, type Axis } from '@/layout/align'
import { completeLayout } from '@/layout/completeLayout'
import { annotationsOf } from '@/layout/annotations'
import type { Box } from '@/layout/diagram'
import { drawingOf, type Drawable } from '@/layout/drawables'
import { foldedThings } from '@/layout/folding'
import { isMarked } from '@/layout/marked'
import { strings } from '@/strings/strings'
import { diagramStore } from './diagramStore'
import { heldThings } from './held'

/** Lines up what is selected; nothing happens unless it stands in one container. */
export function alignSelection(alignment: Alignment): void {
  rearrange(strings.steps.align, axisOf(alignment), (boxes) => aligned(boxes, alignment))
}

/** Makes the gaps between what is selected equal. */
export function distributeSelection(axis: Axis): void {
  rearrange(strings.steps.distribute, axis, (boxes) => distributed(boxes, axis))
}

/** Whether so many siblings are selected together. */
export function hasSiblings(count: number): boolean {
  return selectedSiblings().length >= count
}

/** Everything that is drawn but the zones, notes and frames too. */
export function selectAll(): readonly string[] {
  const { diagram } = diagramStore.getState()
  const { into } = foldedThings(diagram)
  const things = drawingOf(diagram.topology).things.filter(
    ({ id, kind }) => kind !== 'zone' && !into.has(id),
  )
  const meant = things.map(({ resourceId }) => resourceId)
  return [...new Set(meant), ...Object.keys(annotationsOf(diagram))]
}

function rearrange(
  named: (count: number) => string,
  axis: Axis,
  change: (boxes: ReadonlyMap<string, Box>) => ReadonlyMap<string, Box>,
): void {
  const { edit, diagram } = diagramStore.getState()
  // What stands on a border only ever slides along it.
  const siblings = selectedSiblings()
    .filter((thing) => axis === 'x' || !standsOnBorder(thing))
    .filter(({ id }) => !isMarked(diagram, 'locked', id))
  edit(named(siblings.length), () => {
    const layout = completeLayout(diagram.topology, diagram.layout)
    const boxes = new Map(
      siblings.flatMap(({ id }): [string, Box][] => {
        const box = layout[id]
        return box ? [[id, box]] : []
      }),
    )
    const next = [...change(boxes)].filter(([id, box]) => boxes.get(id) !== box)
    if (next.length === 0) return diagram
    const moved = { ...layout, ...Object.fromEntries(next) }
    return { ...diagram, layout: completeLayout(diagram.topology, moved) }
  })
}

function standsOnBorder({ kind, parentId }: Drawable): boolean {
  return parentId !== undefined && (kind === 'gateway' || kind === 'endpoint')
}

/** The selected things that no other selected one contains, if all of them stand in one container. */
function selectedSiblings(): readonly Drawable[] {
  const { byId } = drawingOf(diagramStore.getState().diagram.topology)
  const selection = new Set(heldThings())
  const isCarried = (id: string | undefined): boolean =>
    id !== undefined && (selection.has(id) || isCarried(byId.get(id)?.parentId))
  const things = [...selection]
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ parentId }) => !isCarried(parentId))
  return things.every(({ parentId }) => parentId === things[0]?.parentId) ? things : []
}
