import type { LogEvent } from './log'

/** What a run has found out, also beyond the present after going back. */
export interface Memory {
  /** What was written before the first turn. */
  readonly first: LogEvent[]
  /** The number of the first event that is still known. */
  base: number
  readonly events: LogEvent[]
  /** Edits and refusals, all of them: for marks on a timeline. */
  readonly marks: LogEvent[]
}

export function newMemory(): Memory {
  return { first: [], base: 0, events: [], marks: [] }
}

/** Takes what is new; what was known from before is the same. */
export function remember({ base, events, marks }: Memory, written: readonly LogEvent[]): void {
  for (const event of written) {
    if (event.seq === base + events.length) events.push(event)
    if (isMark(event) && event.seq > (marks.at(-1)?.seq ?? -1)) marks.push(event)
  }
}

/** Lets go of what happened before an event; the marks stay. */
export function forgetBefore(memory: Memory, seq: number): void {
  memory.events.splice(0, Math.max(0, seq - memory.base))
  memory.base = Math.max(memory.base, seq)
}

/** Lets go of what was known to come from an event on: it will come otherwise. */
export function forgetFrom({ base, events, marks }: Memory, seq: number): void {
  events.length = Math.max(0, Math.min(events.length, seq - base))
  const left = marks.findIndex((mark) => mark.seq >= seq)
  if (left >= 0) marks.length = left
}

/** The run begins again where its log is not known any more: it is written anew. */
export function restart(memory: Memory): void {
  memory.base = 0
  memory.events.splice(0, memory.events.length, ...memory.first)
}

function isMark({ kind }: LogEvent): boolean {
  return kind === 'edit' || kind === 'dropped' || kind === 'vanished'
}
