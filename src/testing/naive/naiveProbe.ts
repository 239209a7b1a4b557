import { readAddress } from './address'
import type { Address } from './address'
import type { AwsNetworkInterface, AwsSnapshotJson } from './awsSnapshot'
import {
  arePeered,
  behindPublicAddress,
  findInterface,
  instanceOf,
  owns,
  primaryInterface,
} from './network'
import { answerTo, hasPorts, ICMP, ICMPV6, isAnswerTo, isIcmp, TCP, UDP } from './packet'
import type { Packet } from './packet'
import { answerFromOutside, enterFromInternet, isPrivate, leaveInterface } from './walk'
import type { Journey, Memory, Passage, Refusal } from './walk'

/** One end of a probe. */
export type ProbeEnd =
  | { readonly instance: string }
  | { readonly eni: string }
  | { readonly ip: string }

/** A probe as the command line takes it, for the ends that the naive evaluator knows. */
export interface ProbeJson {
  readonly id: string
  readonly from: ProbeEnd
  readonly to: ProbeEnd
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6' | number
  readonly port?: number
  readonly srcPort?: number
  readonly family?: 4 | 6
  readonly icmpType?: number
  readonly icmpCode?: number
  readonly toAddress?: string
}

/** The first checkpoint that refuses a packet, and which packet. */
interface NaiveBlame extends Refusal {
  readonly direction: 'request' | 'response'
}

export interface NaiveAnswer {
  readonly verdict: 'allow' | 'deny' | 'intermittent'
  /** True when the request arrives for at least one choice of ports. */
  readonly requestDelivered: boolean
  /** The opener's ports that work for at least one choice of every other port; without `srcPort`. */
  readonly workingPorts?: readonly (readonly [number, number])[]
  /** Only where every choice that fails fails first at this very checkpoint. */
  readonly blockedBy?: NaiveBlame
  /** The kinds of thing that the packets went through, for any choice of ports. */
  readonly passed: readonly Passage[]
}

/** What became of one connection with all its ports chosen. */
interface Outcome {
  readonly requestDelivered: boolean
  readonly blame?: NaiveBlame
  readonly passed: ReadonlySet<Passage>
}

type PortRange = readonly [from: number, to: number]

/** Says whether a probe works, by walking one packet after another through the snapshot's rows. */
export function naiveProbe(snapshot: AwsSnapshotJson, probe: ProbeJson): NaiveAnswer {
  const question = readProbe(snapshot, probe)
  if ('blame' in question) {
    return { verdict: 'deny', requestDelivered: false, blockedBy: question.blame, passed: [] }
  }
  const { sender, packet } = question
  const boundaries = portBoundaries(snapshot)

  if (!hasPorts(packet.protocol)) {
    return summary(outcomesOf(snapshot, sender, packet, boundaries))
  }
  if (probe.srcPort !== undefined) {
    const withPort = { ...packet, sourcePort: probe.srcPort }
    return summary(outcomesOf(snapshot, sender, withPort, boundaries))
  }
  // Every port between two neighbouring boundaries fares alike: one of them stands for all.
  const ranges = split(portsOfOpener(snapshot, sender), boundaries)
  const tried = ranges.map((range) => {
    const withPort = { ...packet, sourcePort: range[0] }
    return { range, outcomes: outcomesOf(snapshot, sender, withPort, boundaries) }
  })
  const working = tried
    .filter(({ outcomes }) => outcomes.some((outcome) => !outcome.blame))
    .map(({ range }) => range)
  return {
    ...summary(tried.flatMap(({ outcomes }) => outcomes)),
    ...(working.length === 0 ? {} : { workingPorts: join(working) }),
  }
}

/** All work: allow. None: deny. Some: intermittent. */
function summary(outcomes: readonly Outcome[]): NaiveAnswer {
  const blames = outcomes.flatMap((outcome) => (outcome.blame ? [outcome.blame] : []))
  const verdict =
    blames.length === 0 ? 'allow' : blames.length === outcomes.length ? 'deny' : 'intermittent'
  const requestDelivered = outcomes.some((outcome) => outcome.requestDelivered)
  const [first] = blames
  const isOneBlame = blames.every(
    (blame) =>
      blame.kind === first?.kind &&
      blame.component === first.component &&
      blame.direction === first.direction,
  )
  return {
    verdict,
    requestDelivered,
    passed: [...new Set(outcomes.flatMap((outcome) => [...outcome.passed]))],
    ...(first && isOneBlame ? { blockedBy: first } : {}),
  }
}

// --- One connection ----------------------------------------------------------------------------

