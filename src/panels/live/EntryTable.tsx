import { presentOf, topologyOf } from '@/engine/simulation/simulation'
import type { Topology } from '@/model/topology'
import type { LiveRow } from '@/playback/liveTables'
import { useRun } from '@/store/run/runStore'
import { setView, useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import { Pill, type PillTone } from '@/ui/Pill'
import { rowsNow } from './books'
import { EntryToolbar } from './EntryToolbar'
import { followShown } from './followShown'
import { holderName, isOfSelection, litFor } from './holderName'
import { nextOrder, setLive, useLive } from './liveStore'
import { matches, sorted } from './sorted'
import { useRunNow } from './useRunNow'
import type { TableColumn } from './tableTypes'
import { VirtualTable } from './VirtualTable'

const words = strings.live

/** So long after its birth an entry is new, in simulated time. */
const FRESH = 1_000_000

/** What is remembered of connections, by whom and for how long: live, filtered, in order. */
export function EntryTable() {
  const scope = useLive((live) => live.scope)
  const filter = useLive((live) => live.filter)
  const order = useLive((live) => live.order)
  const followed = useRun((run) => run.followed)
  const selection = useView((view) => view.selection)
  const read = useRunNow((simulation) => ({
    rows: rowsNow(simulation),
    topology: topologyOf(simulation),
    now: presentOf(simulation).now,
  }))
  const all = read?.rows ?? []
  const topology = read?.topology
  const now = read?.now ?? 0
  const chosen = topology ? inScope(topology, all, scope, selection) : []
  const holders = new Set(chosen.map(({ holder }) => holder))
  const hasOther = chosen.some(({ as }) => as !== undefined)
  const columns = columnsFor(topology, now, { where: holders.size !== 1, as: hasOther })
  const shown = sorted(
    (filter === ''
      ? chosen
      : chosen.filter((row) => matches(textOf(topology, row), filter))
    ).toSorted(byUse),
    columns,
    order,
  )
  return (
    <section aria-label={words.title} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <EntryToolbar rows={all} topology={topology} shown={shown.length} />
      <VirtualTable
        label={words.title}
        columns={columns}
        rows={shown}
        order={order}
        onSort={(column) => {
          setLive({ order: nextOrder(order, column) })
        }}
        onChoose={({ connection }) => {
          followShown(connection === followed ? undefined : connection)
        }}
        onPoint={(row) => {
          setView({ hovered: row && topology ? litFor(topology, row.holder) : undefined })
        }}
        look={(row) => ({
          selected: row.connection === followed,
          lit: row.lit,
          faded: row.gone,
          fresh: isFresh(row, now),
        })}
        spoken={(row) => textOf(topology, row)}
        empty={all.length === 0 ? words.nothing : words.nothingFound}
      />
    </section>
  )
}

function inScope(
  topology: Topology,
  rows: readonly LiveRow[],
  scope: string,
  selection: readonly string[],
): readonly LiveRow[] {
  if (scope === 'everywhere') return rows
  if (scope !== 'selected') return rows.filter(({ holder }) => holder === scope)
  const known = new Map<string, boolean>()
  const own = rows.filter(({ holder }) => {
    const is = known.get(holder) ?? isOfSelection(topology, selection, holder)
    known.set(holder, is)
    return is
  })
  return own.length === 0 ? rows : own
}

/** What lives first, what was let go last first. */
function byUse(one: LiveRow, other: LiveRow): number {
  if (one.gone !== other.gone) return one.gone ? 1 : -1
  return one.gone ? (other.seen ?? 0) - (one.seen ?? 0) : 0
}

function isFresh({ gone, born }: LiveRow, now: number): boolean {
  return !gone && born !== undefined && now - born < FRESH
}

function stateWord({ state, protocol }: LiveRow): string {
  return protocol === 'tcp' ? words.states[state] : words.datagramStates[state]
}

/** A row in words, for the filter and for screen readers. */
function textOf(topology: Topology | undefined, row: LiveRow): string {
  const { table, holder, protocol, own, peer, as = '', lit } = row
  const where = words.tables[table](topology ? holderName(topology, holder) : holder)
  const parts = [
    where,
    `${String(protocol)} ${own}`,
    peer,
    as,
    stateWord(row),
    lit ? words.lit : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const GLYPHS: Readonly<Record<LiveRow['table'], GlyphName>> = {
  tracking: 'ticket',
  nat: 'translate',
  border: 'archOut',
  relay: 'balancer',
  answered: 'balancer',
  inspected: 'eye',
}

const TONES: Readonly<Partial<Record<LiveRow['state'], PillTone>>> = {
  open: 'tracked',
  untracked: 'intermittent',
  silent: 'intermittent',
}

function columnsFor(
  topology: Topology | undefined,
  now: number,
  has: { readonly where: boolean; readonly as: boolean },
): readonly TableColumn<LiveRow>[] {
  const nameOf = (row: LiveRow) => (topology ? holderName(topology, row.holder) : row.holder)
  const where: TableColumn<LiveRow> = {
    key: 'where',
    label: words.columns.where,
    width: 76,
    value: nameOf,
    cell: (row) => (
      <span className="flex items-center gap-1.5" title={words.tables[row.table](nameOf(row))}>
        <Glyph name={GLYPHS[row.table]} size={13} className="flex-none text-muted" />
        <span className="truncate">{nameOf(row)}</span>
      </span>
    ),
  }
  const as: TableColumn<LiveRow> = {
    key: 'as',
    label: words.columns.as,
    width: 150,
    mono: true,
    value: (row) => row.as ?? '',
    cell: (row) => <span title={row.as}>{row.as ?? words.never}</span>,
  }
  return [
    ...(has.where ? [where] : []),
    {
      key: 'flow',
      label: words.columns.flow,
      width: 86,
      mono: true,
      value: (row) => `${String(row.protocol)} ${row.own}`,
      cell: (row) => <span title={row.own}>{`${String(row.protocol)} ${row.own}`}</span>,
    },
    {
      key: 'peer',
      label: words.columns.peer,
      width: 146,
      mono: true,
      value: (row) => row.peer,
      cell: (row) => <span title={row.peer}>{row.peer}</span>,
    },
    {
      key: 'state',
      label: words.columns.state,
      width: 90,
      value: stateWord,
      cell: (row) => <StateCell row={row} fresh={isFresh(row, now)} />,
    },
    {
      key: 'idle',
      label: words.columns.idle,
      width: 48,
      mono: true,
      value: (row) => (row.seen === undefined ? Infinity : now - row.seen),
      cell: (row) => idleText(row, now),
    },
    {
      key: 'expires',
      label: words.columns.expires,
      width: 52,
      mono: true,
      value: (row) => row.expires ?? Infinity,
      cell: ({ expires }) =>
        expires === undefined ? words.never : words.duration(Math.max(0, expires - now), true),
    },
    ...(has.as ? [as] : []),
  ]
}

function idleText({ seen, gone }: LiveRow, now: number): string {
  if (seen === undefined) return words.never
  const idle = words.duration(now - seen)
  return gone ? words.ago(idle) : idle
}

const ABOUT: Readonly<Partial<Record<LiveRow['state'], string>>> = words.about

function StateCell({ row, fresh }: { readonly row: LiveRow; readonly fresh: boolean }) {
  const { state, gone } = row
  const tone = gone ? 'neutral' : (TONES[state] ?? 'neutral')
  return (
    <span className="flex items-center gap-1" title={ABOUT[state]}>
      <Pill tone={tone}>{stateWord(row)}</Pill>
      {fresh && <span className="text-[12px] text-muted">{words.fresh}</span>}
    </span>
  )
}
