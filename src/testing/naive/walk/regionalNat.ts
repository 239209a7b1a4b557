import { isPrivate, readAddress } from '../address'
import type { Address } from '../address'
import type { AwsNatGateway, AwsSnapshotJson } from '../aws/awsSnapshot'
import { findVpc, internetGatewayOf, vpcHolds } from '../network'
import { answerTo, ICMP, isAnswerTo, TCP, UDP } from '../packet'
import { inIpv4 } from './nat64'
import { lookUpInTable } from '../routes'
import { blockOf } from './blockPublicAccess'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'

/** A regional NAT gateway: no subnet, no ACL, a table of its own (NAT-22, NAT-25). */
export function throughRegionalNat(
  journey: Journey,
  { id, from }: Extract<Stop, { at: 'nat-gateway' }>,
  gateway: AwsNatGateway,
): Stop | End {
  const { snapshot, packet } = journey
  journey.passed.add('regional-nat')
  if (journey.direction === 'response') return refuse('nat-gateway', id, 'response')
  const plain = inIpv4(packet)
  if (!plain || ![TCP, UDP, ICMP].includes(plain.protocol)) {
    return refuse('nat-gateway', id, 'protocol')
  }
  const isInside = vpcHolds(findVpc(snapshot, gateway.VpcId), packet.source)
  if (!isInside && journey.broughtInto !== gateway.VpcId) return refuse('nat-gateway', id, 'source')
  // NAT-26, NAT-23: registered in the client's zone, or in another while it is expanding by itself.
  const rows = gateway.NatGatewayAddresses.filter((row) => row.PublicIp !== undefined)
  const near = rows.filter((row) => row.AvailabilityZone === from.AvailabilityZone)
  const usable = near.length > 0 || gateway.AutoProvisionZones !== 'enabled' ? near : rows
  if (usable.length === 0) return refuse('nat-gateway', id, 'zone')
  const chosen = journey.choose(`address of ${id}`, usable)
  const source = readAddress(chosen.PublicIp ?? '')

  const table = snapshot.RouteTables.find((row) => row.RouteTableId === gateway.RouteTableId)
  const route = lookUpInTable(snapshot, gateway.VpcId, table?.Routes ?? [], plain.destination)
  const internetGateway = internetGatewayOf(snapshot, gateway.VpcId)
  if (!route || route.State === 'blackhole') return refuse('route-table', table?.RouteTableId)
  if (route.GatewayId === 'local') return refuse('route-table', table?.RouteTableId, 'local')
  if (route.GatewayId === undefined || route.GatewayId !== internetGateway) {
    return refuse('internet-gateway', route.GatewayId)
  }
  if (blockOf(snapshot, gateway.VpcId) === 'block-bidirectional') {
    return refuse('block-public-access')
  }
  // IGW-08: nothing goes to private ranges.
  if (isPrivate(plain.destination)) {
    return refuse('internet-gateway', internetGateway, 'private receiver')
  }
  journey.packet =
    plain.sourcePort === undefined
      ? { ...plain, source }
      : { ...plain, source, sourcePort: journey.choosePort(id) }
  if (packet.family === 6) journey.passed.add('nat64')
  journey.memory.push({ keeper: 'nat-gateway', id, inside: packet, outside: journey.packet })
  journey.memory.push({ keeper: 'always-tracked', relays: journey.relays })
  journey.passed.add('internet-out')
  return {
    at: 'internet',
    door: { kind: 'internet-gateway', id: internetGateway, vpcId: gateway.VpcId },
  }
}

/** The regional NAT gateway that a public address belongs to. */
export function regionalNatAt(
  snapshot: AwsSnapshotJson,
  address: Address,
): AwsNatGateway | undefined {
  return (snapshot.NatGateways ?? []).find(
    (gateway) =>
      gateway.AvailabilityMode === 'regional' &&
      gateway.State === 'available' &&
      gateway.NatGatewayAddresses.some(
        (row) =>
          row.PublicIp !== undefined &&
          address.family === 4 &&
          readAddress(row.PublicIp).bits === address.bits,
      ),
  )
}

/** A packet comes from the internet to one of its addresses: only answers are let in (NAT-07). */
export function backAtRegionalNat(journey: Journey, gateway: AwsNatGateway): Stop | End {
  const { snapshot, packet, memory } = journey
  const id = gateway.NatGatewayId
  journey.passed.add('internet-in')
  const internetGateway = internetGatewayOf(snapshot, gateway.VpcId)
  if (internetGateway === undefined) return refuse('internet-gateway')
  if (blockOf(snapshot, gateway.VpcId) === 'block-bidirectional') {
    return refuse('block-public-access')
  }
  if (journey.direction === 'request') return refuse('nat-gateway', id)
  for (const entry of memory) {
    if (entry.keeper !== 'nat-gateway' || entry.id !== id) continue
    if (!isAnswerTo(packet, entry.outside)) continue
    journey.packet = answerTo(entry.inside)
    journey.identity = { by: 'nobody' }
    return { at: 'arriving', vpcId: gateway.VpcId }
  }
  return refuse('nat-gateway', id)
}
