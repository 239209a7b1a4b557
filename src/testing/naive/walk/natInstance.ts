import type { AwsNetworkInterface } from '../aws/awsSnapshot'
import { findSubnet, ownerInVpc, publicAddressOf } from '../network'
import { hasPorts, isAnswerTo, isIcmp } from '../packet'
import { lookUpRoute } from '../routes'
import { readAddress } from '../address'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'

/**
 * NATI-01: check off, a public address, in a public subnet: it sends on with its own address what the
 * internet gateway would drop for want of a public one.
 */
export function masquerade(journey: Journey, networkInterface: AwsNetworkInterface): void {
  const { snapshot, packet, memory } = journey
  if (journey.direction === 'response' || packet.family === 6) return
  const own = networkInterface.PrivateIpAddress
  if (own === undefined) return
  const source = readAddress(own)
  const subnet = findSubnet(snapshot, networkInterface.SubnetId)
  const leadsOut = lookUpRoute(snapshot, subnet, packet.destination)?.GatewayId?.startsWith('igw-')
  const sender = ownerInVpc(snapshot, subnet.VpcId, packet.source)
  const isMapped = sender !== undefined && publicAddressOf(sender, packet.source) !== undefined
  if (!leadsOut || isMapped || publicAddressOf(networkInterface, source) === undefined) return
  const outside = { ...packet, source }
  memory.push({
    keeper: 'nat-instance',
    id: networkInterface.NetworkInterfaceId,
    inside: packet,
    outside,
  })
  journey.packet = outside
}

/** An answer to what a NAT instance sent goes back to who is behind it. */
export function unmask(
  journey: Journey,
  networkInterface: AwsNetworkInterface,
): Stop | End | undefined {
  const { memory, packet, direction } = journey
  const hasOwnName = hasPorts(packet.protocol) || isIcmp(packet.protocol)
  if (direction === 'request' && hasOwnName) return undefined
  for (const entry of memory) {
    if (entry.keeper !== 'nat-instance' || entry.id !== networkInterface.NetworkInterfaceId)
      continue
    if (!isAnswerTo(packet, entry.outside)) continue
    // CT-16: known by its addresses only, what it has sent to itself looks like an answer.
    if (direction === 'request') return refuse('elsewhere')
    journey.packet = { ...packet, destination: entry.inside.source }
    return { at: 'leaving-interface', networkInterface, isForwarding: true }
  }
  return undefined
}
