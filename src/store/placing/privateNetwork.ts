import { addDirectConnectGateway } from '@/model/edits/directConnect'
import type { Created } from '@/model/edits/edit'
import { proposeOnPremisesAddress, proposeOnPremisesBlock } from '@/model/edits/onPremises'
import {
  addCustomerGateway,
  addOnPremisesHost,
  addOnPremisesNetwork,
  addVirtualPrivateGateway,
  addVpnConnection,
} from '@/model/edits/privateNetwork'
import { proposePublicAddress } from '@/model/edits/proposals'
import type { CustomerGatewayId, OnPremisesNetworkId } from '@/model/ids'
import type { VpnConnection } from '@/model/resources/vpnConnection'
import { fail, ok, type Result } from '@/model/result'
import { resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { thingAt, vpcAt, type Creation, type Place, type Placement } from './placement'

/** Networks of one's own and the lines that lead to them. */
export const PRIVATE_NETWORK_PLACEMENTS = {
  virtualPrivateGateway: {
    stands: 'vpc',
    takers: ['vpc'],
    create: (topology, place) => {
      const vpc = vpcAt(topology, place)
      return addVirtualPrivateGateway(vpc.topology, vpc.id)
    },
  },
  vpnConnection: {
    stands: 'anywhere',
    takers: ['onPremisesNetwork', 'customerGateway', 'transitGateway', 'vpc'],
    create: createVpn,
  },
  directConnectGateway: {
    stands: 'outside',
    takers: ['onPremisesNetwork'],
    inVpc: strings.placing.refusals.directConnectInVpc,
    create: (topology, place) => {
      const network = networkAt(topology, place)
      return ok(addDirectConnectGateway(network.topology, { onPremisesNetworkId: network.id }))
    },
  },
  onPremisesNetwork: {
    stands: 'outside',
    takers: [],
    inVpc: strings.placing.refusals.networkInVpc,
    create: (topology) => ok(addOnPremisesNetwork(topology, [proposeOnPremisesBlock(topology)])),
  },
  customerGateway: {
    stands: 'outside',
    takers: ['onPremisesNetwork'],
    inVpc: strings.placing.refusals.customerGatewayInVpc,
    create: (topology, place) => {
      const network = networkAt(topology, place)
      return ok(newCustomerGateway(network))
    },
  },
  onPremisesHost: {
    stands: 'outside',
    takers: ['onPremisesNetwork'],
    inVpc: strings.placing.refusals.onPremisesHostInVpc,
    create: createHost,
  },
} as const satisfies Readonly<Record<string, Placement>>

/** The network of a place, else the first there is, else a new one. */
function networkAt(topology: Topology, place: Place): Created<OnPremisesNetworkId> {
  const id =
    thingAt(topology, place, 'onPremisesNetwork') ??
    resourcesOf(topology, 'onPremisesNetwork')[0]?.id
  return id === undefined
    ? addOnPremisesNetwork(topology, [proposeOnPremisesBlock(topology)])
    : { topology, id }
}

function createHost(before: Topology, place: Place): Creation {
  const { topology, id } = networkAt(before, place)
  const address = proposeOnPremisesAddress(topology, id)
  if (address === undefined) return fail(strings.placing.refusals.noFreeAddress)
  return addOnPremisesHost(topology, id, address)
}

function newCustomerGateway({
  topology,
  id,
}: Created<OnPremisesNetworkId>): Created<CustomerGatewayId> {
  const address = proposePublicAddress(topology)
  return addCustomerGateway(topology, {
    onPremisesNetworkId: id,
    ...(address === undefined ? {} : { address }),
  })
}

/** The customer gateway of a place, else of the network there, else a new one with its network. */
function customerGatewayAt(topology: Topology, place: Place): Created<CustomerGatewayId> {
  const all = resourcesOf(topology, 'customerGateway')
  const networkId = thingAt(topology, place, 'onPremisesNetwork')
  const id =
    thingAt(topology, place, 'customerGateway') ??
    all.find((gateway) => networkId === undefined || gateway.onPremisesNetworkId === networkId)?.id
  return id === undefined ? newCustomerGateway(networkAt(topology, place)) : { topology, id }
}

/**
 * A connection ends at the transit gateway of the place or at the virtual private gateway of its
 * VPC; without a place at a gateway that there is, rather than at a new one.
 */
function createVpn(before: Topology, place: Place): Creation {
  const far = customerGatewayAt(before, place)
  const near = gatewayAt(far.topology, place)
  if (!near.ok) return near
  const { topology, gateway } = near.value
  return ok(addVpnConnection(topology, far.id, gateway))
}

interface Near {
  readonly topology: Topology
  readonly gateway: NonNullable<VpnConnection['gateway']>
}

function gatewayAt(topology: Topology, place: Place): Result<Near> {
  const hub = thingAt(topology, place, 'transitGateway')
  if (hub) return ok({ topology, gateway: { kind: 'transitGateway', id: hub } })
  const { vpcId } = place
  const attached = resourcesOf(topology, 'virtualPrivateGateway').find((gateway) =>
    vpcId === undefined ? gateway.vpcId !== undefined : gateway.vpcId === vpcId,
  )
  if (attached) return ok({ topology, gateway: { kind: attached.kind, id: attached.id } })
  const [first] = resourcesOf(topology, 'transitGateway')
  if (first && vpcId === undefined) {
    return ok({ topology, gateway: { kind: first.kind, id: first.id } })
  }
  const vpc = vpcAt(topology, place)
  const created = addVirtualPrivateGateway(vpc.topology, vpc.id)
  if (!created.ok) return created
  const { topology: joined, id } = created.value
  return ok({ topology: joined, gateway: { kind: 'virtualPrivateGateway', id } })
}
