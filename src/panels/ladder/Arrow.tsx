interface ArrowProps {
  /** In percent of the panel's width. */
  readonly from: number
  readonly to: number
  readonly colour: string
  readonly reply: boolean
  /** It is known to come, and has not happened yet. */
  readonly pale: boolean
  readonly ends: 'arrived' | 'stopped' | 'open'
}

const Y = 26
const HEAD = 7

/** A packet's way across the ladder: solid out, dashed back, with a cross where it was stopped. */
export function Arrow({ from, to, colour, reply, pale, ends }: ArrowProps) {
  const goesRight = to >= from
  const x = `${String(to)}%`
  return (
    <svg
      aria-hidden="true"
      className="absolute inset-0 size-full overflow-visible"
      opacity={pale ? 0.5 : 1}
    >
      <line
        x1={`${String(from)}%`}
        x2={x}
        y1={Y}
        y2={Y}
        stroke={colour}
        strokeWidth={2}
        {...(reply || ends === 'open' ? { strokeDasharray: ends === 'open' ? '2 4' : '5 4' } : {})}
      />
      <svg x={x} y={Y} className="overflow-visible">
        {ends === 'stopped' ? (
          <>
            <circle r={9} fill={colour} stroke="var(--surface)" strokeWidth={2} />
            <path
              d="M-3-3 3 3M3-3-3 3"
              stroke="var(--on-solid)"
              strokeWidth={2.2}
              strokeLinecap="round"
            />
          </>
        ) : ends === 'open' ? (
          <circle
            r={5}
            fill={reply ? 'var(--surface)' : colour}
            stroke={colour}
            strokeWidth={2.5}
          />
        ) : (
          <path
            d={
              goesRight
                ? `M-${String(HEAD)}-5 0 0 -${String(HEAD)} 5`
                : `M${String(HEAD)}-5 0 0 ${String(HEAD)} 5`
            }
            fill="none"
            stroke={colour}
            strokeWidth={2}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        )}
      </svg>
    </svg>
  )
}
