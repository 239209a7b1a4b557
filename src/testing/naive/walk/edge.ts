import { holds } from '../address'
import type { Address } from '../address'
import type { AwsRoute, AwsRouteTable, AwsSnapshotJson } from '../aws/awsSnapshot'
import { targetInterface } from '../routes'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'

/** Behind a gateway: its own route table, if it has one (MB-01, MB-05, VGW-07), else delivery. */
export function enterThroughGateway(
  journey: Journey,
  gatewayId: string,
  vpcId: string,
): Stop | End {
  const { snapshot, packet } = journey
  const { table, route } = edgeRoute(snapshot, gatewayId, packet.destination)
  const middlebox = route && targetInterface(snapshot, route)
  const inspects = route?.GatewayId?.startsWith('vpce-') === true
  if (route && (middlebox || inspects) && route.State === 'blackhole') {
    return refuse('route-table', table?.RouteTableId)
  }
  if (inspects) return { at: 'inspection', id: route?.GatewayId ?? '' }
  if (!middlebox) return { at: 'arriving', vpcId }
  // MB-07: an interface that takes what comes by an internet gateway needs a public address.
  const isPublic = middlebox.PrivateIpAddresses.some((row) => row.Association)
  if (gatewayId.startsWith('igw-') && packet.family === 4 && !isPublic) {
    return refuse('internet-gateway', middlebox.NetworkInterfaceId, 'middlebox')
  }
  return { at: 'appliance', networkInterface: middlebox }
}

/** The route of a gateway's own table for an address inside the VPC. */
export function edgeRoute(
  snapshot: AwsSnapshotJson,
  gatewayId: string,
  address: Address,
): { readonly table: AwsRouteTable | undefined; readonly route: AwsRoute | undefined } {
  const table = snapshot.RouteTables.find((row) =>
    row.Associations.some((association) => association.GatewayId === gatewayId),
  )
  const [route] = (table?.Routes ?? [])
    .filter((row) => {
      const block = row.DestinationCidrBlock ?? row.DestinationIpv6CidrBlock
      return block !== undefined && holds(block, address)
    })
    .toSorted((a, b) => prefixLengthOf(b) - prefixLengthOf(a))
  return { table, route }
}

function prefixLengthOf(route: AwsRoute): number {
  const block = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? ''
  return Number(block.split('/')[1])
}
