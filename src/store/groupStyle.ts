import { resourcesOf, type Topology } from '@/model/topology'

const GROUP_HUES = ['sg-a', 'sg-b', 'sg-c', 'sg-d', 'sg-e', 'sg-f', 'sg-g', 'sg-h'] as const
type GroupHue = (typeof GROUP_HUES)[number]

/** How one security group is told from the others: letter and dash besides the hue. */
export interface GroupStyle {
  /** `A` to `H`, then `A2`. */
  readonly letter: string
  /** The colour token: `var(--sg-a)`, `text-sg-a`. */
  readonly hue: GroupHue
  /** SVG's `stroke-dasharray` of its outline. */
  readonly dash: string
  /** From the ninth group on the hues start again, with a double outline. */
  readonly double: boolean
}

const LETTERS = 'ABCDEFGH'

const DASHES: Readonly<Record<GroupHue, string>> = {
  'sg-a': '7 5',
  'sg-b': '12 4',
  'sg-c': '2 4',
  'sg-d': '12 4 2 4',
  'sg-e': '4 4',
  'sg-f': '16 6',
  'sg-g': '7 3 2 3 2 3',
  'sg-h': '2 8',
}

const known = new WeakMap<Topology['securityGroup'], ReadonlyMap<string, GroupStyle>>()

/** The letter, hue and dash of a security group, given in the order of creation. */
export function groupStyle(topology: Topology, id: string): GroupStyle {
  return stylesOf(topology).get(id) ?? styleAt(0)
}

function stylesOf(topology: Topology): ReadonlyMap<string, GroupStyle> {
  const cached = known.get(topology.securityGroup)
  if (cached) return cached
  const styles = new Map(
    resourcesOf(topology, 'securityGroup').map(({ id }, index) => [id as string, styleAt(index)]),
  )
  known.set(topology.securityGroup, styles)
  return styles
}

function styleAt(index: number): GroupStyle {
  const hue = GROUP_HUES[index % GROUP_HUES.length] ?? 'sg-a'
  const round = Math.floor(index / GROUP_HUES.length)
  const letter = LETTERS.charAt(index % LETTERS.length)
  return {
    letter: round === 0 ? letter : `${letter}${String(round + 1)}`,
    hue,
    dash: DASHES[hue],
    double: round > 0,
  }
}
