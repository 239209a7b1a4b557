import { resourcesOf, type Topology } from '@/model/topology'

/** The drawn things that a line joins outside of every VPC, each pair once. */
export function networkLines(topology: Topology): readonly (readonly [from: string, to: string])[] {
  const pairs = [...vpnLines(topology), ...directLines(topology)]
  return [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()]
}

type Line = readonly [string, string]

function vpnLines(topology: Topology): readonly Line[] {
  return resourcesOf(topology, 'vpnConnection').flatMap(({ customerGatewayId, gateway }): Line[] =>
    gateway ? [[gateway.id, customerGatewayId]] : [],
  )
}

function directLines(topology: Topology): readonly Line[] {
  const attached = resourcesOf(topology, 'transitGatewayAttachment').flatMap(
    ({ transitGatewayId, attached: end }): Line[] => {
      if (end.kind === 'directConnectGateway')
        return [[transitGatewayId, end.directConnectGatewayId]]
      return end.kind === 'peering' ? [[transitGatewayId, end.peerTransitGatewayId]] : []
    },
  )
  const own = resourcesOf(topology, 'directConnectGateway').flatMap(
    ({ id, associations, onPremisesNetworkId }): Line[] => [
      ...associations.map(({ gateway }): Line => [gateway.id, id]),
      ...(onPremisesNetworkId === undefined ? [] : [[id, onPremisesNetworkId] as const]),
    ],
  )
  return [...attached, ...own]
}
