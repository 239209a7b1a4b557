import type { ReactNode } from 'react'
import { HelpMark, type Help } from '@/ui/HelpMark'

interface SectionProps {
  readonly title: string
  readonly count?: number
  /** What this part means in AWS, in a line. */
  readonly about?: string
  /** What it means in full, behind a question mark beside the title. */
  readonly help?: Help | undefined
  readonly children: ReactNode
}

/** One part of an inspector under a small heading. */
export function Section({ title, count, about, help, children }: SectionProps) {
  return (
    <section
      aria-label={title}
      data-explained={help && ''}
      className="border-t border-line px-4 pt-3 pb-4"
    >
      <div className="flex items-center gap-1">
        <h3 className="text-[13px] leading-[18px] font-semibold">
          {title}
          {count !== undefined && <span className="ml-1.5 font-normal text-muted">{count}</span>}
        </h3>
        {help && <HelpMark about={title} help={help} />}
      </div>
      {about !== undefined && (
        <p className="mt-0.5 text-[12px] leading-[17px] text-muted">{about}</p>
      )}
      <div className="mt-2 flex flex-col gap-3">{children}</div>
    </section>
  )
}
