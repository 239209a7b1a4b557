import {
  addressesOf,
  findOf,
  interfacesOf,
  type Resource,
  type ResourceOf,
  subnetBlocks,
  type Topology,
} from '@/model/topology'
import { assertNever } from '@/model/result'
import { subnetKind } from '@/model/subnetKind'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { vpcBlocks } from '@/model/resources/vpc'
import { strings } from '@/strings/strings'

const words = strings.resources

/** What a list says of a resource behind its name: blocks, addresses, counts. */
export function detailOf(topology: Topology, resource: Resource): string {
  switch (resource.kind) {
    case 'vpc':
      return vpcBlocks(resource).join(', ')
    case 'subnet':
      return subnetBlocks(resource).join(', ')
    case 'instance': {
      const addresses = interfacesOf(topology, resource.id).flatMap((eni) => addressesOf(eni))
      const state = resource.state === 'running' ? [] : [resource.state]
      return [...addresses.slice(0, 1), ...state].join(' ')
    }
    case 'networkInterface':
      return addressesOf(resource)[0] ?? ''
    case 'securityGroup':
      return words.rulesInOut(resource.ingress.length, resource.egress.length)
    case 'networkAcl':
      return words.rulesOfAcl(resource.entries.length, resource.isDefault)
    case 'routeTable':
      return words.routesOfTable(resource.routes.length, resource.main)
    case 'natGateway':
      return natAddresses(topology, resource.networkInterfaceIds)[0] ?? ''
    case 'gatewayEndpoint':
      return resource.serviceName.split('.').at(-1) ?? ''
    case 'peeringConnection':
      return resource.status
    case 'prefixList':
      return resource.entries ? words.entries(resource.entries.length) : ''
    case 'internetHost':
      return resource.address ?? resource.ipv6Address ?? ''
    case 'other':
    case 'managedService':
      return resource.type
    case 'loadBalancer':
      return balancerAddresses(topology, resource)[0] ?? `${resource.type}, ${resource.scheme}`
    case 'listener':
      return `${resource.protocol}${resource.port === undefined ? '' : ` ${String(resource.port)}`}`
    case 'targetGroup':
      return words.targets(resource.targets.length)
    case 'transitGatewayRouteTable':
      return words.routes(resource.routes.length)
    case 'transitGatewayAttachment':
      return resource.attached.kind
    case 'interfaceEndpoint':
      return natAddresses(topology, resource.networkInterfaceIds)[0] ?? ''
    case 'gatewayLoadBalancerEndpoint':
    case 'endpointService':
      return resource.serviceName.split('.').at(-1) ?? ''
    case 'customerGateway':
      return resource.address ?? ''
    case 'onPremisesHost':
      return resource.address
    case 'onPremisesNetwork':
      return resource.cidrBlocks.join(', ')
    case 'vpnConnection':
    case 'directConnectGateway':
      return resource.up ? words.up : words.down
    case 'firewallPolicy':
      return words.rules(resource.statelessRules.length + resource.statefulRules.length)
    case 'autoScalingGroup':
      return words.instances(resource.instanceIds.length)
    case 'transitGateway':
      return resource.available ? '' : words.unavailable
    case 'networkFirewall':
      return ''
    case 'virtualPrivateGateway':
    case 'internetGateway':
    case 'egressOnlyInternetGateway':
      return resource.vpcId === undefined ? words.detached : ''
    default:
      return assertNever(resource)
  }
}

/** Every id, name, address and word by which a resource is looked for, in small letters. */
export function searchText(topology: Topology, resource: Resource): string {
  return [
    resource.id,
    resource.name,
    detailOf(topology, resource),
    ...furtherWords(topology, resource),
  ]
    .join(' ')
    .toLowerCase()
}

function furtherWords(topology: Topology, resource: Resource): readonly string[] {
  switch (resource.kind) {
    case 'networkInterface':
      return interfaceAddresses(resource)
    case 'instance':
      return interfacesOf(topology, resource.id).flatMap((eni) => [
        eni.id,
        ...interfaceAddresses(eni),
      ])
    case 'natGateway':
      return natAddresses(topology, resource.networkInterfaceIds)
    case 'subnet':
      return [resource.availabilityZone, subnetKind(topology, resource)]
    case 'internetHost':
      return [resource.address, resource.ipv6Address].filter((address) => address !== undefined)
    default:
      return []
  }
}

/** Where a balancer is reached: at its nodes' public addresses if it faces the internet. */
function balancerAddresses(
  topology: Topology,
  { nodes, scheme }: ResourceOf<'loadBalancer'>,
): readonly string[] {
  return nodes.flatMap(({ networkInterfaceId }) => {
    const eni = findOf(topology, 'networkInterface', networkInterfaceId)
    const publicIps = eni?.privateAddresses.flatMap(({ publicIp }) => publicIp ?? []) ?? []
    return scheme === 'internet-facing' && publicIps.length > 0
      ? publicIps
      : eni
        ? interfaceAddresses(eni).slice(0, 1)
        : []
  })
}

function natAddresses(topology: Topology, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => {
    const eni = findOf(topology, 'networkInterface', id)
    return eni ? interfaceAddresses(eni) : []
  })
}

function interfaceAddresses(eni: NetworkInterface): readonly string[] {
  const publicIps = eni.privateAddresses.flatMap(({ publicIp }) => publicIp ?? [])
  return [...addressesOf(eni), ...publicIps, ...eni.prefixes]
}
