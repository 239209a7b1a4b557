import type { AnnotationKind } from '@/layout/diagram'
import type { PlaceableKind } from '@/store/placing/placements'
import type { GlyphName } from '@/ui/glyphs'

/** Notes and frames, wherever they are offered or listed. */
export const ANNOTATION_GLYPHS: Readonly<Record<AnnotationKind, GlyphName>> = {
  note: 'pencil',
  frame: 'frame',
}

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
  transitGateway: 'hub',
  transitGatewayAttachment: 'plug',
  transitGatewayRouteTable: 'signpost',
  virtualPrivateGateway: 'tunnel',
  vpnConnection: 'link',
  directConnectGateway: 'rings',
  onPremisesNetwork: 'building',
  customerGateway: 'building',
  onPremisesHost: 'server',
  networkFirewall: 'shield',
  gatewayLoadBalancerEndpoint: 'plug',
  firewallPolicy: 'bars',
  prefixList: 'braces',
  applicationLoadBalancer: 'balancer',
  networkLoadBalancer: 'balancer',
  gatewayLoadBalancer: 'balancer',
  classicLoadBalancer: 'balancer',
  listener: 'socket',
  targetGroup: 'target',
  autoScalingGroup: 'chip',
  database: 'database',
  lambdaFunction: 'braces',
  fileSystem: 'server',
  instanceConnectEndpoint: 'key',
  interfaceEndpoint: 'plug',
  endpointService: 'plug',
}
