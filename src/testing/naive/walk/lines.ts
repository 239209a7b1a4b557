import { findVpc, ownerInVpc } from '../network'
import { findLine, isUp, lineOfGateway, takes } from '../lines'
import { attachmentsOf } from '../transit'
import type { End, Journey, Stop } from './journey'
import { lostOnPremises, refuse, unknown } from './journey'
import { enterThroughGateway } from './edge'

type At<Name extends Stop['at']> = Extract<Stop, { at: Name }>

/** A packet leaves a VPC by its virtual private gateway (PATH-P). */
export function leaveByVirtualPrivateGateway(
  { snapshot, passed, packet }: Journey,
  { id, vpcId }: At<'virtual-private-gateway'>,
): Stop | End {
  passed.add('virtual-private-gateway')
  // RT-24: attached, and to this VPC.
  if (vpcOfGateway(snapshot, id) !== vpcId) return refuse('virtual-private-gateway', id)
  // VGW-03: the source must be an address of an interface in the VPC.
  if (!ownerInVpc(snapshot, vpcId, packet.source)) return refuse('virtual-private-gateway', id)
  const lines = (snapshot.VpnConnections ?? []).filter((row) => row.VpnGatewayId === id)
  // What it has learned nobody knows where no connection behind it is described.
  if (lines.length === 0) return unknown('virtual-private-gateway', id)
  // VGW-05: no IPv6 over a VPN.
  if (packet.family === 6) return refuse('virtual-private-gateway', id)
  // VGW-02: only prefixes that it knows.
  const line = lineOfGateway(snapshot, packet.destination, id)
  return line ? { at: 'line-out', id: line.VpnConnectionId } : refuse('virtual-private-gateway', id)
}

/** A packet leaves AWS over a VPN connection. */
export function leaveByLine({ snapshot, passed, packet }: Journey, { id }: At<'line-out'>): End {
  passed.add('vpn')
  if (!isUp(findLine(snapshot, id))) return refuse('vpn-connection', id)
  return takes(snapshot, id, packet.destination)
    ? { at: 'outside', door: { kind: 'on-premises', line: id } }
    : lostOnPremises()
}

/** A packet comes from a network on premises over a VPN connection. */
export function arriveByLine(journey: Journey, { id }: At<'line-in'>): Stop | End {
  const { snapshot, packet } = journey
  journey.passed.add('vpn')
  journey.identity = { by: 'nobody' }
  const line = findLine(snapshot, id)
  if (!isUp(line)) return refuse('vpn-connection', id)
  if (line.TransitGatewayId !== undefined) {
    const attachment = attachmentsOf(snapshot, line.TransitGatewayId).find(
      (row) => row.type === 'vpn' && row.resourceId === id,
    )
    return attachment
      ? { at: 'transit-gateway', id: line.TransitGatewayId, attachmentId: attachment.id }
      : refuse('transit-gateway', line.TransitGatewayId)
  }
  const gatewayId = line.VpnGatewayId
  if (gatewayId === undefined) return refuse('vpn-connection', id)
  journey.passed.add('virtual-private-gateway')
  const vpcId = vpcOfGateway(snapshot, gatewayId)
  if (vpcId === undefined) return refuse('virtual-private-gateway', gatewayId)
  // VGW-05, VGW-03: IPv4, and to a private address of an interface.
  const isForInterface = ownerInVpc(snapshot, vpcId, packet.destination) !== undefined
  if (packet.family === 6 || !isForInterface) return refuse('virtual-private-gateway', gatewayId)
  return enterThroughGateway(journey, gatewayId, findVpc(snapshot, vpcId).VpcId)
}

function vpcOfGateway(snapshot: Journey['snapshot'], id: string): string | undefined {
  const gateway = (snapshot.VpnGateways ?? []).find((row) => row.VpnGatewayId === id)
  return gateway?.VpcAttachments.find((row) => row.State === 'attached')?.VpcId
}
