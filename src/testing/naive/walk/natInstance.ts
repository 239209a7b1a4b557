import type { AwsNetworkInterface } from '../aws/awsSnapshot'
import { findSubnet, ownerInVpc, publicAddressOf } from '../network'
import { isAnswerTo } from '../packet'
import { lookUpRoute } from '../routes'
import { readAddress } from '../address'
import type { Journey, Stop } from './journey'

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
export function unmask(journey: Journey, networkInterface: AwsNetworkInterface): Stop | undefined {
  const { memory, packet, direction } = journey
  if (direction === 'request') return undefined
  for (const entry of memory) {
    if (entry.keeper !== 'nat-instance' || entry.id !== networkInterface.NetworkInterfaceId)
      continue
    if (!isAnswerTo(packet, entry.outside)) continue
    journey.packet = { ...packet, destination: entry.inside.source }
    return { at: 'leaving-interface', networkInterface, isForwarding: true }
  }
  return undefined
}
