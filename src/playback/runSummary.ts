import { isTalkedWell, type LogEvent } from '@/engine/simulation/log'
import type { Micros } from '@/engine/simulation/settings'

/**
 * What the sentence about a run is made of. An arrival at the opener shows that a connection goes on, though
 * a packet of it was lost before.
 */
export function isOfSummary(event: LogEvent): event is LogEvent {
  return KINDS.has(event.kind) || (event.kind === 'arrived' && event.leg === 'response')
}

const KINDS: ReadonlySet<string> = new Set(['edit', 'opened', 'ended', 'dropped', 'vanished'])

/** How a run stands: since its last edit, or since it began. */
export interface RunSummary {
  /** The last edit; nothing before the first. */
  readonly edit?: { readonly label: string; readonly time: Micros; readonly tick: number }
  /** Open before the edit, and going on. */
  readonly livesOn: number
  /** Open at the edit, and stopped by what came after it. */
  readonly cut: number
  /** Opened since, and refused, or left without an answer. */
  readonly refused: number
  /** Opened since, and ended well. */
  readonly passed: number
  /** Opened since, answered, and not over. */
  readonly open: number
}

/**
 * The same of these events, which are all of those kinds until now. Of a connection that is still opening,
 * and was not refused, nobody knows yet.
 */
export function summaryOfRun(
  events: readonly LogEvent[],
  isOpening: (connection: string) => boolean,
): RunSummary {
  const last = events.findLast((event) => event.kind === 'edit')
  const since = last?.seq ?? -1
  const open = new Map<string, 'before' | 'since'>()
  const failing = new Set<string>()
  /** What failed before the edit is not the edit's doing, unless it goes on after all. */
  const lost = new Set<string>()
  const failed = { before: 0, since: 0 }
  let passed = 0
  for (const event of events) {
    switch (event.kind) {
      case 'opened':
        open.set(event.connection, event.seq < since ? 'before' : 'since')
        break
      case 'dropped':
      case 'vanished':
        if (event.seq < since) lost.add(event.connection)
        else failing.add(event.connection)
        break
      case 'arrived':
        failing.delete(event.connection)
        lost.delete(event.connection)
        break
      case 'ended': {
        const when = open.get(event.connection)
        if (!when) break
        open.delete(event.connection)
        failing.delete(event.connection)
        if (event.seq < since || lost.has(event.connection)) break
        if (!isTalkedWell(event.outcome)) failed[when] += 1
        else if (when === 'since') passed += 1
        break
      }
      default:
        break
    }
  }
  let livesOn = 0
  let stillOpen = 0
  for (const [connection, when] of open) {
    if (lost.has(connection)) continue
    const fails = failing.has(connection)
    if (when === 'before' && fails) failed.before += 1
    else if (fails) failed.since += 1
    else if (isOpening(connection)) continue
    else if (when === 'before') livesOn += 1
    else stillOpen += 1
  }
  const { before: cut, since: refused } = failed
  return {
    ...(last?.kind === 'edit'
      ? { edit: { label: last.label, time: last.time, tick: last.tick } }
      : {}),
    livesOn,
    cut,
    refused,
    passed,
    open: stillOpen,
  }
}
