import type { StatelessRule } from '@/model/resources/firewallPolicy'
import { LAST_PORT } from '@/model/ports'
import type { RuleGroupBody } from './firewallRows'

/** How a policy uses one of its groups. */
export interface GroupUse {
  readonly name: string
  readonly priority: number | undefined
  /** The policy turned the group's drops into alerts. */
  readonly alertsOnly: boolean
}

const STATELESS_ACTIONS: ReadonlyMap<string, StatelessRule['action']> = new Map([
  ['aws:pass', 'pass'],
  ['aws:drop', 'drop'],
  ['aws:forward_to_sfe', 'forward'],
])

/** The one of a rule's actions that decides; custom ones only publish metrics. */
export function statelessAction(
  actions: readonly string[] | null | undefined,
): StatelessRule['action'] | undefined {
  return actions?.map((action) => STATELESS_ACTIONS.get(action.toLowerCase())).find(Boolean)
}

/**
 * The stateless rules of a group (NFW-02). One that looks at TCP flags, or does what nobody knows, stays
 * where it is and says so: it may decide before those that come after it.
 */
export function readStatelessRules(body: RuleGroupBody, use: GroupUse): readonly StatelessRule[] {
  const listed = body.RulesSource?.StatelessRulesAndCustomActions?.StatelessRules ?? []
  return listed.map(({ Priority, RuleDefinition }, index) => {
    const match = RuleDefinition.MatchAttributes
    const action = statelessAction(RuleDefinition.Actions)
    const looksAtFlags = (match?.TCPFlags ?? []).length > 0
    const protocols = match?.Protocols ?? []
    const unclear = looksAtFlags ? 'TCP flags' : action ? undefined : 'an action that is not known'
    return {
      ruleGroup: use.name,
      groupPriority: use.priority ?? 0,
      priority: Priority ?? index + 1,
      match: {
        protocols: looksAtFlags && protocols.length === 0 ? [6] : protocols,
        sources: (match?.Sources ?? []).map((item) => item.AddressDefinition),
        destinations: (match?.Destinations ?? []).map((item) => item.AddressDefinition),
        sourcePorts: (match?.SourcePorts ?? []).map(toRange),
        destinationPorts: (match?.DestinationPorts ?? []).map(toRange),
      },
      action: action ?? 'drop',
      ...(unclear !== undefined && { unclear }),
    }
  })
}

/** In place of a group that is not listed: it may decide about everything. */
export function unknownStatelessRule({ name, priority }: GroupUse): StatelessRule {
  return {
    ruleGroup: name,
    groupPriority: priority ?? 0,
    priority: 1,
    match: { protocols: [], sources: [], destinations: [], sourcePorts: [], destinationPorts: [] },
    action: 'drop',
    unclear: 'a rule group that is not listed',
  }
}

function toRange({
  FromPort,
  ToPort,
}: {
  readonly FromPort?: number | null | undefined
  readonly ToPort?: number | null | undefined
}) {
  const from = FromPort ?? 0
  return { from, to: ToPort ?? FromPort ?? LAST_PORT }
}
