import { asId } from '../ids'
import type { SecurityGroupRuleId } from '../resources/securityGroup'
import {
  allResources,
  resourcesOf,
  type IdOf,
  type Resource,
  type ResourceKind,
  type Topology,
} from '../topology'

/** What an id of each kind begins with, as AWS writes it. */
export const ID_PREFIXES: Readonly<Record<ResourceKind, string>> = {
  vpc: 'vpc',
  subnet: 'subnet',
  networkInterface: 'eni',
  instance: 'i',
  securityGroup: 'sg',
  networkAcl: 'acl',
  routeTable: 'rtb',
  internetGateway: 'igw',
  egressOnlyInternetGateway: 'eigw',
  natGateway: 'nat',
  gatewayEndpoint: 'vpce',
  peeringConnection: 'pcx',
  prefixList: 'pl',
  internetHost: 'host',
  transitGateway: 'tgw',
  transitGatewayAttachment: 'tgw-attach',
  transitGatewayRouteTable: 'tgw-rtb',
  virtualPrivateGateway: 'vgw',
  customerGateway: 'cgw',
  vpnConnection: 'vpn',
  directConnectGateway: 'dxgw',
  onPremisesNetwork: 'onprem',
  onPremisesHost: 'onprem-host',
  interfaceEndpoint: 'vpce',
  endpointService: 'vpce-svc',
  gatewayLoadBalancerEndpoint: 'vpce',
  networkFirewall: 'firewall',
  firewallPolicy: 'firewall-policy',
  loadBalancer: 'lb',
  listener: 'listener',
  targetGroup: 'tg',
  autoScalingGroup: 'asg',
  managedService: 'service',
  other: 'other',
}

/**
 * An id that looks like AWS's and that nothing in the topology has or still names: a new gateway
 * must not wake the blackhole route of a deleted one. The same topology always gives the same id.
 */
export function newId<Kind extends ResourceKind>(topology: Topology, kind: Kind): IdOf<Kind> {
  const taken = takenIds(topology)
  return asId<IdOf<Kind>>(freeId(ID_PREFIXES[kind], Object.keys(topology[kind]).length, taken))
}

/** New ids for the resources of another topology, by their old ones. */
export function newIds(
  topology: Topology,
  resources: readonly Resource[],
): ReadonlyMap<string, string> {
  const taken = new Set([...takenIds(topology), ...resources.map(({ id }): string => id)])
  const counters = new Map<ResourceKind, number>()
  return new Map(
    resources.map(({ kind, id }) => {
      const start = counters.get(kind) ?? Object.keys(topology[kind]).length
      counters.set(kind, start + 1)
      const fresh = freeId(ID_PREFIXES[kind], start, taken)
      taken.add(fresh)
      return [id, fresh]
    }),
  )
}

/** An id for a security group rule, unique in the topology. */
export function newRuleId(topology: Topology): SecurityGroupRuleId {
  const ids = ruleIdsOf(topology)
  return asId<SecurityGroupRuleId>(freeId('sgr', ids.length, new Set(ids)))
}

/** As many ids for security group rules, unique in the topology and among each other. */
export function newRuleIds(topology: Topology, count: number): readonly SecurityGroupRuleId[] {
  const taken = new Set(ruleIdsOf(topology))
  const start = taken.size
  return Array.from({ length: count }, (_, index) => {
    const id = freeId('sgr', start + index, taken)
    taken.add(id)
    return asId<SecurityGroupRuleId>(id)
  })
}

function ruleIdsOf(topology: Topology): readonly string[] {
  return resourcesOf(topology, 'securityGroup').flatMap(({ ingress, egress }) =>
    [...ingress, ...egress].map(({ id }): string => id),
  )
}

function freeId(prefix: string, start: number, taken: ReadonlySet<string>): string {
  for (let counter = start; ; counter += 1) {
    const id = `${prefix}-${eightHexDigits(`${prefix}${String(counter)}`)}`
    if (!taken.has(id)) return id
  }
}

function takenIds(topology: Topology): ReadonlySet<string> {
  const targets = resourcesOf(topology, 'routeTable').flatMap(({ routes }) =>
    routes.map(({ target }): string => target.id),
  )
  const peers = resourcesOf(topology, 'securityGroup').flatMap(({ ingress, egress }) =>
    [...ingress, ...egress].flatMap(({ peer }): readonly string[] =>
      peer.kind === 'securityGroup' ? [peer.securityGroupId] : [],
    ),
  )
  return new Set([...allResources(topology).map(({ id }): string => id), ...targets, ...peers])
}

// FNV-1a, then a finishing mix: neighbouring counters give ids that do not look alike.
function eightHexDigits(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
