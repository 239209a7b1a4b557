import { KIND_LABELS, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { detailOf, searchText } from '../resourceText'
import type { OutlineItem } from './outlineTree'

/** One visible line of the outline. */
export interface OutlineRow {
  readonly item: OutlineItem
  /** From 1, as `aria-level` counts. */
  readonly level: number
  readonly expanded: boolean
  readonly position: number
  readonly siblings: number
  /** The row's place of its parent in the list; -1 at the top. */
  readonly parent: number
}

/** The lines to show: what is open; while something is searched, what fits and what leads to it. */
export function outlineRows(
  topology: Topology,
  tree: readonly OutlineItem[],
  collapsed: ReadonlySet<string>,
  search: string,
): readonly OutlineRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = words.length === 0 ? tree : tree.flatMap((item) => fitting(topology, item, words))
  const rows: OutlineRow[] = []
  const add = (items: readonly OutlineItem[], level: number, parent: number) => {
    items.forEach((item, index) => {
      const expanded = words.length > 0 || !collapsed.has(item.key)
      const at = rows.length
      rows.push({ item, level, expanded, position: index + 1, siblings: items.length, parent })
      if (expanded) add(item.children, level + 1, at)
    })
  }
  add(shown, 1, -1)
  return rows
}

function fitting(
  topology: Topology,
  item: OutlineItem,
  words: readonly string[],
): readonly OutlineItem[] {
  const text = item.resource
    ? searchText(topology, item.resource)
    : (item.annotation?.text ?? item.label).toLowerCase()
  if (words.every((word) => text.includes(word))) return [item]
  const children = item.children.flatMap((child) => fitting(topology, child, words))
  return children.length > 0 ? [{ ...item, children }] : []
}

/** A line in one breath: its name, what it is, and its blocks, addresses or counts. */
export function spokenOf(topology: Topology, { label, resource, annotation }: OutlineItem): string {
  if (annotation) return strings.outline.spoken(label, strings.annotations.kinds[annotation.kind])
  if (!resource) return label
  return strings.outline.spoken(
    label,
    `${KIND_LABELS[resource.kind]} ${detailOf(topology, resource)}`,
  )
}
