import type { SubnetKind } from '@/model/subnetKind'
import type { GroupStyle } from '@/store/groupStyle'
import type { GlyphName } from '@/ui/glyphs'

/** What each kind of node shows: words, marks and measures, worked out from the topology. */

export interface VpcContent {
  readonly name: string
  readonly blocks: string
  readonly faults: number
}

/** A VPC or a subnet that is drawn as one card. */
export interface FoldedContent {
  readonly name: string
  readonly kind: 'vpc' | SubnetKind
  /** What is inside: `6 instances · 3 groups`. */
  readonly counts: string
  readonly faults: number
}

/** A note's lines, or a frame's title. */
export interface AnnotationContent {
  readonly text: string
}

export interface ZoneContent {
  readonly name: string
  /** The corner that its name stands at: the one away from the street. */
  readonly corner: 'left' | 'right'
}

export interface GateContent {
  readonly aclId: string
  readonly aclName: string
  /** What is written beside it: short, for it stands over the street. */
  readonly label: string
  /** Allows everything both ways, as a default ACL does: open posts instead of bars. */
  readonly open: boolean
}

export interface TabContent {
  readonly tableId: string
  readonly tableName: string
  /** `0.0.0.0/0 → nat-a`, `local only`. */
  readonly summary: string
  readonly main: boolean
}

export interface SubnetContent {
  readonly name: string
  readonly blocks: string
  readonly kind: SubnetKind
  readonly tab: TabContent | undefined
  /** What it holds, for the far view: `6 instances`. */
  readonly holds: string
  readonly faults: number
}

export interface GroupChip {
  readonly id: string
  readonly name: string
  readonly style: GroupStyle
}

export interface SocketContent {
  readonly id: string
  readonly label: string
}

export type CardTone = 'ink' | 'translate' | 'service' | 'muted'

/** How many of its groups and of its further interfaces a card has room for. */
export const SHIELDS_SHOWN = 3
export const SOCKETS_SHOWN = 3

/** What a card belongs to that is drawn nowhere itself: a fleet, a target group, a listener. */
export interface MarkContent {
  readonly id: string
  readonly glyph: GlyphName | undefined
  /** What stands beside its glyph; empty where the glyph says it. */
  readonly text: string
  /** What it is, in words: `fleet web-asg, 2 of 1–4`. */
  readonly label: string
}

/** How many of its marks a card has room for. */
export const MARKS_SHOWN = 3

export interface CardContent {
  readonly glyph: GlyphName
  readonly tone: CardTone
  readonly name: string
  readonly address: string
  /** More than the card has room for, told on hover: public addresses. */
  readonly more: string
  readonly groups: readonly GroupChip[]
  readonly sockets: readonly SocketContent[]
  readonly marks: readonly MarkContent[]
  /** `stopped`, `pending`; empty while it runs. */
  readonly state: string
  /** Drawn, but the walk knows nothing of it yet, or no row described it. */
  readonly unknown: string
  /** Whether packets can start and end here. */
  readonly sends: boolean
  readonly faults: number
}

export interface TileContent {
  readonly glyph: GlyphName
  readonly name: string
  /** `detached`, `pending-acceptance`; empty when it works. */
  readonly state: string
  readonly faults: number
  /** Whether its name stands below it always, not only when it is pointed at. */
  readonly labelled?: boolean
  /** Whether it is no part of AWS, and has the colour of what stands on premises. */
  readonly ours?: boolean
}

export interface HostContent {
  readonly glyph: GlyphName
  readonly name: string
  readonly address: string
}
