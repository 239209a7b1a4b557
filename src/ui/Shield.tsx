import { clsx } from 'clsx'

export interface ShieldProps {
  /** `A`, or `A2` on the second round of the hues. */
  readonly letter: string
  /** A colour token without its dashes: `sg-a`. */
  readonly hue: string
  /** A second outline tells the rounds of one hue apart. */
  readonly double?: boolean
  readonly size?: 'small' | 'large'
}

const OUTLINE = 'M8.5.8 16.2 3.4v7.1c0 3.9-3.3 6.6-7.7 8.2-4.4-1.6-7.7-4.3-7.7-8.2V3.4Z'

/** The lettered shield of a group. Decorative: the group's name stands beside it. */
export function Shield({ letter, hue, double = false, size = 'small' }: ShieldProps) {
  const large = size === 'large'
  return (
    <svg
      viewBox="0 0 17 19.5"
      width={large ? 30 : 17}
      height={large ? 34 : 19.5}
      aria-hidden="true"
      focusable="false"
      className="block flex-none"
      style={{ color: `var(--${hue})` }}
    >
      <path d={OUTLINE} fill="currentColor" />
      {double && (
        <path
          d={OUTLINE}
          fill="none"
          stroke="var(--on-solid)"
          strokeWidth={1}
          transform="translate(1.7 1.9) scale(.8)"
        />
      )}
      <text
        x={8.5}
        y={12.8}
        textAnchor="middle"
        className={clsx(
          'font-sans font-bold',
          letter.length > 1 ? 'text-[8.5px]' : 'text-[10.5px]',
        )}
        fill="var(--on-solid)"
      >
        {letter}
      </text>
    </svg>
  )
}
