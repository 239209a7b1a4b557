import { inSpan } from '@/engine/compile/addressAtoms'
import { portsOfOpener } from '@/engine/openingPacket'
import { cidrEncloses, integerToIp, type Cidr } from '@/model/ip'
import { formatPortSet, unitePorts, type PortSet } from '@/model/ports'
import type { NetworkAcl, NetworkAclEntry } from '@/model/resources/networkAcl'
import type { Direction } from '@/model/resources/securityGroup'
import { vpcBlocks } from '@/model/resources/vpc'
import { addressesOf, findOf, labelOf, resourcesOf } from '@/model/topology'
import { formatTraffic, tcp, udp, type Traffic } from '@/model/traffic'
import { boxedEntries, refusedBy } from './aclEntries'
import { wordOf, type LintContext } from './context'
import { finding, type Finding } from './finding'
import { boxOf, portsOf, withoutBoxes, type Box } from './trafficBoxes'

/** ACLs that let requests pass one way and have no rule for the responses the other way (NACL-21). */
export function aclResponseFindings(context: LintContext): readonly Finding[] {
  return resourcesOf(context.topology, 'networkAcl').flatMap((acl) =>
    acl.stub || !context.subnetsByAcl.has(acl.id)
      ? []
      : (['ingress', 'egress'] as const).flatMap((direction) =>
          withoutResponses(acl, direction, context),
        ),
  )
}

/** Any client may choose from these; each known kind of client from fewer (NACL-22, NACL-23). */
const ANY_CLIENT: PortSet = [{ from: 1024, to: 65535 }]

function withoutResponses(
  acl: NetworkAcl,
  direction: Direction,
  context: LintContext,
): readonly Finding[] {
  const entries = boxedEntries(acl, direction)
  return entries.flatMap(({ entry, box }, index) => {
    if (entry.action === 'deny' || !opensConnections(entry.traffic)) return []
    const effective = withoutBoxes(
      [box],
      entries.slice(0, index).map((earlier) => earlier.box),
    )
    if (effective.length === 0) return []
    return 'type' in entry.traffic
      ? echoReplies(acl, direction, entry, effective)
      : responses(acl, direction, entry, effective, clientPorts(direction, entry, acl, context))
  })
}

/**
 * Whether an entry is there for requests. One that admits a client's whole range is there for responses,
 * and one for all protocols for both.
 */
function opensConnections(traffic: Traffic): boolean {
  if ('ports' in traffic) return traffic.ports.from > 49152 || traffic.ports.to < 60999
  if (!('type' in traffic)) return false
  return traffic.type === (traffic.protocol === 'icmp' ? 8 : 128) && traffic.code <= 0
}

function responses(
  acl: NetworkAcl,
  direction: Direction,
  entry: NetworkAclEntry,
  effective: readonly Box[],
  ports: PortSet,
): readonly Finding[] {
  const back: Direction = direction === 'ingress' ? 'egress' : 'ingress'
  const rule = entry.traffic.protocol === 'udp' ? udp : tcp
  const asked = effective.flatMap(({ family, first, last }) =>
    ports.map((range) => boxOf(rule(range), { family, first, last })),
  )
  const refused = asked.flatMap((box) => refusedBy(acl, back, box))
  if (refused.length === 0) return []
  const nothingPasses = withoutBoxes(asked, refused).length === 0
  const words = `${wordOf(direction) === 'inbound' ? 'Inbound' : 'Outbound'} rule ${String(entry.ruleNumber)} of ${labelOf(acl)} allows ${formatTraffic(entry.traffic)} ${direction === 'ingress' ? 'from' : 'to'} ${entry.cidr}`
  const lost = formatPortSet(portsOf(refused))
  const sentence = nothingPasses
    ? `${words}, but no ${wordOf(back)} rule lets the responses pass: they go to the client's port, one of ${formatPortSet(ports)}`
    : `${words}, but some responses are refused ${wordOf(back)}: those ${placesOf(back, refused, asked)}to port ${lost}`
  return [
    finding(nothingPasses ? 'aclDropsResponses' : 'aclDropsSomeResponses', {
      ids: [acl.id],
      about: { kind: 'entry', networkAclId: acl.id, direction, ruleNumber: entry.ruleNumber },
      sentence,
      mend: `Allow ${wordOf(back)} ${entry.traffic.protocol === 'udp' ? 'UDP' : 'TCP'} ${formatPortSet(ports)} ${back === 'egress' ? 'to' : 'from'} ${entry.cidr}`,
    }),
  ]
}

