import { assertNever } from '@/model/result'
import type { Resource } from '@/model/topology'
import type { End } from './probeTypes'

/** The end of a probe that a resource stands for; none for what neither sends nor receives. */
export function endOfResource(resource: Resource, family?: 4 | 6): End | undefined {
  switch (resource.kind) {
    case 'instance':
      return { instance: resource.id }
    case 'networkInterface':
      return { eni: resource.id }
    case 'loadBalancer':
      return { loadBalancer: resource.id }
    case 'interfaceEndpoint':
      return { endpoint: resource.id }
    case 'natGateway':
    case 'managedService': {
      const [eni] = resource.networkInterfaceIds
      return eni && { eni }
    }
    case 'internetHost': {
      const { address, ipv6Address } = resource
      const ip = family === 6 ? ipv6Address : (address ?? ipv6Address)
      return ip && { ip }
    }
    case 'onPremisesHost':
      return { ip: resource.address }
    case 'vpc':
    case 'subnet':
    case 'securityGroup':
    case 'networkAcl':
    case 'routeTable':
    case 'internetGateway':
    case 'egressOnlyInternetGateway':
    case 'gatewayEndpoint':
    case 'peeringConnection':
    case 'prefixList':
    case 'transitGateway':
    case 'transitGatewayAttachment':
    case 'transitGatewayRouteTable':
    case 'virtualPrivateGateway':
    case 'customerGateway':
    case 'vpnConnection':
    case 'directConnectGateway':
    case 'onPremisesNetwork':
    case 'endpointService':
    case 'gatewayLoadBalancerEndpoint':
    case 'networkFirewall':
    case 'firewallPolicy':
    case 'listener':
    case 'targetGroup':
    case 'autoScalingGroup':
    case 'other':
      return undefined
    default:
      return assertNever(resource)
  }
}
