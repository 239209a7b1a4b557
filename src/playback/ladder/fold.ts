import type { LadderRow, SegmentRow } from './types'

/** From so many exchanges alike on, those in the middle are folded. */
const FOLD_FROM = 5

/** Exchanges that went as the one before: the first and the last two of them are shown, the rest is one row. */
export function folded(rows: readonly LadderRow[]): readonly LadderRow[] {
  const shown: LadderRow[] = []
  let quiet: SegmentRow[] = []
  const flush = (): void => {
    shown.push(...foldRun(quiet))
    quiet = []
  }
  for (const row of rows) {
    if (isQuiet(row)) quiet.push(row)
    else {
      flush()
      shown.push(row)
    }
  }
  flush()
  return shown
}

function isQuiet(row: LadderRow): row is SegmentRow {
  if (row.kind !== 'segment' || row.again > 0 || row.exchange === 0) return false
  return row.fate === 'arrived' && !row.tickets.some(({ kind }) => kind !== 'written')
}

function foldRun(rows: readonly SegmentRow[]): readonly LadderRow[] {
  const exchanges = [...new Set(rows.map(({ exchange }) => exchange))]
  if (exchanges.length < FOLD_FROM) return rows
  const [first, last] = [exchanges[0], exchanges.slice(-2)]
  const isShown = ({ exchange }: SegmentRow): boolean =>
    exchange === first || last.includes(exchange)
  const hidden = rows.filter((row) => !isShown(row))
  const [top] = hidden
  if (!top) return rows
  const { seq, tick, time } = top
  const when = hidden.every((row) => row.when === 'later')
    ? 'later'
    : hidden.every((row) => row.when === 'past')
      ? 'past'
      : 'now'
  const fold = {
    kind: 'fold',
    seq,
    tick,
    time,
    when,
    exchanges: exchanges.length - 3,
    rows: hidden,
  } as const
  const begin = rows.filter(({ exchange }) => exchange === first)
  return [...begin, fold, ...rows.filter(({ exchange }) => last.includes(exchange))]
}
