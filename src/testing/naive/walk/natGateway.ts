import { readAddress, sameAddress } from '../address'
import type { Address } from '../address'
import type { AwsNatGateway, AwsSnapshotJson } from '../aws/awsSnapshot'
import { findSubnet, findVpc, vpcHolds } from '../network'
import { answerTo, ICMP, isAnswerTo, TCP, UDP } from '../packet'
import { askNetworkAcl } from './filters'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'
import { inIpv4 } from './nat64'
import { throughRegionalNat } from './regionalNat'

/** A route sends a packet through a NAT gateway. */
export function throughNatGateway(
  journey: Journey,
  { at, id, from }: Extract<Stop, { at: 'nat-gateway' }>,
): Stop | End {
  const { snapshot, memory, packet } = journey
  journey.passed.add('nat-gateway')
  const gateway = findNatGateway(snapshot, id)
  if (gateway.SubnetId === undefined) return throughRegionalNat(journey, { at, id, from }, gateway)
  const subnet = findSubnet(snapshot, gateway.SubnetId)
  // F04: the ACL of the gateway's subnet sees the packet as it comes, unless it starts there (NACL-31).
  if (subnet.SubnetId !== from.SubnetId) {
    const byAcl = askNetworkAcl(journey, subnet, 'ingress')
    if (byAcl) return byAcl
  }
  // NAT-07: a response that is routed here belongs to no flow of this gateway.
  if (journey.direction === 'response') return refuse('nat-gateway', id)
  // RT-24, NAT-01: IPv4, or what stands for it (N64-02); TCP, UDP and ICMP only.
  const plain = inIpv4(packet)
  if (!plain || ![TCP, UDP, ICMP].includes(plain.protocol)) return refuse('nat-gateway', id)
  // N64-06: not for clients in its own subnet.
  if (packet.family === 6 && subnet.SubnetId === from.SubnetId) {
    return refuse('nat-gateway', id, 'same subnet')
  }
  // NAT-08: connections start inside the gateway's VPC, or come by a transit gateway.
  const isInside = vpcHolds(findVpc(snapshot, gateway.VpcId), packet.source)
  if (!isInside && journey.broughtInto !== gateway.VpcId) return refuse('nat-gateway', id)

  // A gateway that is handed what it has just sent goes on for ever.
  const address = addressOf(gateway)
  if (!address) return refuse('nat-gateway', id)
  if (sameAddress(packet.source, address)) return refuse('loop')

  // NAT-04, NAT-06: its own private address and a port of its choice.
  journey.packet =
    plain.sourcePort === undefined
      ? { ...plain, source: address }
      : { ...plain, source: address, sourcePort: journey.choosePort(id) }
  if (packet.family === 6) journey.passed.add('nat64')
  memory.push({ keeper: 'nat-gateway', id, inside: packet, outside: journey.packet })
  memory.push({ keeper: 'always-tracked', relays: journey.relays })
  journey.identity = { by: 'vpc' }
  return { at: 'leaving-subnet', subnet }
}

/** A packet arrives at an address of a NAT gateway itself: only answers are let in (NAT-07, F11). */
export function backAtNatGateway(
  journey: Journey,
  { id }: Extract<Stop, { at: 'back-at-nat-gateway' }>,
): Stop | End {
  const { snapshot, packet } = journey
  const gateway = findNatGateway(snapshot, id)
  // What is only being opened answers nothing, though its ports may chance to look so.
  const memory = journey.direction === 'response' ? journey.memory : []
  for (const entry of memory) {
    if (entry.keeper !== 'nat-gateway' || entry.id !== id) continue
    if (!isAnswerTo(packet, entry.outside)) continue
    // H06: what answers IPv6 is IPv6 again.
    journey.packet = answerTo(entry.inside)
    journey.identity = { by: 'vpc' }
    // F12, F13: out by its own subnet's ACL and table.
    return { at: 'leaving-subnet', subnet: findSubnet(snapshot, gateway.SubnetId ?? '') }
  }
  return refuse('nat-gateway', id)
}

function findNatGateway(snapshot: AwsSnapshotJson, id: string): AwsNatGateway {
  const gateway = (snapshot.NatGateways ?? []).find((row) => row.NatGatewayId === id)
  if (!gateway) throw new Error(`the snapshot has no NAT gateway ${id}`)
  return gateway
}

function addressOf(gateway: AwsNatGateway): Address | undefined {
  const rows = gateway.NatGatewayAddresses
  const primary = rows.find((row) => row.IsPrimary === true) ?? rows[0]
  return primary?.PrivateIp === undefined ? undefined : readAddress(primary.PrivateIp)
}
