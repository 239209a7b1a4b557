import { associateDirectConnect } from '../edits/directConnect'
import { updateResource } from '../edits/edit'
import { attachInternetGateway } from '../edits/gateways'
import { addPeeringConnection } from '../edits/peeringConnection'
import {
  addCustomerGateway,
  addVpnConnection,
  attachVirtualPrivateGateway,
} from '../edits/privateNetwork'
import { attachVpc } from '../edits/transitGateway'
import { fail, ok } from '../result'
import { findOf, labelOf, resourcesOf, type ResourceOf, type Topology } from '../topology'
import { attempted, only, vpcName, type Connections } from './connection'

type Vpc = ResourceOf<'vpc'>

/** An internet gateway serves one VPC, and a VPC has one (IGW-01). */
export function internetGatewayForVpc(
  topology: Topology,
  gateway: ResourceOf<'internetGateway'>,
  vpc: Vpc,
): Connections {
  if (gateway.vpcId === vpc.id) return attachedAlready(gateway, vpc)
  return attempted(topology, attachLabel(topology, gateway, vpc), (next) =>
    attachInternetGateway(next, gateway.id, vpc.id),
  )
}

/** A virtual private gateway serves one VPC, and a VPC has one (VGW-01). */
export function privateGatewayForVpc(
  topology: Topology,
  gateway: ResourceOf<'virtualPrivateGateway'>,
  vpc: Vpc,
): Connections {
  if (gateway.vpcId === vpc.id) return attachedAlready(gateway, vpc)
  return attempted(topology, attachLabel(topology, gateway, vpc), (next) =>
    attachVirtualPrivateGateway(next, gateway.id, vpc.id),
  )
}

function attachedAlready(
  gateway: ResourceOf<'internetGateway' | 'virtualPrivateGateway'>,
  vpc: Vpc,
): Connections {
  return fail(`${labelOf(gateway)} is attached to ${labelOf(vpc)} already`)
}

function attachLabel(
  topology: Topology,
  gateway: ResourceOf<'internetGateway' | 'virtualPrivateGateway'>,
  vpc: Vpc,
) {
  return {
    key: 'attachment',
    label: `Attach ${labelOf(gateway)} to ${labelOf(vpc)}`,
    ...(gateway.vpcId === undefined
      ? {}
      : { detail: `Detaches it from ${vpcName(topology, gateway.vpcId)}.` }),
  }
}

/** A transit gateway stands in one subnet of each zone of the VPC (TGW-02, TGW-03). */
export function transitGatewayForVpc(
  topology: Topology,
  gateway: ResourceOf<'transitGateway'>,
  vpc: Vpc,
): Connections {
  const about = {
    key: 'attachment',
    label: `Attach ${labelOf(vpc)} to ${labelOf(gateway)}`,
    detail: 'By one subnet of each zone. Route tables still need a route to it.',
  }
  return attempted(topology, about, (next) => {
    const attached = attachVpc(next, gateway.id, vpc.id)
    return attached.ok ? ok(attached.value.topology) : attached
  })
}

/** Two VPCs are peered once, and only when no block of theirs overlaps (PCX-01, PCX-02). */
export function peeringOf(topology: Topology, requester: Vpc, accepter: Vpc): Connections {
  const about = {
    key: 'peering',
    label: `Peer ${labelOf(requester)} with ${labelOf(accepter)}`,
    detail: 'Both sides still need routes.',
  }
  return attempted(topology, about, (next) => {
    const peered = addPeeringConnection(next, requester.id, accepter.id)
    return peered.ok ? ok(peered.value.topology) : peered
  })
}

type VpnEnd = ResourceOf<'virtualPrivateGateway' | 'transitGateway'>

/** A VPN connection joins a customer gateway to a gateway of AWS. */
export function vpnOf(
  topology: Topology,
  customer: ResourceOf<'customerGateway'>,
  gateway: VpnEnd,
): Connections {
  const present = resourcesOf(topology, 'vpnConnection').find(
    (vpn) => vpn.customerGatewayId === customer.id && vpn.gateway?.id === gateway.id,
  )
  if (present) {
    return fail(`${labelOf(present)} joins ${labelOf(customer)} and ${labelOf(gateway)} already`)
  }
  return only({
    key: 'vpn',
    label: `Join ${labelOf(customer)} and ${labelOf(gateway)} by VPN`,
    make: (next) => addVpnConnection(next, customer.id, endOf(gateway)).topology,
  })
}

/** The same from the network behind it, whose customer gateway comes along where it has none. */
export function vpnOfNetwork(
  topology: Topology,
  network: ResourceOf<'onPremisesNetwork'>,
  gateway: VpnEnd,
): Connections {
  const customer = resourcesOf(topology, 'customerGateway').find(
    ({ onPremisesNetworkId }) => onPremisesNetworkId === network.id,
  )
  if (customer) return vpnOf(topology, customer, gateway)
  return only({
    key: 'vpn',
    label: `Join ${labelOf(network)} and ${labelOf(gateway)} by VPN`,
    detail: 'With a new customer gateway.',
    make: (next) => {
      const made = addCustomerGateway(next, { onPremisesNetworkId: network.id })
      return addVpnConnection(made.topology, made.id, endOf(gateway)).topology
    },
  })
}

function endOf({ kind, id }: VpnEnd) {
  return kind === 'transitGateway' ? { kind, id } : { kind, id }
}

/** A Direct Connect gateway is associated with virtual private gateways or with transit gateways. */
export function directConnectTo(
  topology: Topology,
  direct: ResourceOf<'directConnectGateway'>,
  gateway: VpnEnd,
): Connections {
  const label = `Associate ${labelOf(direct)} with ${labelOf(gateway)}`
  return attempted(topology, { key: 'association', label }, (next) =>
    associateDirectConnect(next, direct.id, endOf(gateway)),
  )
}

/** The network at the other end of a Direct Connect gateway's virtual interfaces. */
export function directConnectFrom(
  topology: Topology,
  direct: ResourceOf<'directConnectGateway'>,
  network: ResourceOf<'onPremisesNetwork'>,
): Connections {
  const before = findOf(topology, 'onPremisesNetwork', direct.onPremisesNetworkId)
  if (before?.id === network.id) {
    return fail(`${labelOf(direct)} leads to ${labelOf(network)} already`)
  }
  return only({
    key: 'line',
    label: `Join ${labelOf(network)} and ${labelOf(direct)}`,
    ...(before ? { detail: `Instead of ${labelOf(before)}.` } : {}),
    make: (next) =>
      updateResource(next, 'directConnectGateway', direct.id, { onPremisesNetworkId: network.id }),
  })
}
