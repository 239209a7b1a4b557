import { holds } from '../address'
import type { AwsRoute } from '../aws/awsSnapshot'
import { targetInterface } from '../routes'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'

/** Behind a gateway: its own route table, if it has one (MB-01, MB-05, VGW-07), else delivery. */
export function enterThroughGateway(
  { snapshot, packet }: Journey,
  gatewayId: string,
  vpcId: string,
): Stop | End {
  const table = snapshot.RouteTables.find((row) =>
    row.Associations.some((association) => association.GatewayId === gatewayId),
  )
  const route = (table?.Routes ?? [])
    .filter((row) => {
      const block = row.DestinationCidrBlock ?? row.DestinationIpv6CidrBlock
      return block !== undefined && holds(block, packet.destination)
    })
    .toSorted((a, b) => prefixLengthOf(b) - prefixLengthOf(a))[0]
  const middlebox = route && targetInterface(snapshot, route)
  if (!middlebox) return { at: 'arriving', vpcId }
  if (route.State === 'blackhole') return refuse('route-table', table?.RouteTableId)
  return { at: 'appliance', networkInterface: middlebox }
}

function prefixLengthOf(route: AwsRoute): number {
  const block = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? ''
  return Number(block.split('/')[1])
}
