import type { PlaceableKind } from '@/store/viewStore'
import type { GlyphName } from '@/ui/glyphs'

/** A kind as the rail offers it. */
export interface KindTool {
  readonly kind: PlaceableKind
  /** What stands under the glyph: one short word. */
  readonly word: string
  /** In a sentence: `Add a NAT gateway`. */
  readonly name: string
  readonly glyph: GlyphName
}

/** In the order of the rail. */
export const KIND_TOOLS: readonly KindTool[] = [
  { kind: 'vpc', word: 'VPC', name: 'a VPC', glyph: 'cloud' },
  { kind: 'zone', word: 'Zone', name: 'an Availability Zone', glyph: 'zone' },
  { kind: 'subnet', word: 'Subnet', name: 'a subnet', glyph: 'subnet' },
  { kind: 'instance', word: 'Instance', name: 'an instance', glyph: 'chip' },
  { kind: 'securityGroup', word: 'Group', name: 'a security group', glyph: 'shield' },
  { kind: 'networkAcl', word: 'ACL', name: 'a network ACL', glyph: 'bars' },
  { kind: 'routeTable', word: 'Routes', name: 'a route table', glyph: 'signpost' },
  { kind: 'internetGateway', word: 'Gateway', name: 'an internet gateway', glyph: 'arch' },
  {
    kind: 'egressOnlyInternetGateway',
    word: 'Egress',
    name: 'an egress-only internet gateway',
    glyph: 'archOut',
  },
  { kind: 'natGateway', word: 'NAT', name: 'a NAT gateway', glyph: 'swap' },
  { kind: 'gatewayEndpoint', word: 'Endpoint', name: 'a gateway endpoint', glyph: 'plug' },
  { kind: 'peeringConnection', word: 'Peering', name: 'a peering connection', glyph: 'rings' },
  { kind: 'internetHost', word: 'Host', name: 'an internet host', glyph: 'globe' },
]

/** Kinds before which the rail draws a line. */
export const RAIL_LINES: ReadonlySet<PlaceableKind> = new Set([
  'vpc',
  'securityGroup',
  'internetGateway',
  'internetHost',
])

/** What a drag from the rail carries. */
export const KIND_MIME = 'application/x-packetwalk-kind'