/** The outcomes for every choice that the NAT gateways on the way may make. */
function outcomesOf(
  snapshot: AwsSnapshotJson,
  sender: Sender,
  packet: Packet,
  boundaries: readonly number[],
): Outcome[] {
  const natPorts = split([1024, 65535], boundaries).map(([from]) => from)
  const outcomes: Outcome[] = []
  const unexplored: (readonly number[])[] = [[]]
  for (let chosen = unexplored.pop(); chosen; chosen = unexplored.pop()) {
    const choices = chosen
    let asked = 0
    let isComplete = true
    const outcome = connect(snapshot, sender, packet, () => {
      const port = choices[asked]
      asked += 1
      if (port === undefined) isComplete = false
      return port ?? 1024
    })
    if (isComplete) outcomes.push(outcome)
    else unexplored.push(...natPorts.map((port) => [...choices, port]))
  }
  return outcomes
}

/** Walks a request and, when it arrives, what answers it (GEN-01). */
function connect(
  snapshot: AwsSnapshotJson,
  sender: Sender,
  packet: Packet,
  chooseNatPort: () => number,
): Outcome {
  const memory: Memory = []
  const passed = new Set<Passage>()
  const request: Journey = {
    snapshot,
    direction: 'request',
    memory,
    chooseNatPort,
    passed,
    hops: 0,
  }
  const blame = (by: Refusal, direction: 'request' | 'response'): NaiveBlame => ({
    ...by,
    direction,
  })
  const senderInstance = sender && instanceOf(snapshot, sender)
  if (sender && senderInstance?.State.Name !== 'running') {
    const by: Refusal = {
      kind: 'instance',
      component: senderInstance?.InstanceId ?? sender.NetworkInterfaceId,
    }
    return { passed, requestDelivered: false, blame: blame(by, 'request') }
  }
  const there = sender
    ? leaveInterface(request, sender, packet)
    : enterFromInternet(request, packet)
  if (there.at === 'refused')
    return { passed, requestDelivered: false, blame: blame(there.by, 'request') }

  const response: Journey = { ...request, direction: 'response', hops: 0 }
  const answer = answerTo(there.packet)
  const back =
    there.at === 'interface'
      ? leaveInterface(response, there.networkInterface, answer)
      : answerFromOutside(response, there.door, answer)
  if (back.at === 'refused')
    return { passed, requestDelivered: true, blame: blame(back.by, 'response') }

  const isBackHome =
    isAnswerTo(back.packet, packet) &&
    (back.at === 'interface'
      ? back.networkInterface.NetworkInterfaceId === sender?.NetworkInterfaceId
      : sender === undefined)
  if (isBackHome) return { passed, requestDelivered: true }
  return {
    passed,
    requestDelivered: true,
    blame: { kind: 'network-interface', direction: 'response' },
  }
}

// --- Ports -------------------------------------------------------------------------------------

/** Linux and managed interfaces 32768–60999, Windows 49152–65535, internet hosts 1024–65535. */
function portsOfOpener(snapshot: AwsSnapshotJson, sender: Sender): PortRange {
  if (!sender) return [1024, 65535]
  return instanceOf(snapshot, sender)?.Platform?.toLowerCase() === 'windows'
    ? [49152, 65535]
    : [32768, 60999]
}

/** Every port at which some rule of the snapshot starts or has just ended to apply, in order. */
function portBoundaries(snapshot: AwsSnapshotJson): number[] {
  const ports = new Set<number>()
  for (const acl of snapshot.NetworkAcls) {
    for (const { PortRange } of acl.Entries) {
      if (PortRange) ports.add(PortRange.From).add(PortRange.To + 1)
    }
  }
  for (const group of snapshot.SecurityGroups) {
    for (const { FromPort, ToPort } of [...group.IpPermissions, ...group.IpPermissionsEgress]) {
      if (FromPort !== undefined) ports.add(FromPort)
      if (ToPort !== undefined) ports.add(ToPort + 1)
    }
  }
  return [...ports].toSorted((a, b) => a - b)
}

function split([from, to]: PortRange, boundaries: readonly number[]): PortRange[] {
  const starts = [from, ...boundaries.filter((port) => from < port && port <= to)]
  return starts.map((start, index) => [start, (starts[index + 1] ?? to + 1) - 1])
}

function join(ranges: readonly PortRange[]): PortRange[] {
  const joined: PortRange[] = []
  for (const [from, to] of ranges) {
    const last = joined.at(-1)
    if (last && last[1] + 1 === from) joined[joined.length - 1] = [last[0], to]
    else joined.push([from, to])
  }
  return joined
}

// --- Ends --------------------------------------------------------------------------------------

/** The interface that opens the connection; none when a host on the internet does. */
type Sender = AwsNetworkInterface | undefined

interface ResolvedEnd {
  readonly networkInterface?: AwsNetworkInterface
  /** The very address named, when the probe names one. */
  readonly literal?: Address
}

type Question =
  | { readonly sender: Sender; readonly packet: Packet }
  | { readonly blame: NaiveBlame }

