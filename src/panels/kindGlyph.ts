import type { AnnotationKind } from '@/layout/diagram'
import type { Resource, ResourceKind } from '@/model/topology'
import type { GlyphName } from '@/ui/glyphs'

const KIND_GLYPHS: Readonly<Record<ResourceKind, GlyphName>> = {
  vpc: 'cloud',
  subnet: 'subnet',
  networkInterface: 'socket',
  instance: 'chip',
  securityGroup: 'shield',
  networkAcl: 'bars',
  routeTable: 'signpost',
  internetGateway: 'arch',
  egressOnlyInternetGateway: 'archOut',
  natGateway: 'swap',
  gatewayEndpoint: 'plug',
  peeringConnection: 'rings',
  prefixList: 'braces',
  internetHost: 'globe',
  transitGateway: 'hub',
  transitGatewayAttachment: 'plug',
  transitGatewayRouteTable: 'signpost',
  virtualPrivateGateway: 'tunnel',
  customerGateway: 'building',
  vpnConnection: 'rings',
  directConnectGateway: 'rings',
  onPremisesNetwork: 'building',
  onPremisesHost: 'server',
  interfaceEndpoint: 'plug',
  endpointService: 'plug',
  gatewayLoadBalancerEndpoint: 'plug',
  networkFirewall: 'shield',
  firewallPolicy: 'bars',
  loadBalancer: 'balancer',
  listener: 'socket',
  targetGroup: 'target',
  autoScalingGroup: 'chip',
  managedService: 'database',
  other: 'box',
}

const ROLE_GLYPHS = {
  home: 'home',
  office: 'building',
  scanner: 'target',
  website: 'window',
  server: 'server',
} as const satisfies Readonly<Record<string, GlyphName>>

/** The glyph that stands for a resource in lists, the same as on the canvas. */
export function glyphOf(resource: Resource): GlyphName {
  return resource.kind === 'internetHost' ? ROLE_GLYPHS[resource.role] : KIND_GLYPHS[resource.kind]
}

/** Notes and frames in lists. */
export const ANNOTATION_GLYPHS: Readonly<Record<AnnotationKind, GlyphName>> = {
  note: 'pencil',
  frame: 'frame',
}
