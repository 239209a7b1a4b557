import { familyOf, type Cidr, type IpAddress } from '@/model/ip'
import {
  ALL_PORTS,
  formatPortSet,
  intersectPorts,
  NO_PORTS,
  subtractPortSet,
  unitePorts,
  type PortRange,
  type PortSet,
} from '@/model/ports'
import type { FiveTuple } from '@/model/resources/firewallPolicy'
import { formatProtocol, hasPorts, protocolNumber, protocolOf } from '@/model/traffic'
import { inSpan } from './compile/addressAtoms'
import type { CompiledNetwork } from './compile/network'
import type { Packet, PortField } from './packet'
import type { MismatchField } from './trace'

/** What stands for a packet without ports. */
export const WITHOUT_PORTS: PortSet = [ALL_PORTS]

/** The port that somebody still chooses: the opener's, on either side of the packet. */
export function openPort({ srcPort, dstPort }: Packet): PortField | undefined {
  if (dstPort?.choice !== undefined) return dstPort
  return srcPort?.choice === undefined ? undefined : srcPort
}

/** Some of the open ports, and the first rule that matches them; none is the rest. */
export interface Share<Rule> {
  readonly ports: PortSet
  readonly rule: Rule | undefined
}

interface Matching {
  readonly match: FiveTuple
  readonly direction?: 'forward' | 'any'
}

/** Shares the open ports out among rules, which are read in order; the first match decides (NFW-02). */
export function shareOut<Rule extends Matching>(
  network: CompiledNetwork,
  rules: readonly Rule[],
  packet: Packet,
  ports: PortSet,
): readonly Share<Rule>[] {
  let undecided = ports
  const shares: Share<Rule>[] = []
  for (const rule of rules) {
    const matched = matchedPorts(network, rule, packet)
    const decided = matched.flatMap((range) => intersectPorts(undecided, range))
    if (decided.length === 0) continue
    shares.push({ ports: decided, rule })
    undecided = subtractPortSet(undecided, decided)
    if (undecided.length === 0) return shares
  }
  return [...shares, { ports: undecided, rule: undefined }]
}

/** The open ports that a rule matches: all of them where it does not look at that port. */
function matchedPorts(network: CompiledNetwork, rule: Matching, packet: Packet): PortSet {
  const forward = portsOneWay(network, rule.match, packet)
  if (rule.direction !== 'any') return forward
  return unitePorts(forward, portsOneWay(network, mirrored(rule.match), packet))
}

function portsOneWay(network: CompiledNetwork, match: FiveTuple, packet: Packet): PortSet {
  if (headerMismatch(network, match, packet)) return NO_PORTS
  const { srcPort, dstPort } = packet
  const open = openPort(packet)
  let matched = WITHOUT_PORTS
  for (const [field, ranges] of [
    [srcPort, match.sourcePorts],
    [dstPort, match.destinationPorts],
  ] as const) {
    if (field !== undefined && field === open) matched = anyOr(ranges)
    else if (!holdsAll(ranges, field)) return NO_PORTS
  }
  return matched
}

function holdsAll(ranges: readonly PortRange[], field: PortField | undefined): boolean {
  const allowed = anyOr(ranges)
  return subtractPortSet(field?.ports ?? WITHOUT_PORTS, allowed).length === 0
}

/** An empty list means any. */
function anyOr(ranges: readonly PortRange[]): PortSet {
  return ranges.length === 0 ? WITHOUT_PORTS : unitePorts(ranges, NO_PORTS)
}

function mirrored(match: FiveTuple): FiveTuple {
  return {
    protocols: match.protocols,
    sources: match.destinations,
    destinations: match.sources,
    sourcePorts: match.destinationPorts,
    destinationPorts: match.sourcePorts,
  }
}

function headerMismatch(
  network: CompiledNetwork,
  { protocols, sources, destinations }: FiveTuple,
  { protocol, src, dst }: Packet,
): MismatchField | undefined {
  if (protocols.length > 0 && !protocols.includes(protocolNumber(protocol))) return 'protocol'
  if (!holdsAddress(network, sources, src)) return 'source'
  return holdsAddress(network, destinations, dst) ? undefined : 'destination'
}

function holdsAddress(
  { atoms }: CompiledNetwork,
  blocks: readonly Cidr[],
  address: IpAddress,
): boolean {
  if (blocks.length === 0) return true
  const atom = atoms.atomOf(address)
  return blocks.some((block) => inSpan(atoms.spanOf(block), atom))
}

/** Why a rule does not match: the field and the words. */
export function ruleMismatch(
  network: CompiledNetwork,
  { match }: Matching,
  packet: Packet,
): { readonly field: MismatchField; readonly why: string } {
  const field = headerMismatch(network, match, packet) ?? 'port'
  const { protocol, src, dst, srcPort, dstPort } = packet
  switch (field) {
    case 'protocol': {
      const names = match.protocols.map((number) => formatProtocol(protocolOf(number)))
      return { field, why: `${formatProtocol(protocol)} is not ${names.join(' or ')}` }
    }
    case 'source':
      return { field: familyField(match.sources, src, field), why: notIn(src, match.sources) }
    case 'destination': {
      const { destinations } = match
      return { field: familyField(destinations, dst, field), why: notIn(dst, destinations) }
    }
    default: {
      if (!hasPorts(protocol)) return { field, why: `${formatProtocol(protocol)} has no ports` }
      const wrongSource = !holdsAll(match.sourcePorts, srcPort)
      const [word, given, wanted] = wrongSource
        ? (['source', srcPort, match.sourcePorts] as const)
        : (['destination', dstPort, match.destinationPorts] as const)
      const ports = `${word} port ${formatPortSet(given?.ports ?? NO_PORTS)}`
      return { field, why: `${ports} is not in ${formatPortSet(anyOr(wanted))}` }
    }
  }
}

function familyField(
  blocks: readonly Cidr[],
  address: IpAddress,
  field: MismatchField,
): MismatchField {
  return blocks.every((block) => familyOf(block) !== familyOf(address)) ? 'family' : field
}

function notIn(address: IpAddress, blocks: readonly Cidr[]): string {
  return `${address} is not in ${blocks.join(' or ')}`
}
