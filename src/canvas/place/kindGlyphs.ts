import type { PlaceableKind } from '@/store/placing/placements'
import type { GlyphName } from '@/ui/glyphs'

/** What a kind looks like in the rail, in menus and on the way to its place. */
export const PLACEABLE_GLYPHS: Readonly<Record<PlaceableKind, GlyphName>> = {
  vpc: 'cloud',
  zone: 'zone',
  subnet: 'subnet',
  instance: 'chip',
  securityGroup: 'shield',
  networkAcl: 'bars',
  routeTable: 'signpost',
  internetHost: 'globe',
  internetGateway: 'arch',
  egressOnlyInternetGateway: 'archOut',
  natGateway: 'swap',
  gatewayEndpoint: 'plug',
  peeringConnection: 'rings',
}
