import { assertNever } from '@/model/result'
import { findOf } from '@/model/topology'
import type { CompiledInterface, CompiledNetwork } from '../compile/network'
import type { OutsideHost, Place } from '../place'
import type { Goal } from '../turn'

/**
 * The same place in another network, found by its ids: where a packet stands when the network is edited
 * under it. Nothing where what stood there is gone.
 */
export function rehome(network: CompiledNetwork, place: Place): Place | undefined {
  const { topology } = network
  switch (place.checkpoint) {
    case 'instance':
    case 'networkInterface':
    case 'securityGroup': {
      const eni = interfaceOf(network, place.eni)
      return eni && { ...place, eni }
    }
    case 'loadBalancer': {
      const eni = interfaceOf(network, place.eni)
      const loadBalancer = findOf(topology, 'loadBalancer', place.loadBalancer.id)
      return eni && loadBalancer && { ...place, eni, loadBalancer }
    }
    case 'interfaceEndpoint': {
      const eni = interfaceOf(network, place.eni)
      const endpoint = findOf(topology, 'interfaceEndpoint', place.endpoint.id)
      return eni && endpoint && { ...place, eni, endpoint }
    }
    case 'internetHost':
      return place
    case 'onPremisesNetwork': {
      const home = network.onPremises.networks.get(place.network.id)
      return home && { ...place, network: home, host: sameHost(network, place.host) }
    }
    case 'networkAcl': {
      const subnet = subnetOf(network, place.subnet)
      const next = rehome(network, place.next)
      return subnet && next && { ...place, subnet, next }
    }
    case 'routeTable': {
      const subnet = subnetOf(network, place.subnet)
      if (!subnet || !place.table) return subnet && { checkpoint: 'routeTable', subnet }
      const table = network.table(place.table.table.id)
      return table && { ...place, subnet, table }
    }
    case 'subnet': {
      const vpc = vpcOf(network, place.vpc)
      return vpc && { ...place, vpc, subnet: subnetOf(network, place.subnet) }
    }
    case 'internetGateway': {
      const vpc = vpcOf(network, place.vpc)
      const gateway = findOf(topology, 'internetGateway', place.gateway?.id)
      const { meant } = place
      const eni = meant && interfaceOf(network, meant)
      return vpc && { ...place, vpc, gateway, from: subnetOf(network, place.from), meant: eni }
    }
    case 'egressOnlyInternetGateway': {
      const vpc = vpcOf(network, place.vpc)
      const gateway = findOf(topology, 'egressOnlyInternetGateway', place.gateway.id)
      return vpc && gateway && { ...place, vpc, gateway, from: subnetOf(network, place.from) }
    }
    case 'natGateway': {
      const vpc = vpcOf(network, place.vpc)
      const gateway = findOf(topology, 'natGateway', place.gateway.id)
      const eni = place.eni && interfaceOf(network, place.eni)
      if (!vpc || !gateway || (place.eni && !eni)) return undefined
      return { ...place, vpc, gateway, eni, from: subnetOf(network, place.from) }
    }
    case 'peeringConnection': {
      const from = vpcOf(network, place.from)
      const peering = findOf(topology, 'peeringConnection', place.peering.id)
      return from && peering && { ...place, from, peering }
    }
    case 'gatewayEndpoint': {
      const vpc = vpcOf(network, place.vpc)
      const endpoint = findOf(topology, 'gatewayEndpoint', place.endpoint.id)
      return vpc && endpoint && { ...place, vpc, endpoint }
    }
    case 'transitGateway': {
      const gateway = findOf(topology, 'transitGateway', place.gateway.id)
      const attachment = findOf(topology, 'transitGatewayAttachment', place.attachment?.id)
      return gateway && { ...place, gateway, attachment, from: subnetOf(network, place.from) }
    }
    case 'virtualPrivateGateway': {
      const vpc = vpcOf(network, place.vpc)
      const gateway = findOf(topology, 'virtualPrivateGateway', place.gateway.id)
      return vpc && gateway && { ...place, vpc, gateway }
    }
    case 'vpnConnection': {
      const connection = findOf(topology, 'vpnConnection', place.connection.id)
      const next = rehome(network, place.next)
      return connection && next && { ...place, connection, next }
    }
    case 'directConnectGateway': {
      const gateway = findOf(topology, 'directConnectGateway', place.gateway.id)
      const next = rehome(network, place.next)
      return gateway && next && { ...place, gateway, next }
    }
    case 'gatewayLoadBalancerEndpoint': {
      const subnet = subnetOf(network, place.subnet)
      const endpoint = findOf(topology, 'gatewayLoadBalancerEndpoint', place.endpoint.id)
      return subnet && endpoint && { ...place, subnet, endpoint }
    }
    case 'networkFirewall': {
      const subnet = subnetOf(network, place.subnet)
      const endpoint = findOf(topology, 'gatewayLoadBalancerEndpoint', place.endpoint.id)
      const firewall = findOf(topology, 'networkFirewall', place.firewall.id)
      return subnet && endpoint && firewall && { ...place, subnet, endpoint, firewall }
    }
    case 'unmodelled':
      return { ...place, vpc: place.vpc && vpcOf(network, place.vpc) }
    default:
      return assertNever(place)
  }
}

/** Whom a packet is for, in another network: nobody we know where that interface is gone. */
export function rehomeGoal(network: CompiledNetwork, { eni, host }: Goal): Goal {
  return {
    ...(eni ? { eni: interfaceOf(network, eni) } : {}),
    ...(host ? { host: sameHost(network, host) } : {}),
  }
}

function interfaceOf(network: CompiledNetwork, { eni }: CompiledInterface) {
  return network.interfaces.get(eni.id)
}

function sameHost(network: CompiledNetwork, host: OutsideHost): OutsideHost {
  return host.network
    ? { id: host.id, network: network.onPremises.networks.get(host.network.id) }
    : host
}

function vpcOf(network: CompiledNetwork, { vpc }: { readonly vpc: { readonly id: string } }) {
  return network.vpcs.get(vpc.id)
}

function subnetOf(
  network: CompiledNetwork,
  known: { readonly subnet: { readonly id: string; readonly vpcId: string } } | undefined,
) {
  if (!known) return undefined
  const { id, vpcId } = known.subnet
  return network.vpcs.get(vpcId)?.subnets.find(({ subnet }) => subnet.id === id)
}
