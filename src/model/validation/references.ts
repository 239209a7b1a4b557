import { assertNever } from '../result'
import {
  allResources,
  findOf,
  KIND_LABELS,
  labelOf,
  type Resource,
  type ResourceKind,
} from '../topology'
import type { TransitGatewayAttachment } from '../resources/transitGatewayAttachment'
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
    case 'onPremisesNetwork':
    case 'firewallPolicy':
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
        ...each('securityGroup', resource.securityGroupIds),
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
        ...each('virtualPrivateGateway', resource.propagatingGatewayIds ?? []),
      ]
    case 'internetGateway':
    case 'virtualPrivateGateway':
      return [
        { kind: 'vpc', id: resource.vpcId },
        { kind: 'routeTable', id: resource.edgeRouteTableId },
      ]
    case 'natGateway':
      return [
        { kind: 'vpc', id: resource.vpcId },
        { kind: 'subnet', id: resource.subnetId },
        ...each('networkInterface', resource.networkInterfaceIds),
        { kind: 'routeTable', id: resource.regional?.routeTableId },
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
    case 'transitGateway':
      return [
        { kind: 'transitGatewayRouteTable', id: resource.defaultAssociationTableId },
        { kind: 'transitGatewayRouteTable', id: resource.defaultPropagationTableId },
      ]
    case 'transitGatewayAttachment':
      return [
        { kind: 'transitGateway', id: resource.transitGatewayId },
        ...attachedReferences(resource),
      ]
    case 'transitGatewayRouteTable':
      return [
        { kind: 'transitGateway', id: resource.transitGatewayId },
        ...each('transitGatewayAttachment', resource.associatedAttachmentIds),
        ...each('transitGatewayAttachment', resource.propagatingAttachmentIds),
        ...resource.routes.flatMap(({ destination, attachmentIds }): Reference[] => [
          ...(destination.kind === 'prefixList'
            ? [{ kind: 'prefixList' as const, id: destination.prefixListId }]
            : []),
          ...each('transitGatewayAttachment', attachmentIds),
        ]),
      ]
    case 'customerGateway':
    case 'onPremisesHost':
      return [{ kind: 'onPremisesNetwork', id: resource.onPremisesNetworkId }]
    case 'vpnConnection':
      return [
        { kind: 'customerGateway', id: resource.customerGatewayId },
        ...(resource.gateway ? [resource.gateway] : []),
      ]
    case 'directConnectGateway':
      return [
        { kind: 'onPremisesNetwork', id: resource.onPremisesNetworkId },
        ...resource.associations.map(({ gateway }) => gateway),
      ]
    case 'interfaceEndpoint':
      return [
        { kind: 'vpc', id: resource.vpcId },
        ...each('networkInterface', resource.networkInterfaceIds),
        { kind: 'endpointService', id: resource.endpointServiceId },
      ]
    case 'endpointService':
      return each('loadBalancer', resource.loadBalancerIds)
    case 'gatewayLoadBalancerEndpoint':
      return [
        { kind: 'vpc', id: resource.vpcId },
        { kind: 'subnet', id: resource.subnetId },
        ...each('networkInterface', resource.networkInterfaceIds),
        { kind: 'networkFirewall', id: resource.networkFirewallId },
        { kind: 'endpointService', id: resource.endpointServiceId },
      ]
    case 'networkFirewall':
      return [
        { kind: 'vpc', id: resource.vpcId },
        { kind: 'firewallPolicy', id: resource.firewallPolicyId },
      ]
    case 'loadBalancer':
      return [
        { kind: 'vpc', id: resource.vpcId },
        ...each('securityGroup', resource.securityGroupIds),
        ...resource.nodes.flatMap(({ subnetId, networkInterfaceId }): Reference[] => [
          { kind: 'subnet', id: subnetId },
          { kind: 'networkInterface', id: networkInterfaceId },
        ]),
      ]
    case 'listener':
      return [
        { kind: 'loadBalancer', id: resource.loadBalancerId },
        ...[resource.defaultAction, ...resource.rules.map(({ action }) => action)].flatMap(
          (action) =>
            action.kind === 'forward'
              ? each(
                  'targetGroup',
                  action.targetGroups.map(({ targetGroupId }) => targetGroupId),
                )
              : [],
        ),
      ]
    case 'targetGroup':
      return [
        { kind: 'vpc', id: resource.vpcId },
        ...(resource.targetType === 'instance'
          ? each(
              'instance',
              resource.targets.map(({ id }) => id),
            )
          : []),
      ]
    case 'autoScalingGroup':
      return [
        { kind: 'vpc', id: resource.vpcId },
        ...each('subnet', resource.subnetIds),
        ...each('instance', resource.instanceIds),
        ...each('targetGroup', resource.targetGroupIds),
        ...each('securityGroup', resource.launch?.securityGroupIds ?? []),
      ]
    case 'managedService':
      return [
        { kind: 'vpc', id: resource.vpcId },
        ...each('subnet', resource.subnetIds),
        ...each('networkInterface', resource.networkInterfaceIds),
      ]
    case 'networkAcl':
    case 'egressOnlyInternetGateway':
    case 'gatewayEndpoint':
      return [{ kind: 'vpc', id: resource.vpcId }]
    default:
      return assertNever(resource)
  }
}

function each(kind: ResourceKind, ids: readonly string[]): readonly Reference[] {
  return ids.map((id) => ({ kind, id }))
}

function attachedReferences({ attached }: TransitGatewayAttachment): readonly Reference[] {
  switch (attached.kind) {
    case 'vpc':
      return [{ kind: 'vpc', id: attached.vpcId }, ...each('subnet', attached.subnetIds)]
    case 'vpn':
      return [{ kind: 'vpnConnection', id: attached.vpnConnectionId }]
    case 'directConnectGateway':
      return [{ kind: 'directConnectGateway', id: attached.directConnectGatewayId }]
    case 'peering':
      return [{ kind: 'transitGateway', id: attached.peerTransitGatewayId }]
    case 'connect':
      return [
        { kind: 'transitGatewayAttachment', id: attached.transportAttachmentId },
        { kind: 'onPremisesNetwork', id: attached.onPremisesNetworkId },
      ]
    case 'other':
      return []
  }
}
