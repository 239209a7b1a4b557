export interface ShieldProps {
  /** `A`, or `A2` on the second round of the hues. */
  readonly letter: string
  /** A colour token without its dashes: `sg-a`. */
  readonly hue: string
  /** A second outline tells the rounds of one hue apart. */
  readonly double?: boolean
  readonly size?: 'small' | 'large'
  /** A ring in its own hue: what it stands for is selected or pointed at. */
  readonly ringed?: boolean
}

/** A shield around the origin, 18 by 22. */
export const SHIELD_OUTLINE = 'M0-11 9-8v7.5C9 5 5 9 0 11-5 9-9 5-9-.5V-8Z'
const SIZES = { small: { width: 21, height: 24 }, large: { width: 30, height: 34 } } as const

/** The lettered shield of a group. Decorative: the group's name stands beside it. */
export function Shield({
  letter,
  hue,
  double = false,
  size = 'small',
  ringed = false,
}: ShieldProps) {
  const colour = `var(--${hue})`
  return (
    <svg
      viewBox="-10.5 -12 21 24"
      {...SIZES[size]}
      aria-hidden="true"
      focusable="false"
      className="block flex-none overflow-visible"
    >
      {ringed && <path d={SHIELD_OUTLINE} stroke={colour} strokeWidth="5" fill="none" />}
      <path d={SHIELD_OUTLINE} fill={colour} stroke="var(--surface)" strokeWidth="2" />
      {double && (
        <path
          d={SHIELD_OUTLINE}
          fill="none"
          stroke="var(--on-solid)"
          strokeWidth="1.2"
          transform="scale(.74)"
        />
      )}
      <text
        y="3.6"
        textAnchor="middle"
        fontSize="12"
        fontWeight="700"
        letterSpacing={letter.length > 1 ? '-1' : undefined}
        fill="var(--on-solid)"
      >
        {letter}
      </text>
    </svg>
  )
}
