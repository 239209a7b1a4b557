import { counted } from './plural'

const SECOND = 1_000_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The tables of a run: what is remembered where, the flow log, and the sentence about it all. */
export const live = {
  title: 'What is remembered',
  drawer: 'Tables and flow log',
  height: 'Height of the tables',
  which: 'Which table',
  everywhere: 'Everything remembered',
  selected: 'Selection, or all',
  tables: {
    tracking: (name: string) => `Tracked at ${name}`,
    nat: (name: string) => `Translated at ${name}`,
    border: (name: string) => `Let out at ${name}`,
    relay: (name: string) => `Carried on by ${name}`,
    answered: (name: string) => `Answered by ${name}`,
    inspected: (name: string) => `Inspected at ${name}`,
  },
  filterTables: 'Filter the tables',
  filterHint: 'Filter',
  columns: {
    where: 'Where',
    flow: 'Flow',
    peer: 'Peer',
    as: 'Sent on as',
    state: 'State',
    idle: 'Idle',
    expires: 'Expires',
  },
  sortBy: (column: string) => `Sort by ${column}`,
  states: {
    opening: 'opening',
    open: 'established',
    closing: 'closing',
    silent: 'silent',
    untracked: 'untracked',
    idle: 'expired',
    ended: 'closed',
  },
  datagramStates: {
    opening: 'asked',
    open: 'answered',
    closing: 'done',
    silent: 'unanswered',
    untracked: 'untracked',
    idle: 'expired',
    ended: 'done',
  },
  about: {
    untracked: 'No entry: rules for everybody, both ways, are read for each packet.',
    idle: 'Forgotten after its idle time.',
    ended: 'Forgotten when both ends had closed.',
    silent: 'Its opener has given up; the entry waits for its idle time.',
  },
  fresh: 'new',
  lit: 'The packet of this moment uses it.',
  ago: (time: string) => `${time} ago`,
  never: '–',
  nothing: 'Nothing is remembered yet.',
  nothingFound: 'No entry has this.',
  entries: (count: number) => counted(count, 'entry'),
  pane: 'Which list',
  panes: { tables: 'Tables', log: 'Flow log' },
  duration: durationText,
  summary: {
    title: 'Since the last edit',
    nothing: 'Nothing has been answered yet.',
    afterEdit: (parts: readonly string[]) => `After the edit, ${joined(parts)}.`,
    nothingSince: 'After the edit, nothing has been answered yet.',
    before: (parts: readonly string[]) => {
      const text = joined(parts)
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
    },
    livesOn: (count: number) =>
      count === 1 ? '1 open connection lives on' : `${many(count)} open connections live on`,
    cut: (count: number, alone: boolean) =>
      `${many(count)}${alone ? ofOpen(count) : ''} ${was(count)} cut`,
    refused: (count: number) =>
      count === 1 ? '1 new one was refused' : `${many(count)} new ones were refused`,
    passed: (count: number) =>
      count === 1 ? '1 new one got through' : `${many(count)} new ones got through`,
    refusedAtAll: (count: number, alone: boolean) =>
      `${many(count)}${alone ? ofAny(count) : ''} ${was(count)} refused`,
    passedAtAll: (count: number) =>
      count === 1 ? '1 connection got through' : `${many(count)} connections got through`,
    open: (count: number) =>
      count === 1 ? '1 new one is open' : `${many(count)} new ones are open`,
    openAtAll: (count: number, alone: boolean) =>
      `${many(count)}${alone ? ofAny(count) : ''} ${count === 1 ? 'is' : 'are'} open`,
    edit: (clock: string, label: string) => `${clock} ${label}`,
  },
}

function many(count: number): string {
  return count.toLocaleString('en-US')
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were'
}

function ofAny(count: number): string {
  return count === 1 ? ' connection' : ' connections'
}

function ofOpen(count: number): string {
  return count === 1 ? ' open connection' : ' open connections'
}

function joined(parts: readonly string[]): string {
  const [last = '', ...rest] = parts.toReversed()
  return rest.length === 0 ? last : `${rest.toReversed().join(', ')} and ${last}`
}

/** `0.2 s`, `36 s`, `5:49`, `23 h 10 min`, `5 d`; what is still to come is rounded up. */
function durationText(time: number, up = false): string {
  const round = up ? Math.ceil : Math.floor
  if (time < 10 * SECOND) return `${(round(time / (SECOND / 10)) / 10).toFixed(1)} s`
  if (time < MINUTE) return `${String(round(time / SECOND))} s`
  if (time < HOUR) {
    const seconds = round(time / SECOND)
    return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
  }
  if (time < DAY) {
    const minutes = round(time / MINUTE)
    return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`
  }
  const hours = round(time / HOUR)
  const [days, rest] = [Math.floor(hours / 24), hours % 24]
  return rest === 0 ? `${String(days)} d` : `${String(days)} d ${String(rest)} h`
}
