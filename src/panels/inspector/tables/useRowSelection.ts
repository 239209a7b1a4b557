import { useState } from 'react'

/** How a row joins what is selected: alone, as one more or less, or with all on the way to it. */
export type Picking = 'only' | 'toggle' | 'range'

interface Picked {
  readonly rows: ReadonlySet<string>
  /** Where a range begins. */
  readonly anchor: string | undefined
}

const NOTHING: Picked = { rows: new Set(), anchor: undefined }

/** Rows of one table that are copied, duplicated and deleted together. */
export function useRowSelection(shownIds: readonly string[]) {
  const [picked, setPicked] = useState(NOTHING)
  const selected = shownIds.filter((id) => picked.rows.has(id))

  return {
    selected,
    pick: (rowId: string, how: Picking) => {
      setPicked((before) => next(before, shownIds, rowId, how))
    },
    pickAll: () => {
      const all = selected.length === shownIds.length
      setPicked(all ? NOTHING : { rows: new Set(shownIds), anchor: shownIds[0] })
    },
    clear: () => {
      setPicked(NOTHING)
    },
  }
}

function next(
  { rows, anchor }: Picked,
  shownIds: readonly string[],
  rowId: string,
  how: Picking,
): Picked {
  const from = anchor === undefined ? -1 : shownIds.indexOf(anchor)
  if (how === 'range' && from >= 0) {
    const to = shownIds.indexOf(rowId)
    const between = shownIds.slice(Math.min(from, to), Math.max(from, to) + 1)
    return { rows: new Set(between), anchor }
  }
  if (how !== 'toggle') return { rows: new Set([rowId]), anchor: rowId }
  const changed = new Set(rows)
  if (!changed.delete(rowId)) changed.add(rowId)
  return { rows: changed, anchor: rowId }
}
