import type { Because, ConnectionTrace } from '@/engine/trace'
import { formatDestination } from '@/model/resources/routeTable'
import type { Direction } from '@/model/resources/securityGroup'
import { useSimulation } from '@/store/simulationStore'
import { statefulKey, statelessKey } from './firewallRules'
import type { RowMark } from './RowHandle'

/** The key of the `*` rows, which have no number. */
export const LAST_ENTRY = '*'

/** Which rows of one resource decided in the trace that is shown, by direction and key. */
function decidedRows(
  trace: ConnectionTrace | undefined,
  resourceId: string,
): ReadonlyMap<string, RowMark> {
  const marks = new Map<string, RowMark>()
  for (const { parts, side } of trace?.steps ?? []) {
    for (const { because, decision } of parts) {
      const key = rowKey(because, resourceId, side)
      if (key === undefined || marks.get(key) === 'deny') continue
      marks.set(key, decision === 'deny' ? 'deny' : 'allow')
    }
  }
  return marks
}

export function useDecidedRows(resourceId: string): ReadonlyMap<string, RowMark> {
  return decidedRows(
    useSimulation(({ firing }) => firing?.trace),
    resourceId,
  )
}

export function entryKey(direction: Direction | undefined, rule: string): string {
  return `${direction ?? ''} ${rule}`
}

function rowKey(because: Because, id: string, side: Direction | undefined): string | undefined {
  switch (because.kind) {
    case 'rule':
      return because.groupId === id ? because.rule.id : undefined
    case 'entry': {
      const { direction, ruleNumber } = because.entry
      return because.aclId === id ? entryKey(direction, String(ruleNumber)) : undefined
    }
    case 'lastEntry':
      return because.aclId === id ? entryKey(side, LAST_ENTRY) : undefined
    case 'route':
      return because.tableId === id ? formatDestination(because.route.destination) : undefined
    case 'transitRoute':
      return because.tableId === id ? formatDestination(because.route.destination) : undefined
    case 'localRoute':
      return because.tableId === id ? because.cidr : undefined
    case 'statelessRule':
      return because.policyId === id ? statelessKey(because.rule) : undefined
    case 'statefulRule':
      return because.policyId === id ? statefulKey(because.rule) : undefined
    default:
      return undefined
  }
}
