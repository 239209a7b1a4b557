import { familyOf } from '@/model/ip'
import { intersectPorts, subtractPorts, unitePorts, NO_PORTS, type PortSet } from '@/model/ports'
import { protocolNumber } from '@/model/traffic'
import { inSpan } from '../compile/addressAtoms'
import type { CompiledEntry } from '../compile/rules'
import { icmpMatches, protocolMatches } from '../compile/trafficMatch'
import { icmpMismatch, portMismatch } from '../mismatch'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Because, MismatchField, Part, TurnedDown } from '../trace'
import type { Ruling, Situation, Turn } from '../turn'

const ANY_PORT: PortSet = [{ from: 0, to: 65535 }]

/**
 * Entries are read by ascending number and the first match decides (NACL-02); `*` denies the rest
 * (NACL-03). Stateless: a response is judged like any other packet (NACL-10). Where the destination
 * port is a choice, different entries may decide about different ports of it.
 */
export function networkAcl(
  packet: Packet,
  place: PlaceOf<'networkAcl'>,
  situation: Situation,
): Turn {
  const { subnet, side, next } = place
  const at = subnet.subnet.id
  if (!subnet.acl) {
    const ruling: Ruling = {
      component: at,
      at,
      side,
      decision: 'allow',
      because: { kind: 'noAcl' },
    }
    return { ruling, next }
  }
  const aclId = subnet.acl.acl.id
  const entries = subnet.acl[side]
  const atom = situation.network.atoms.atomOf(side === 'ingress' ? packet.src : packet.dst)
  const candidates = subnet.acl.candidates(side, protocolNumber(packet.protocol), atom)
  const parts = decide(candidates, packet, aclId)
  const refused = parts
    .filter((part) => part.decision === 'deny')
    .reduce<PortSet>((sum, part) => unitePorts(sum, part.ports ?? NO_PORTS), NO_PORTS)
  const deny = parts.find((part) => part.decision === 'deny')
  const decision = parts.every((part) => part.decision === 'deny') ? 'deny' : 'allow'
  const shown = deny ?? parts[0]
  const ruling: Ruling = {
    component: aclId,
    at,
    side,
    decision,
    because: shown?.because ?? { kind: 'lastEntry', aclId },
    parts,
    refusedPorts: refused,
    turnedDown: () => explain(entries, packet, atom, aclId, parts),
    ...(packet.dstPort?.choice === undefined ? {} : { choice: packet.dstPort.choice }),
    ...(deny ? { deniedBy: 'network-acl', code: place.code ?? 'SUBNET_ACL_RESTRICTION' } : {}),
  }
  return { ruling, next }
}

function decide(
  candidates: readonly CompiledEntry[],
  packet: Packet,
  aclId: string,
): readonly Part[] {
  const all = packet.dstPort?.ports ?? ANY_PORT
  let undecided = all
  const parts: Part[] = []
  const add = (ports: PortSet, action: 'allow' | 'deny', because: Because): void => {
    parts.push({
      ...(ports === all ? {} : { ports }),
      decision: action,
      because,
      ...(action === 'deny' ? { code: 'SUBNET_ACL_RESTRICTION' } : {}),
    })
  }
  for (const { entry, traffic } of candidates) {
    if (!icmpMatches(traffic, packet)) continue
    const range = { from: traffic.fromPort, to: traffic.toPort }
    const decided = packet.dstPort ? intersectPorts(undecided, range) : undecided
    if (decided.length === 0) continue
    add(decided, entry.action, { kind: 'entry', aclId, entry })
    if (decided === undecided) return parts
    undecided = subtractPorts(undecided, range)
    if (undecided.length === 0) return parts
  }
  add(undecided, 'deny', { kind: 'lastEntry', aclId })
  return parts
}

function explain(
  entries: readonly CompiledEntry[],
  packet: Packet,
  atom: number,
  aclId: string,
  parts: readonly Part[],
): readonly TurnedDown[] {
  const deciding = parts.flatMap(({ because }) => (because.kind === 'entry' ? [because.entry] : []))
  const last = parts.at(-1)?.because
  const lastRead = last?.kind === 'entry' ? last.entry.ruleNumber : Number.POSITIVE_INFINITY
  return entries.flatMap(({ entry, traffic, span }) => {
    if (deciding.includes(entry) || entry.ruleNumber > lastRead) return []
    const candidate: Because = { kind: 'entry', aclId, entry }
    const turnedDown = (field: MismatchField, why: string) => [{ candidate, field, why }]
    const remote = entry.direction === 'ingress' ? packet.src : packet.dst
    const family = familyOf(entry.cidr)
    if (family !== familyOf(remote)) {
      return turnedDown('family', `the entry is for IPv${String(family)}`)
    }
    if (!protocolMatches(traffic, protocolNumber(packet.protocol))) {
      return turnedDown('protocol', portMismatch(entry.traffic, packet))
    }
    if (!icmpMatches(traffic, packet))
      return turnedDown('icmp', icmpMismatch(entry.traffic, packet))
    if (!inSpan(span, atom)) {
      const field = entry.direction === 'ingress' ? 'source' : 'destination'
      return turnedDown(field, `${remote} is not in ${entry.cidr}`)
    }
    return turnedDown('port', portMismatch(entry.traffic, packet))
  })
}
