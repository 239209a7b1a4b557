import { familyOf } from '@/model/ip'
import {
  ALL_PORTS,
  intersectPorts,
  LAST_PORT,
  NO_PORTS,
  subtractPortSet,
  unitePorts,
  type PortSet,
} from '@/model/ports'
import { hasPorts } from '@/model/traffic'
import type { CompiledRule } from './compile/rules'
import { isAlwaysTracked } from './alwaysTracked'
import { protocolMatches } from './compile/trafficMatch'
import { admittedByNarrowRules, familyOfRule, type GroupQuestion } from './groupRules'
import type { Situation } from './turn'

/**
 * The destination ports on which a flow goes untracked: TCP and UDP, where rules from or to anywhere
 * admit them and the other direction lets all responses go anywhere (CT-02, CT-06), per family (CT-05),
 * unless something on the way tracks every flow (CT-09). Read for each interface by its own rules (CT-23).
 */
export function untrackedPorts(
  question: GroupQuestion,
  situation: Situation,
  goesOn: boolean,
): PortSet {
  const { packet, eni, side, protocol } = question
  const { anywhere } = eni.groups
  if (anywhere[side].length === 0 || !hasPorts(packet.protocol)) return NO_PORTS
  const family = familyOf(packet.src)
  const ofFamily = (rule: CompiledRule) =>
    familyOfRule(rule) === family && protocolMatches(rule.traffic, protocol)
  const answersAll = anywhere[side === 'ingress' ? 'egress' : 'ingress'].some(
    (rule) => ofFamily(rule) && rule.traffic.fromPort === 0 && rule.traffic.toPort === LAST_PORT,
  )
  if (!answersAll) return NO_PORTS
  if (isAlwaysTracked(situation, eni, side, packet)) return NO_PORTS
  const ports = packet.dstPort?.ports ?? [ALL_PORTS]
  const wide = anywhere[side]
    .filter(ofFamily)
    .reduce<PortSet>(
      (found, { traffic }) =>
        unitePorts(found, intersectPorts(ports, { from: traffic.fromPort, to: traffic.toPort })),
      NO_PORTS,
    )
  // A rule added beside the wide one cuts nothing that goes on under the wide one.
  return situation.network.options.wideRuleUntracks || goesOn
    ? wide
    : subtractPortSet(wide, admittedByNarrowRules(question))
}
