import { clsx } from 'clsx'
import type { Issue, Severity } from '@/model/validation/issue'
import { findResource, KIND_LABELS, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { useIssues } from '@/store/issues'
import { goTo } from '@/store/viewStore'
import { EmptyState } from '@/ui/EmptyState'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import { strings } from '@/strings/strings'
import { TrafficFaults, useTrafficFaults } from './TrafficFaults'

const words = strings.issues

interface Rank {
  readonly severity: Severity
  readonly heading: string
  readonly glyph: GlyphName
  readonly tone: string
}

const RANKS: readonly Rank[] = [
  { severity: 'error', heading: words.ranks.error, glyph: 'warning', tone: 'text-deny' },
  {
    severity: 'warning',
    heading: words.ranks.warning,
    glyph: 'warning',
    tone: 'text-intermittent',
  },
  { severity: 'note', heading: words.ranks.note, glyph: 'info', tone: 'text-muted' },
]

/** So many of one kind are listed before the rest is only counted. */
const SHOWN_LIMIT = 100

/** Everything that is wrong with the drawing, worst first; a press goes to what is to be mended. */
export function IssuesPanel() {
  const issues = useIssues()
  const faulty = useTrafficFaults()
  if (issues.length === 0 && faulty.length === 0) {
    return (
      <EmptyState glyph="check" title={words.none}>
        {words.noneAbout}
      </EmptyState>
    )
  }
  return (
    <div className="pb-4">
      {RANKS.map((rank) => (
        <RankList
          key={rank.severity}
          rank={rank}
          issues={issues.filter(({ severity }) => severity === rank.severity)}
        />
      ))}
      <TrafficFaults />
    </div>
  )
}

function RankList({ rank, issues }: { readonly rank: Rank; readonly issues: readonly Issue[] }) {
  if (issues.length === 0) return undefined
  return (
    <section>
      <h3 className="flex items-center gap-2 px-4 pt-4 pb-1 text-[12px] font-semibold">
        <Glyph name={rank.glyph} weight={2} className={rank.tone} />
        {rank.heading}
        <span className="font-normal text-muted">{issues.length}</span>
      </h3>
      <ul>
        {issues.slice(0, SHOWN_LIMIT).map((issue) => (
          <li key={`${issue.kind} ${issue.message}`}>
            <IssueRow issue={issue} />
          </li>
        ))}
      </ul>
      {issues.length > SHOWN_LIMIT && (
        <p className="px-4 py-2 text-[12px] text-muted">
          {words.more(issues.length - SHOWN_LIMIT)}
        </p>
      )}
    </section>
  )
}

function IssueRow({ issue }: { readonly issue: Issue }) {
  const topology = useTopology()
  const target = issue.ids.find((id) => findResource(topology, id))
  const { rule } = issue
  return (
    <button
      type="button"
      disabled={target === undefined}
      className={clsx(
        'block w-full px-4 py-2 text-left leading-[18px] -outline-offset-2!',
        target !== undefined && 'cursor-pointer hover:bg-sunken',
      )}
      onClick={() => {
        if (target !== undefined) goTo(target)
      }}
    >
      <span className="block">{issue.message}</span>
      {issue.mend !== undefined && (
        <span className="block text-[12px] leading-[17px] text-muted">
          {words.mend(issue.mend)}
        </span>
      )}
      <span className="flex flex-wrap gap-x-2 text-[12px] leading-[17px] text-muted">
        {target !== undefined && <span>{whatIs(topology, target)}</span>}
        {rule !== '' && <span className="font-mono">{rule}</span>}
      </span>
    </button>
  )
}

function whatIs(topology: Topology, id: string): string {
  const resource = findResource(topology, id)
  return resource ? `${KIND_LABELS[resource.kind]} ${id}` : id
}