function readProbe(snapshot: AwsSnapshotJson, probe: ProbeJson): Question {
  const from = resolve(snapshot, probe.from, undefined)
  const to = resolve(snapshot, probe.to, from.networkInterface?.VpcId)
  if (!from.networkInterface && !to.networkInterface) {
    throw new Error(`probe ${probe.id}: both ends are outside AWS`)
  }
  const named = probe.toAddress === undefined ? to.literal : readAddress(probe.toAddress)
  const family = named?.family ?? from.literal?.family ?? probe.family ?? commonFamily(from, to)
  const destination = named ?? addressToReach(snapshot, from, to, family)
  if (!destination) {
    const component = to.networkInterface?.NetworkInterfaceId
    const kind = 'internet-gateway'
    const blame: NaiveBlame = { kind, ...(component ? { component } : {}), direction: 'request' }
    return { blame }
  }
  return {
    sender: from.networkInterface,
    packet: openingPacket(probe, sourceAddress(snapshot, from, family), destination),
  }
}

function openingPacket(probe: ProbeJson, source: Address, destination: Address): Packet {
  const names = { tcp: TCP, udp: UDP, icmp: ICMP, icmpv6: ICMPV6 }
  const protocol = typeof probe.protocol === 'number' ? probe.protocol : names[probe.protocol]
  const plain = { family: destination.family, protocol, source, destination }
  if (hasPorts(protocol)) {
    if (probe.port === undefined) throw new Error(`probe ${probe.id}: a port is missing`)
    return { ...plain, destinationPort: probe.port }
  }
  if (!isIcmp(protocol)) return plain
  const echo = protocol === ICMP ? 8 : 128
  return { ...plain, icmpType: probe.icmpType ?? echo, icmpCode: probe.icmpCode ?? 0 }
}

function resolve(
  snapshot: AwsSnapshotJson,
  end: ProbeEnd,
  senderVpcId: string | undefined,
): ResolvedEnd {
  if ('instance' in end) return { networkInterface: primaryInterface(snapshot, end.instance) }
  if ('eni' in end) return { networkInterface: findInterface(snapshot, end.eni) }
  const literal = readAddress(end.ip)
  const owners = snapshot.NetworkInterfaces.filter((row) => owns(row, literal))
  const networkInterface =
    behindPublicAddress(snapshot, literal)?.networkInterface ??
    owners.find((row) => row.VpcId === senderVpcId) ??
    owners.find((row) => senderVpcId && arePeered(snapshot, row.VpcId, senderVpcId)) ??
    owners[0]
  return networkInterface ? { networkInterface, literal } : { literal }
}

/** The address that the opener sends from: the named one, or the one behind it, or its first. */
function sourceAddress(snapshot: AwsSnapshotJson, from: ResolvedEnd, family: 4 | 6): Address {
  const { networkInterface, literal } = from
  if (literal) return behindPublicAddress(snapshot, literal)?.privateAddress ?? literal
  const own = networkInterface && firstAddress(networkInterface, family)
  if (!own) throw new Error(`the sender has no IPv${String(family)} address`)
  return own
}

function firstAddress(networkInterface: AwsNetworkInterface, family: 4 | 6): Address | undefined {
  const primary =
    networkInterface.PrivateIpAddresses.find((row) => row.Primary) ??
    networkInterface.PrivateIpAddresses[0]
  const text =
    family === 4 ? primary?.PrivateIpAddress : networkInterface.Ipv6Addresses[0]?.Ipv6Address
  return text === undefined ? undefined : readAddress(text)
}

/** IPv4 where both ends have it, else IPv6. */
function commonFamily(from: ResolvedEnd, to: ResolvedEnd): 4 | 6 {
  const hasIpv4 = ({ networkInterface }: ResolvedEnd) =>
    networkInterface !== undefined && firstAddress(networkInterface, 4) !== undefined
  return hasIpv4(from) && hasIpv4(to) ? 4 : 6
}

/** The private address within a VPC and over an active peering, else the public one, if any. */
function addressToReach(
  snapshot: AwsSnapshotJson,
  from: ResolvedEnd,
  to: ResolvedEnd,
  family: 4 | 6,
): Address | undefined {
  const receiver = to.networkInterface
  if (!receiver) return undefined
  const own = firstAddress(receiver, family)
  const sender = from.networkInterface
  const isClose =
    sender !== undefined &&
    (sender.VpcId === receiver.VpcId || arePeered(snapshot, sender.VpcId, receiver.VpcId))
  if (isClose) return own
  if (family === 6) return own && isPrivate(own) ? undefined : own
  const publicRow = receiver.PrivateIpAddresses.toSorted(
    (a, b) => Number(b.Primary) - Number(a.Primary),
  ).find((row) => row.Association)
  return publicRow?.Association && readAddress(publicRow.Association.PublicIp)
}
