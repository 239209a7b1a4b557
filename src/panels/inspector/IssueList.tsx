import { clsx } from 'clsx'
import { labelOfId } from '@/model/topology'
import type { Issue } from '@/model/validation'
import { useTopology } from '@/store/diagramStore'
import { useIssuesAbout } from '@/store/issues'
import { goTo } from '@/store/viewStore'
import { Glyph } from '@/ui/glyphs'
import { strings } from '@/strings/strings'

const words = strings.inspector

const TONES = {
  error: 'bg-deny-fill text-deny',
  warning: 'bg-intermittent-fill text-intermittent',
  note: 'bg-sunken text-muted',
} as const satisfies Readonly<Record<Issue['severity'], string>>

/** What is wrong with a resource, and what would put it right. */
export function IssueList({ id }: { readonly id: string }) {
  const issues = useIssuesAbout(id)
  const topology = useTopology()
  if (issues.length === 0) return null
  return (
    <ul aria-label={words.issues} className="mt-2 flex flex-col gap-1">
      {issues.map((issue) => {
        const [first] = issue.ids
        return (
          <li
            key={`${issue.kind} ${issue.message}`}
            className={clsx(
              'flex items-start gap-1.5 rounded-cell px-2 py-1 text-[12px] leading-[17px]',
              TONES[issue.severity],
            )}
          >
            <Glyph
              name={issue.severity === 'note' ? 'info' : 'warning'}
              size={13}
              weight={2}
              className="mt-0.5"
            />
            <span className="min-w-0">
              <span className="text-ink">{issue.message}</span>
              {issue.mend !== undefined && (
                <span className="block text-ink">{strings.issues.mend(issue.mend)}</span>
              )}
              {first !== undefined && first !== id && (
                <button
                  type="button"
                  className="cursor-pointer text-selection underline underline-offset-2"
                  onClick={() => {
                    goTo(first)
                  }}
                >
                  {words.open(labelOfId(topology, first))}
                </button>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