/** Names the first block of addresses that is refused, where not all are. */
function placesOf(back: Direction, refused: readonly Box[], asked: readonly Box[]): string {
  const isWhole = asked.every((box) =>
    refused.some((other) => other.first <= box.first && other.last >= box.last),
  )
  const [first] = refused
  if (isWhole || !first) return ''
  const ends = [first.first, first.last].map((value) => integerToIp(value, first.family))
  const place = first.first === first.last ? (ends[0] ?? '') : ends.join('–')
  const others = new Set(refused.map((box) => box.first)).size > 1 ? ' and others' : ''
  return back === 'egress' ? `to ${place}${others} that go ` : `from ${place}${others} `
}

/** The ports that clients behind an entry choose from. */
function clientPorts(
  direction: Direction,
  { cidr: block }: NetworkAclEntry,
  acl: NetworkAcl,
  context: LintContext,
): PortSet {
  const inside =
    direction === 'egress'
      ? (context.subnetsByAcl.get(acl.id) ?? []).flatMap(
          ({ subnet }) => context.interfacesIn.get(subnet.id) ?? [],
        )
      : interfacesInBlock(block, acl, context)
  const isAnybody = direction === 'ingress' && !isOwnBlock(block, acl, context)
  if (isAnybody || inside.length === 0) return direction === 'ingress' ? ANY_CLIENT : LINUX
  return inside.reduce<PortSet>((ports, own) => unitePorts(ports, [portsOfOpener(own)]), [])
}

const LINUX: PortSet = [{ from: 32768, to: 60999 }]

function isOwnBlock(block: Cidr, acl: NetworkAcl, { topology }: LintContext): boolean {
  const vpc = findOf(topology, 'vpc', acl.vpcId)
  return vpc !== undefined && vpcBlocks(vpc).some((own) => cidrEncloses(own, block))
}

function interfacesInBlock(block: Cidr, { vpcId }: NetworkAcl, { network }: LintContext) {
  const span = network.atoms.spanOf(block)
  return [...network.interfaces.values()].filter(
    ({ eni, subnet }) =>
      subnet.vpc.vpc.id === vpcId &&
      addressesOf(eni).some((address) => inSpan(span, network.atoms.atomOf(address))),
  )
}

/** A ping needs the echo request one way and the echo reply the other (NACL-25). */
function echoReplies(
  acl: NetworkAcl,
  direction: Direction,
  entry: NetworkAclEntry,
  effective: readonly Box[],
): readonly Finding[] {
  const back: Direction = direction === 'ingress' ? 'egress' : 'ingress'
  const isIpv6 = entry.traffic.protocol === 'icmpv6'
  const reply: Traffic = { protocol: isIpv6 ? 'icmpv6' : 'icmp', type: isIpv6 ? 129 : 0, code: 0 }
  const asked = effective.map(({ family, first, last }) => boxOf(reply, { family, first, last }))
  const refused = asked.flatMap((box) => refusedBy(acl, back, box))
  if (refused.length === 0 || withoutBoxes(asked, refused).length > 0) return []
  return [
    finding('aclDropsEchoReplies', {
      ids: [acl.id],
      about: { kind: 'entry', networkAclId: acl.id, direction, ruleNumber: entry.ruleNumber },
      sentence: `${wordOf(direction) === 'inbound' ? 'Inbound' : 'Outbound'} rule ${String(entry.ruleNumber)} of ${labelOf(acl)} allows ${formatTraffic(entry.traffic)}, but no ${wordOf(back)} rule lets the echo reply pass`,
      mend: `Allow ${wordOf(back)} ${formatTraffic(reply)} ${back === 'egress' ? 'to' : 'from'} ${entry.cidr}`,
    }),
  ]
}
