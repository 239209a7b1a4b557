import { inspect } from '@/store/viewStore'
import { meantBy } from '../chosen'
import { strings } from '@/strings/strings'

/** A count of issues on a thing; opens its inspector, where each is told and mended. */
export function FaultBadge({
  count,
  id,
  className,
}: {
  readonly count: number
  readonly id: string
  readonly className: string
}) {
  if (count === 0) return null
  const label = strings.resources.issues(count)
  return (
    <button
      type="button"
      tabIndex={-1}
      title={label}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation()
        inspect(meantBy(id))
      }}
      className={`canvas-fault nodrag pointer-events-auto absolute h-6 w-7 cursor-pointer ${className}`}
    >
      <svg viewBox="0 0 28 24" className="h-full w-full" aria-hidden="true">
        <path
          d="M14 2.500 25.500 21.500H2.500Z"
          fill="var(--deny)"
          stroke="var(--surface)"
          strokeWidth="2"
          strokeLinejoin="round"
        />
        <text
          x="14"
          y="19.500"
          textAnchor="middle"
          fontSize="12"
          fontWeight="700"
          fill="var(--on-solid)"
        >
          {count > 9 ? '!' : count}
        </text>
      </svg>
    </button>
  )
}
