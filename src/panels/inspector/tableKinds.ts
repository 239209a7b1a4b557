import type { ResourceKind } from '@/model/topology'

/** Kinds whose inspector is a table, which brings its own scrolling and wants the wide panel. */
export const TABLE_KINDS: ReadonlySet<ResourceKind> = new Set([
  'securityGroup',
  'networkAcl',
  'routeTable',
  'prefixList',
  'transitGatewayRouteTable',
  'firewallPolicy',
])
