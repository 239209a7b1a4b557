import { formatPortSet, type PortRange } from '@/model/ports'
import type { FiveTuple, StatefulRule, StatelessRule } from '@/model/resources/firewallPolicy'
import { formatProtocol, protocolOf } from '@/model/traffic'
import type { Because, Step } from '../trace'

/** The words about firewall rules; `explain.ts` asks for them. */

type FirewallDefault = Extract<Because, { readonly kind: 'firewallDefault' }>
type FirewallBecause = Extract<
  Because,
  { readonly kind: 'statelessRule' | 'statefulRule' | 'firewallDefault' }
>

/** `stateless 10 DROP TCP 10.0.0.0/16 → any:443` */
export function formatStatelessRule({ priority, action, match }: StatelessRule): string {
  return `stateless ${String(priority)} ${action.toUpperCase()} ${formatFiveTuple(match, '→')}`
}

/** `sid 100 DROP TCP 10.0.0.0/16 → any:443`; `↔` where either side may open. */
export function formatStatefulRule({ sid, action, match, direction }: StatefulRule): string {
  const arrow = direction === 'any' ? '↔' : '→'
  return `sid ${sid} ${action.toUpperCase()} ${formatFiveTuple(match, arrow)}`
}

export function formatFirewallDefault({ engine, action }: FirewallDefault): string {
  return `${engine} default: ${ACTION_WORDS[action]}`
}

const ACTION_WORDS = {
  pass: 'pass',
  drop: 'drop',
  dropEstablished: 'drop established',
} as const satisfies Record<FirewallDefault['action'], string>

function formatFiveTuple(match: FiveTuple, arrow: string): string {
  const protocols =
    match.protocols.length === 0
      ? 'all traffic'
      : match.protocols.map((number) => formatProtocol(protocolOf(number))).join(', ')
  const from = formatEnd(match.sources, match.sourcePorts)
  const to = formatEnd(match.destinations, match.destinationPorts)
  return `${protocols} ${from} ${arrow} ${to}`
}

function formatEnd(blocks: readonly string[], ports: readonly PortRange[]): string {
  const where = blocks.length === 0 ? 'any' : blocks.join(', ')
  return ports.length === 0 ? where : `${where}:${formatPortSet(ports)}`
}

/** What of a firewall's policy refuses the packet, and how. */
export function firewallRefuses(who: string, what: string, { parts }: Step): string {
  const all = parts
    .filter(({ decision }) => decision === 'deny')
    .map(({ because, ports }) => {
      const open = ports ? ` for ports ${formatPortSet(ports)}` : ''
      return `${refusalOf(because, what)}${open}`
    })
  return `${who}: ${all.join('; ')}.`
}

function refusalOf(because: Because, what: string): string {
  switch (because.kind) {
    case 'statelessRule':
      return `stateless rule ${String(because.rule.priority)} drops ${what}`
    case 'statefulRule':
      return because.rule.action === 'reject'
        ? `stateful rule ${because.rule.sid} rejects ${what}`
        : `stateful rule ${because.rule.sid} drops ${what}`
    case 'firewallDefault':
      return because.action === 'dropEstablished'
        ? `no stateful rule passes ${what}; by default the connection may be opened and what follows is dropped`
        : `no ${because.engine} rule decides about ${what}, and the default is to drop it`
    default:
      return `it drops ${what}`
  }
}

/** Why a firewall lets the packet pass. */
export function firewallPasses(who: string, what: string, because: FirewallBecause): string {
  switch (because.kind) {
    case 'statelessRule':
      return `Stateless rule ${String(because.rule.priority)} is the first that matches ${what}, and passes it.`
    case 'statefulRule':
      return `Stateful rule ${because.rule.sid} passes ${what}, and the rest of the flow with it.`
    case 'firewallDefault':
      return `No ${because.engine} rule decides about ${what}, so ${who} lets it pass.`
  }
}
