import { holds } from '../address'
import { blocksOfVpc, entriesOfPrefixList, findVpc } from '../network'
import { TCP } from '../packet'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'

/** A packet leaves for the service behind a gateway endpoint (PATH-K). */
export function leaveByGatewayEndpoint(
  { snapshot, passed, packet, direction }: Journey,
  { route, vpcId }: Extract<Stop, { at: 'gateway-endpoint' }>,
): Stop | End {
  passed.add('gateway-endpoint')
  const id = route.GatewayId ?? ''
  // C08: what came in by an internet gateway must leave by it.
  if (direction === 'response') return refuse('vpc-endpoint', id)
  const listed = entriesOfPrefixList(snapshot, route.DestinationPrefixListId ?? '')
  // GWE-08: TCP and echo requests to the service's addresses.
  const isEcho =
    packet.icmpType === (packet.family === 4 ? 8 : 128) && packet.destinationPort === undefined
  if (packet.protocol !== TCP && !isEcho) return refuse('vpc-endpoint', id)
  if (!listed.some((block) => holds(block, packet.destination))) return refuse('vpc-endpoint', id)
  // GWE-09: for its own VPC only.
  if (!blocksOfVpc(findVpc(snapshot, vpcId)).some((block) => holds(block, packet.source))) {
    return refuse('vpc-endpoint', id)
  }
  return { at: 'outside', door: { kind: 'vpc-endpoint', id, vpcId } }
}
