import type { ReactNode } from 'react'
import type { Cidr } from '@/model/ip'
import { strings } from '@/strings/strings'

/** What the chosen piece of a map is, and what can be done with it. */
export function ChosenBlock(props: {
  readonly block: Cidr
  readonly size: string
  readonly title?: ReactNode
  readonly about?: string
  readonly children?: ReactNode
}) {
  const { block, size, title, about, children } = props
  return (
    <section
      aria-label={strings.addresses.chosen(block)}
      className="flex flex-col gap-2 rounded-card border border-line bg-surface p-3"
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[12px]">
        {title !== undefined && <span className="text-[13px] font-semibold">{title}</span>}
        <span className="font-mono">{block}</span>
        <span className="text-muted">{size}</span>
      </p>
      {about !== undefined && <p className="text-[12px] leading-[17px] text-muted">{about}</p>}
      {children}
    </section>
  )
}
