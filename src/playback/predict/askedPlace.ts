import type { Packet } from '@/engine/packet'
import type { CheckpointKind, Leg, Step } from '@/engine/trace'
import type { Direction } from '@/model/resources/securityGroup'
import { findOf, findResource, resourcesOf, type Topology } from '@/model/topology'

/** How a checkpoint is asked about: what filters, what chooses a route, and what stands at a border. */
export type AskedKind = 'filter' | 'route' | 'gate'

const KINDS: Readonly<Partial<Record<CheckpointKind, AskedKind>>> = {
  securityGroup: 'filter',
  networkAcl: 'filter',
  networkFirewall: 'filter',
  loadBalancer: 'filter',
  routeTable: 'route',
  transitGateway: 'route',
  natGateway: 'gate',
  internetGateway: 'gate',
  egressOnlyInternetGateway: 'gate',
  peeringConnection: 'gate',
  gatewayEndpoint: 'gate',
  interfaceEndpoint: 'gate',
  gatewayLoadBalancerEndpoint: 'gate',
  virtualPrivateGateway: 'gate',
}

/**
 * Where a packet is about to be judged: all that may be told before it is. Nothing of the judgement is in
 * it, so that no question made of it can give the answer away.
 */
export interface AskedPlace {
  readonly kind: AskedKind
  readonly checkpoint: CheckpointKind
  /** Who decides: the table, the gateway, the firewall. Of groups it is their interface, of an ACL its subnet. */
  readonly holder: string
  readonly at: string
  readonly leg: Leg
  readonly side?: Direction | undefined
  readonly packet: Packet
}

/**
 * The place of a step that decides something: none for a mere pass, for what no rule touches, for what is
 * not modelled, and beyond a refusal.
 */
export function askedPlaceOf(topology: Topology, step: Step): AskedPlace | undefined {
  const { checkpoint, at, leg, side, packet } = step
  const kind = askedKindOf(step)
  if (!kind) return undefined
  return { kind, checkpoint, holder: holderOf(topology, step), at, leg, side, packet }
}

/** How a step is asked about; nothing where it is not. */
export function askedKindOf({ checkpoint, because, missing, ghost }: Step): AskedKind | undefined {
  const isUntouched = because.kind === 'exempt' || because.kind === 'noAcl'
  return ghost || isUntouched || missing !== undefined ? undefined : KINDS[checkpoint]
}

/** Who decides, whoever is blamed in the end. */
function holderOf(topology: Topology, { checkpoint, component, at, because }: Step): string {
  switch (checkpoint) {
    case 'securityGroup':
    case 'networkAcl':
      return at
    case 'routeTable':
      return 'tableId' in because ? because.tableId : component
    case 'transitGateway':
      return transitGatewayOf(topology, component, at)
    case 'internetGateway':
      return resourcesOf(topology, 'internetGateway').find((row) => row.vpcId === at)?.id ?? at
    case 'virtualPrivateGateway':
      return findOf(topology, 'virtualPrivateGateway', component)
        ? component
        : (resourcesOf(topology, 'virtualPrivateGateway').find((row) => row.vpcId === at)?.id ?? at)
    default:
      return component
  }
}

function transitGatewayOf(topology: Topology, component: string, at: string): string {
  const blamed = findResource(topology, component)
  if (blamed?.kind === 'transitGatewayRouteTable') return blamed.transitGatewayId
  if (blamed?.kind === 'transitGateway') return blamed.id
  return findOf(topology, 'transitGatewayAttachment', at)?.transitGatewayId ?? component
}
