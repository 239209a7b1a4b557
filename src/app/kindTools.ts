import { PLACEABLE_GLYPHS } from '@/canvas/place/kindGlyphs'
import type { PlaceableKind } from '@/store/placing/placements'
import { strings } from '@/strings/strings'
import type { GlyphName } from '@/ui/glyphs'

/** Kinds that are seldom wanted stand together behind one button of the rail. */
export const RAIL_GROUPS = {
  gateways: 'hub',
  privateNetwork: 'building',
  inspection: 'eye',
  services: 'balancer',
} as const satisfies Readonly<Record<keyof typeof strings.rail.groups, GlyphName>>
export type RailGroup = keyof typeof RAIL_GROUPS

/** Parts of the rail between two lines, from the top; the groups stand before the last one. */
export const RAIL_PARTS = ['draw', 'guard', 'border', 'outside'] as const
type RailPart = (typeof RAIL_PARTS)[number]

/** Where the rail has each kind, in the rail's order. */
const RAIL_PLACES: Readonly<Record<PlaceableKind, RailPart | RailGroup>> = {
  vpc: 'draw',
  zone: 'draw',
  subnet: 'draw',
  instance: 'draw',
  securityGroup: 'guard',
  networkAcl: 'guard',
  routeTable: 'guard',
  internetGateway: 'border',
  natGateway: 'border',
  egressOnlyInternetGateway: 'gateways',
  gatewayEndpoint: 'gateways',
  peeringConnection: 'gateways',
  transitGateway: 'gateways',
  transitGatewayAttachment: 'gateways',
  transitGatewayRouteTable: 'gateways',
  onPremisesNetwork: 'privateNetwork',
  onPremisesHost: 'privateNetwork',
  customerGateway: 'privateNetwork',
  vpnConnection: 'privateNetwork',
  virtualPrivateGateway: 'privateNetwork',
  directConnectGateway: 'privateNetwork',
  networkFirewall: 'inspection',
  firewallPolicy: 'inspection',
  gatewayLoadBalancerEndpoint: 'inspection',
  prefixList: 'inspection',
  applicationLoadBalancer: 'services',
  networkLoadBalancer: 'services',
  gatewayLoadBalancer: 'services',
  classicLoadBalancer: 'services',
  listener: 'services',
  targetGroup: 'services',
  autoScalingGroup: 'services',
  database: 'services',
  lambdaFunction: 'services',
  fileSystem: 'services',
  instanceConnectEndpoint: 'services',
  interfaceEndpoint: 'services',
  endpointService: 'services',
  internetHost: 'outside',
}

/** A kind as the rail, the menus and the commands offer it. */
export interface KindTool {
  readonly kind: PlaceableKind
  /** What stands under the glyph: one short word. */
  readonly word: string
  /** In a sentence: `Add a NAT gateway`. */
  readonly name: string
  /** In a menu. */
  readonly title: string
  readonly glyph: GlyphName
}

/** Every kind that can be placed, in the order of the rail. */
export const KIND_TOOLS: readonly KindTool[] = (Object.keys(RAIL_PLACES) as PlaceableKind[]).map(
  (kind) => ({ kind, glyph: PLACEABLE_GLYPHS[kind], ...strings.kinds[kind] }),
)

/** The kinds of one part of the rail, or of one of its groups. */
export function toolsIn(place: RailPart | RailGroup): readonly KindTool[] {
  return KIND_TOOLS.filter(({ kind }) => RAIL_PLACES[kind] === place)
}

/** What a drag from the rail carries. */
export const KIND_MIME = 'application/x-packetwalk-kind'
