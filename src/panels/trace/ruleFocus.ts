import type { Because, Step } from '@/engine/trace'
import { formatDestination } from '@/model/resources/routeTable'
import type { RuleFocus } from '@/store/viewStore'
import { statefulKey, statelessKey } from '../inspector/tables/firewallRules'

/** Where the deciding rule stands, to be pointed at in its table; nothing where there is no table. */
export function ruleFocusOf(step: Step, because: Because = step.because): RuleFocus | undefined {
  const { side, component } = step
  const direction = side === undefined ? {} : { direction: side }
  switch (because.kind) {
    case 'rule':
      return { resourceId: because.groupId, direction: because.side, rule: because.rule.id }
    case 'entry':
      return { resourceId: because.aclId, ...direction, rule: String(because.entry.ruleNumber) }
    case 'lastEntry':
      return { resourceId: because.aclId, ...direction, rule: '*' }
    case 'route':
    case 'transitRoute':
      return { resourceId: because.tableId, rule: formatDestination(because.route.destination) }
    case 'localRoute':
      return { resourceId: because.tableId, rule: because.cidr }
    case 'statelessRule':
      return { resourceId: because.policyId, rule: statelessKey(because.rule) }
    case 'statefulRule':
      return { resourceId: because.policyId, rule: statefulKey(because.rule) }
    case 'noRoute':
      return { resourceId: because.tableId, rule: '' }
    case 'noRule': {
      const [groupId] = because.groupIds
      return { resourceId: groupId ?? component, ...direction, rule: '' }
    }
    default:
      return undefined
  }
}
