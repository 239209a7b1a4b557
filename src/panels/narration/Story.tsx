import { useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import type { Told, ToldKind } from '@/playback/narrate/narrate'
import { clockText } from '@/store/run/clockText'
import { seekToTick } from '@/store/run/run'
import { useRun, useRunTick } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { EmptyState } from '@/ui/EmptyState'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import { Segmented } from '@/ui/Segmented'
import { storyNow } from './storyNow'

const words = strings.learning.story

type Shown = 'all' | 'denial' | 'edit' | 'end'

const CHOICES: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'all', label: words.all },
  { value: 'denial', label: words.denials },
  { value: 'edit', label: words.edits },
  { value: 'end', label: words.endings },
]

/** What happened in the run until now, line by line; each line leads to its moment. */
export function Story() {
  const beat = useRunTick()
  const [shown, setShown] = useState<Shown>('all')
  const { told } = storyNow()
  const lines = shown === 'all' ? told : told.filter(({ kind }) => kind === shown)
  if (told.length === 0) {
    return (
      <EmptyState glyph="list" title={words.nothing}>
        {words.nothingAbout}
      </EmptyState>
    )
  }
  return (
    <div className="flex h-full min-h-0 flex-col" data-beat={beat}>
      <div className="flex flex-none items-center justify-between gap-2 px-4 py-2">
        <Segmented
          label={words.filter}
          value={shown}
          options={CHOICES}
          onCommit={setShown}
          className="[&>button]:px-2!"
        />
        <span className="text-[12px] text-muted">{words.count(lines.length)}</span>
      </div>
      {lines.length === 0 && <p className="px-4 py-2 text-muted">{words.nothingOfThis}</p>}
      <Lines lines={lines} />
    </div>
  )
}

/** A line and a half, until a line is measured. */
const FIRST_GUESS = 44

function Lines({ lines }: { readonly lines: readonly Told[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const tick = useRun((run) => run.tick)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => FIRST_GUESS,
    getItemKey: (index) => lines[index]?.seq ?? index,
    overscan: 8,
  })
  useEffect(() => {
    if (atEnd.current && lines.length > 0) virtual.scrollToIndex(lines.length - 1)
    // oxlint-disable-next-line react/exhaustive-deps -- only what was added scrolls
  }, [lines.length])
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollTop + clientHeight >= scrollHeight - FIRST_GUESS
      }}
    >
      <ol
        aria-label={words.title}
        className="relative w-full"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index]
          return (
            line && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={lines.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0"
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                <Line line={line} isNow={line.tick + 1 === tick} />
              </li>
            )
          )
        })}
      </ol>
    </div>
  )
}

const FACES: Readonly<Record<ToldKind, { readonly glyph: GlyphName; readonly colour: string }>> = {
  edit: { glyph: 'pencil', colour: 'text-ink' },
  denial: { glyph: 'cross', colour: 'text-deny' },
  end: { glyph: 'flag', colour: 'text-muted' },
  opening: { glyph: 'play', colour: 'text-muted' },
  step: { glyph: 'arrowRight', colour: 'text-tracked' },
}

function Line({ line, isNow }: { readonly line: Told; readonly isNow: boolean }) {
  const { kind, time, text, tick } = line
  const { glyph, colour } = FACES[kind]
  return (
    <button
      type="button"
      aria-current={isNow ? 'step' : undefined}
      className={clsx(
        'grid w-full cursor-pointer grid-cols-[16px_44px_minmax(0,1fr)] gap-x-2 px-4 py-1.5 text-left text-[12px] leading-[17px] -outline-offset-2! pointer-coarse:min-h-11',
        isNow ? 'bg-selection-fill shadow-[inset_2px_0_0_var(--selection)]' : 'hover:bg-sunken',
      )}
      onClick={() => {
        seekToTick(tick + 1)
      }}
    >
      <Glyph name={glyph} size={13} weight={2} className={`mt-0.5 ${colour}`} />
      <span className="font-mono text-muted">{clockText(time)}</span>
      <span className={clsx('wrap-anywhere', kind === 'edit' && 'font-semibold')}>{text}</span>
    </button>
  )
}
