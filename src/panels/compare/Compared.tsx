import type { LogEvent } from '@/engine/simulation/log'
import type { Micros } from '@/engine/simulation/settings'
import { labelOfId, type Topology } from '@/model/topology'
import {
  isThrough,
  type ChangedConnection,
  type Comparison,
  type Fate,
  type Tally,
} from '@/playback/compare/comparison'
import { clockText } from '@/store/run/clockText'
import { seekTo } from '@/store/run/run'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Glyph } from '@/ui/glyphs'
import type { ComparedEdit } from './edits'
import { sourceNames } from './sourceNames'

const words = strings.learning.compare

/** So many connections are listed. */
const LISTED = 60

interface ComparedProps {
  readonly comparison: Comparison
  readonly until: Micros
  readonly edit: ComparedEdit | undefined
}

/** What the edit changed: how many fare otherwise, where the runs part, and which connections. */
export function Compared({ comparison, until, edit }: ComparedProps) {
  const { sources, changed, first } = comparison
  const opened = sources.reduce((sum, { before, after }) => {
    return sum + Math.max(before.opened, after.opened)
  }, 0)
  if (!edit) return null
  return (
    <>
      <output className="text-[14px] leading-5 font-medium">
        {changed.length === 0 ? words.same : words.otherwise(changed.length, opened)}
      </output>
      {first && (
        <section aria-label={words.first} className="flex flex-col gap-1.5">
          <h3 className="text-[12px] leading-[17px] font-semibold">{words.first}</h3>
          <div className="grid grid-cols-2 gap-2">
            <Side name={words.before} event={first.before} topology={edit.before} />
            <Side name={words.after} event={first.after} topology={edit.after} />
          </div>
          <Button
            glyph="locate"
            className="self-start"
            onClick={() => {
              seekTo(first.time)
            }}
          >
            {words.go(clockText(first.time))}
          </Button>
        </section>
      )}
      <BySource comparison={comparison} />
      {changed.length > 0 && (
        <section aria-label={words.changed}>
          <h3 className="pb-1 text-[12px] leading-[17px] font-semibold">{words.changed}</h3>
          <ul className="-mx-4">
            {changed.slice(0, LISTED).map((one, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a connection is its place
              <Changed key={index} changed={one} edit={edit} />
            ))}
          </ul>
          {changed.length > LISTED && (
            <p className="pt-1 text-muted">{words.more(changed.length - LISTED)}</p>
          )}
        </section>
      )}
      <p className="text-[12px] leading-[17px] text-muted">{words.until(clockText(until))}</p>
    </>
  )
}

interface SideProps {
  readonly name: string
  readonly event: LogEvent | undefined
  readonly topology: Topology
}

/** What happened in one of the runs where they part. */
function Side({ name, event, topology }: SideProps) {
  const refuses = event?.kind === 'dropped' || event?.kind === 'vanished'
  return (
    <div
      className={`rounded-control border border-t-[3px] border-line px-2 py-1.5 text-[12px] leading-[17px] ${refuses ? 'border-t-deny' : 'border-t-allow'}`}
    >
      <p className="text-muted">{name}</p>
      <EventWords event={event} topology={topology} />
    </div>
  )
}

function EventWords({ event, topology }: Omit<SideProps, 'name'>) {
  if (event?.kind !== 'step' && event?.kind !== 'dropped') return <p>{words.nothing}</p>
  const { component, side, decision, rule, sentence } = event.step
  const does = words.decisions[decision]
  return (
    <>
      <p className="font-semibold wrap-anywhere">
        {words.decided(labelOfId(topology, component), side ? words.sides[side] : '', does)}
      </p>
      {rule !== undefined && <p className="font-mono wrap-anywhere">{rule}</p>}
      {sentence !== undefined && <p>{sentence}</p>}
    </>
  )
}

function BySource({ comparison }: { readonly comparison: Comparison }) {
  const names = sourceNames()
  return (
    <table className="w-full text-[12px] leading-[17px]">
      <caption className="pb-1 text-left font-semibold">{words.sources}</caption>
      <thead className="text-left text-muted">
        <tr>
          <th scope="col" className="py-1 font-normal">
            {words.source}
          </th>
          <th scope="col" className="py-1 pl-2 text-right font-normal">
            {words.before}
          </th>
          <th scope="col" className="py-1 pl-2 text-right font-normal">
            {words.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {comparison.sources.map(({ source, before, after }) => (
          <tr key={source} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal wrap-anywhere">
              {names(source)}
            </th>
            <Through tally={before} />
            <Through tally={after} differs={before.through !== after.through} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Through({ tally, differs }: { readonly tally: Tally; readonly differs?: boolean }) {
  const { opened, through, open, trying } = tally
  return (
    <td
      className={`py-1 pl-2 text-right align-top whitespace-nowrap ${differs === true ? 'font-semibold' : ''}`}
    >
      {words.through(through, opened)}
      {open > 0 && <span className="block font-normal text-muted">{words.stillOpen(open)}</span>}
      {trying > 0 && (
        <span className="block font-normal text-muted">{words.stillTrying(trying)}</span>
      )}
    </td>
  )
}

interface ChangedProps {
  readonly changed: ChangedConnection
  readonly edit: ComparedEdit
}

function Changed({ changed, edit }: ChangedProps) {
  const { from, to, time, before, after } = changed
  return (
    <li>
      <button
        type="button"
        className="grid w-full cursor-pointer grid-cols-[44px_minmax(0,1fr)] gap-x-2 px-4 py-1 text-left text-[12px] leading-[17px] -outline-offset-2! hover:bg-sunken pointer-coarse:min-h-11"
        onClick={() => {
          seekTo(time)
        }}
      >
        <span className="font-mono text-muted">{clockText(time)}</span>
        <span className="truncate">
          {words.ends(labelOfId(edit.before, from), labelOfId(edit.before, to))}
        </span>
        <span className="col-start-2 flex flex-wrap items-center gap-1">
          <OutcomeWord outcome={before} />
          <span className="sr-only">{words.becomes}</span>
          <Glyph name="arrowRight" size={11} className="text-muted" />
          <OutcomeWord outcome={after} />
        </span>
      </button>
    </li>
  )
}

function OutcomeWord({ outcome }: { readonly outcome: Fate }) {
  const isPlain = outcome === 'open' || outcome === 'never'
  const tone = isPlain ? 'text-muted' : isThrough(outcome) ? 'text-allow' : 'text-deny'
  return <span className={`font-medium ${tone}`}>{words.outcomes[outcome]}</span>
}
