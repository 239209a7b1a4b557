import { addGroupRule, updateGroupRule } from '../edits/securityGroup'
import { fail } from '../result'
import type { Service } from '../resources/instance'
import type { Direction, SecurityGroup } from '../resources/securityGroup'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { ALL_TRAFFIC, formatTraffic, tcp, type Traffic } from '../traffic'
import { groupReach } from '../validation/groupReach'
import { connectionsOr, only, vpcName, type Connections, type RulePlace } from './connection'

/** How many services of a group's members are offered for a new rule. */
const OFFERED_SERVICES = 4

/** A rule of `holder` that names another group, for what the members that are reached listen on. */
export function referenceConnections(
  topology: Topology,
  named: SecurityGroup,
  holder: SecurityGroup,
  direction: Direction = 'ingress',
): Connections {
  const refusal = reachRefusal(topology, holder, named, direction)
  if (refusal !== undefined) return fail(refusal)
  const reached = direction === 'ingress' ? holder : named
  const offered = [...servicesOf(topology, reached), ALL_TRAFFIC]
  const wanted = offered.filter((traffic) => !hasRule(holder, named, direction, traffic))
  return connectionsOr(
    wanted.map((traffic) => {
      const words = formatTraffic(traffic)
      const ends = direction === 'ingress' ? 'from' : 'to'
      return {
        key: `reference ${direction} ${words}`,
        label: `Admit ${words} ${ends} ${peerName(named, holder)} in ${labelOf(holder)}`,
        make: (next: Topology) => {
          const peer = { kind: 'securityGroup', securityGroupId: named.id } as const
          return addGroupRule(next, holder.id, direction, { traffic, peer }).topology
        },
      }
    }),
    `${labelOf(holder)} admits all traffic of ${peerName(named, holder)} already`,
  )
}

/** What a group becomes that is put on a place in another group's rule table. */
export function rulePlaceConnections(
  topology: Topology,
  named: SecurityGroup,
  { groupId, direction, ruleId }: RulePlace,
): Connections {
  const holder = findOf(topology, 'securityGroup', groupId)
  if (!holder) return fail('The group is gone')
  const rule = holder[direction].find(({ id }) => id === ruleId)
  if (!rule) return referenceConnections(topology, named, holder, direction)
  const refusal = reachRefusal(topology, holder, named, direction)
  if (refusal !== undefined) return fail(refusal)
  const words = formatTraffic(rule.traffic)
  if (hasRule(holder, named, direction, rule.traffic)) {
    return fail(
      `${labelOf(holder)} has a rule with ${words} and ${peerName(named, holder)} already`,
    )
  }
  return only({
    key: 'peer',
    label: `Name ${peerName(named, holder)} in the ${words} rule of ${labelOf(holder)}`,
    make: (next) =>
      updateGroupRule(next, holder.id, rule.id, {
        peer: { kind: 'securityGroup', securityGroupId: named.id },
      }),
  })
}

function peerName(named: SecurityGroup, holder: SecurityGroup): string {
  return named.id === holder.id ? 'itself' : labelOf(named)
}

/** Why a rule's group cannot see the members of another (SG-25 to SG-28). */
function reachRefusal(
  topology: Topology,
  holder: SecurityGroup,
  named: SecurityGroup,
  direction: Direction,
): string | undefined {
  const far = `${labelOf(named)} is in ${vpcName(topology, named.vpcId)}`
  switch (groupReach(topology)(holder, named)) {
    case 'sameVpc':
    case 'peering':
      return undefined
    case 'otherRegion':
      return `${far}, peered from another Region; a rule there names blocks, not groups`
    case 'transitGatewayOff':
      return `${far}, behind a transit gateway on which security group referencing is off`
    case 'transitGateway':
      return direction === 'ingress'
        ? undefined
        : `${far}, behind a transit gateway; an outbound rule can name groups of peered VPCs only`
    case 'none':
      return `${far}, which no active peering or transit gateway joins to ${vpcName(topology, holder.vpcId)}`
  }
}

function hasRule(
  holder: SecurityGroup,
  named: SecurityGroup,
  direction: Direction,
  traffic: Traffic,
): boolean {
  return holder[direction].some(
    (rule) =>
      rule.peer.kind === 'securityGroup' &&
      rule.peer.securityGroupId === named.id &&
      formatTraffic(rule.traffic) === formatTraffic(traffic),
  )
}

/** What the members of a group listen on; HTTPS where nobody tells. */
function servicesOf(topology: Topology, { id }: SecurityGroup): readonly Traffic[] {
  const members = resourcesOf(topology, 'networkInterface').filter(({ securityGroupIds }) =>
    securityGroupIds.includes(id),
  )
  const listening = new Map<string, Traffic>()
  for (const { attachment } of members) {
    const services = findOf(topology, 'instance', attachment?.instanceId)?.services ?? []
    for (const service of services) {
      const traffic = trafficOf(service)
      listening.set(formatTraffic(traffic), traffic)
    }
  }
  const known = [...listening.values()].slice(0, OFFERED_SERVICES)
  return known.length > 0 ? known : [tcp(443)]
}

function trafficOf({ protocol, ports }: Service): Traffic {
  return { protocol, ports }
}
