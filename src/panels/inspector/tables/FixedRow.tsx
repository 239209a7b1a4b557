import { clsx } from 'clsx'
import { useEffect, useRef, type ReactNode } from 'react'
import { DecidedMark, type RowMark } from './RowHandle'

interface FixedRowProps {
  /** Why nobody can edit it. */
  readonly title: string
  readonly cells: readonly { readonly key: string; readonly content: ReactNode }[]
  readonly focused?: boolean
  readonly mark?: RowMark | undefined
}

/** A row that AWS puts into a table by itself: a `local` route, the last entry of an ACL. */
export function FixedRow({ title, cells, focused = false, mark }: FixedRowProps) {
  const row = useRef<HTMLTableRowElement>(null)

  useEffect(() => {
    if (focused) row.current?.scrollIntoView({ block: 'nearest' })
  }, [focused])

  return (
    <tr
      ref={row}
      title={title}
      aria-current={focused ? 'true' : undefined}
      className={clsx('text-muted', focused && 'outline-2 -outline-offset-2 outline-selection')}
    >
      <td className="border-b border-line pl-2">
        <DecidedMark mark={mark} />
      </td>
      {cells.map(({ key, content }, index) => (
        <td
          key={key}
          colSpan={index === cells.length - 1 ? 2 : 1}
          className="truncate border-b border-line px-1.5 py-1.5 font-mono leading-[18px] tracking-[-0.01em]"
        >
          {content}
        </td>
      ))}
    </tr>
  )
}
