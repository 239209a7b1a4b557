import { useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useDiagramStore, useTopology } from '@/store/diagramStore'
import { connects } from '@/store/connectGesture'
import { lightsUp } from '@/store/hovering'
import { goTo, setView, useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { EmptyState } from '@/ui/EmptyState'
import { boxClass } from '@/ui/Field'
import { Glyph } from '@/ui/glyphs'
import { IconButton } from '@/ui/IconButton'
import { ANNOTATION_GLYPHS, glyphOf } from '../kindGlyph'
import { detailOf } from '../resourceText'
import { outlineRows, spokenOf, type OutlineRow } from './outlineRows'
import { annotationItems, outlineTree } from './outlineTree'

const words = strings.outline

const ROW_HEIGHT = 28
/** Room for a finger. */
const COARSE_ROW_HEIGHT = 44

/** The whole network as text: a tree to search, to walk with the arrows and to go to things from. */
export function Outline() {
  const topology = useTopology()
  const selection = useView((view) => view.selection)
  const [search, setSearch] = useState('')
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()

  const diagram = useDiagramStore((state) => state.diagram)
  const tree = useMemo(
    () => [...outlineTree(topology), ...annotationItems(diagram)],
    [topology, diagram],
  )
  const rows = useMemo(
    () => outlineRows(topology, tree, collapsed, search),
    [topology, tree, collapsed, search],
  )
  const [rowHeight] = useState(() =>
    window.matchMedia('(pointer: coarse)').matches ? COARSE_ROW_HEIGHT : ROW_HEIGHT,
  )
  const current = Math.min(active, rows.length - 1)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })

  const moveTo = (index: number) => {
    const next = Math.min(Math.max(index, 0), rows.length - 1)
    setActive(next)
    setView({ hovered: rows[next]?.item.resource?.id })
    virtual.scrollToIndex(next)
  }
  const toggle = ({ item }: OutlineRow) => {
    setCollapsed((before) => {
      const next = new Set(before)
      if (!next.delete(item.key)) next.add(item.key)
      return next
    })
  }
  const choose = (row: OutlineRow) => {
    const id = row.item.resource?.id ?? row.item.annotation?.id
    if (id !== undefined) goTo(id)
    else toggle(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[current]
    if (!row) return
    const open = row.item.children.length > 0 && row.expanded
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        moveTo(current + 1)
      },
      ArrowUp: () => {
        moveTo(current - 1)
      },
      Home: () => {
        moveTo(0)
      },
      End: () => {
        moveTo(rows.length - 1)
      },
      ArrowRight: () => {
        if (open) moveTo(current + 1)
        else if (row.item.children.length > 0) toggle(row)
      },
      ArrowLeft: () => {
        if (open) toggle(row)
        else if (row.parent >= 0) moveTo(row.parent)
      },
      Enter: () => {
        choose(row)
      },
      ' ': () => {
        choose(row)
      },
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }

  return (
    <section aria-label={words.title} className="flex h-full min-h-0 flex-col bg-surface">
      <header className="flex h-11 flex-none items-center gap-2 pr-1.5 pl-4">
        <h2 className="flex-1 font-semibold">{words.title}</h2>
        <IconButton
          label={words.close}
          glyph="cross"
          onClick={() => {
            document.getElementById('network')?.focus()
            setView({ outlineOpen: false })
          }}
        />
      </header>
      <div className="px-3 pb-2">
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.placeholder}
          className={boxClass()}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
            setActive(0)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
            event.preventDefault()
            const first = rows.findIndex((row) => row.item.resource !== undefined)
            if (event.key === 'Enter' && rows[first]) choose(rows[first])
            else document.getElementById(id)?.focus()
          }}
        />
      </div>
      {rows.length === 0 && (
        <EmptyState title={search === '' ? words.nothingDrawn : words.nothingCalled} />
      )}
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain pb-2">
        <div
          id={id}
          role="tree"
          aria-label={words.network}
          tabIndex={0}
          aria-activedescendant={rows[current] ? `${id}-${String(current)}` : undefined}
          className="group relative -outline-offset-2!"
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setView({ hovered: undefined })
          }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (!row) return undefined
            const { item } = row
            return (
              // The keys are the tree's own: it keeps the focus and names the active line.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={item.key}
                id={`${id}-${String(index)}`}
                role="treeitem"
                tabIndex={-1}
                aria-level={row.level}
                aria-setsize={row.siblings}
                aria-posinset={row.position}
                aria-selected={selection.includes(item.resource?.id ?? item.annotation?.id ?? '')}
                {...(item.children.length > 0 ? { 'aria-expanded': row.expanded } : {})}
                aria-label={spokenOf(topology, item)}
                className={clsx(
                  'absolute inset-x-0 flex cursor-pointer items-center gap-1.5 pr-3 hover:bg-sunken',
                  'aria-selected:bg-selection-fill',
                  index === current &&
                    'group-focus-visible:shadow-[inset_0_0_0_2px_var(--selection)]',
                )}
                style={{ height: rowHeight, top: start, paddingLeft: 8 + (row.level - 1) * 14 }}
                {...(item.resource ? rowManners(item.resource.id) : {})}
                onClick={() => {
                  setActive(index)
                  choose(row)
                }}
              >
                <Twisty
                  row={row}
                  onToggle={() => {
                    toggle(row)
                  }}
                />
                {item.annotation && (
                  <Glyph
                    name={ANNOTATION_GLYPHS[item.annotation.kind]}
                    size={14}
                    className="text-muted"
                  />
                )}
                {item.resource && (
                  <Glyph name={glyphOf(item.resource)} size={14} className="text-muted" />
                )}
                <span
                  className={clsx(
                    // What it is called comes before what is said of it.
                    'max-w-[75%] flex-none truncate',
                    !item.resource && !item.annotation && 'text-[12px] text-muted',
                  )}
                >
                  {item.label}
                </span>
                {item.resource && (
                  <span className="ml-auto min-w-0 shrink-[99] truncate pl-2 font-mono text-[12px] text-muted">
                    {detailOf(topology, item.resource)}
                  </span>
                )}
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
}

/** A line can be dragged to what it is connected with, and lights up what it speaks of. */
function rowManners(id: string) {
  const { onPointerEnter, onPointerLeave } = lightsUp(id)
  return { ...connects(id), onPointerEnter, onPointerLeave }
}

/** The mark that opens and closes a branch; the arrows do the same. */
function Twisty({ row, onToggle }: { readonly row: OutlineRow; readonly onToggle: () => void }) {
  if (row.item.children.length === 0) return <span className="w-4 flex-none" />
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      className="relative grid size-4 flex-none place-items-center text-muted before:absolute pointer-coarse:before:-inset-3.5"
      onClick={(event) => {
        event.stopPropagation()
        onToggle()
      }}
    >
      <Glyph name={row.expanded ? 'chevronDown' : 'chevronRight'} size={14} />
    </span>
  )
}
