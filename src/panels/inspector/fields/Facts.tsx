import type { ReactNode } from 'react'
import { HelpMark, type Help } from '@/ui/HelpMark'

export interface Fact {
  readonly term: string
  /** Where two facts have one term. */
  readonly key?: string
  readonly value: ReactNode
  /** Why it is so. */
  readonly why?: string | undefined
  /** What the term means, behind a question mark. */
  readonly help?: Help | undefined
}

/** What follows from the drawing and cannot be set. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[104px_1fr] gap-x-3 gap-y-1.5 text-[12px] leading-[18px]">
      {facts.map(({ term, key = term, value, why, help }) => (
        <div key={key} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">
            {term}
            {help && <HelpMark about={term} help={help} className="ml-1 align-[-4px]" />}
          </dt>
          <dd className="min-w-0">
            {value}
            {why !== undefined && <span className="block text-muted">{why}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
