import { assertNever } from '../result'
import {
  allResources,
  findOf,
  KIND_LABELS,
  labelOf,
  type Resource,
  type ResourceKind,
} from '../topology'
import type { ValidationContext } from './context'
import { issue, type Issue } from './issue'

interface Reference {
  readonly kind: ResourceKind
  readonly id: string | undefined
  /** The rule that names it, where it is one. */
  readonly rule?: string
}

/** References that lead to nothing. A blackhole route's target is gone by definition. */
export function referenceIssues({ topology }: ValidationContext): readonly Issue[] {
  return allResources(topology).flatMap((resource) =>
    referencesOf(resource).flatMap(({ kind, id, rule }) => {
      if (id === undefined || findOf(topology, kind, id)) return []
      const message = `${labelOf(resource)} names the ${KIND_LABELS[kind]} ${id}, which does not exist`
      const ids = rule === undefined ? [resource.id, id] : [resource.id, rule, id]
      return [issue('danglingReference', ids, message, 'Choose another one, or remove it')]
    }),
  )
}

function referencesOf(resource: Resource): readonly Reference[] {
  switch (resource.kind) {
    case 'vpc':
    case 'instance':
    case 'prefixList':
    case 'internetHost':
      return []
    case 'subnet':
      return [
        { kind: 'vpc', id: resource.vpcId },
        { kind: 'routeTable', id: resource.routeTableId },
        { kind: 'networkAcl', id: resource.networkAclId },
      ]
    case 'networkInterface':
      return [
        { kind: 'subnet', id: resource.subnetId },
        { kind: 'instance', id: resource.attachment?.instanceId },
        ...resource.securityGroupIds.map((id) => ({ kind: 'securityGroup' as const, id })),
      ]
    case 'securityGroup':
      return [
        { kind: 'vpc', id: resource.vpcId },
        ...[...resource.ingress, ...resource.egress].flatMap(({ id: rule, peer }): Reference[] => {
          if (peer.kind === 'cidr') return []
          if (peer.kind === 'prefixList') {
            return [{ kind: 'prefixList', id: peer.prefixListId, rule }]
          }
          return peer.stale ? [] : [{ kind: 'securityGroup', id: peer.securityGroupId, rule }]
        }),
      ]
    case 'routeTable':
      return [
        { kind: 'vpc', id: resource.vpcId },
        ...resource.routes.flatMap(({ destination, target, blackhole }): Reference[] => [
          ...(destination.kind === 'prefixList'
            ? [{ kind: 'prefixList' as const, id: destination.prefixListId }]
            : []),
          ...(blackhole ? [] : [{ kind: target.kind, id: target.id }]),
        ]),
      ]
    case 'internetGateway':
      return [
        { kind: 'vpc', id: resource.vpcId },
        { kind: 'routeTable', id: resource.edgeRouteTableId },
      ]
    case 'natGateway':
      return [
        { kind: 'vpc', id: resource.vpcId },
        { kind: 'subnet', id: resource.subnetId },
        ...resource.networkInterfaceIds.map((id) => ({ kind: 'networkInterface' as const, id })),
      ]
    case 'peeringConnection':
      return [
        { kind: 'vpc', id: resource.requester.vpcId },
        { kind: 'vpc', id: resource.accepter.vpcId },
      ]
    case 'other':
      return [
        { kind: 'vpc', id: resource.vpcId },
        { kind: 'subnet', id: resource.subnetId },
      ]
    case 'networkAcl':
    case 'egressOnlyInternetGateway':
    case 'gatewayEndpoint':
      return [{ kind: 'vpc', id: resource.vpcId }]
    default:
      return assertNever(resource)
  }
}
