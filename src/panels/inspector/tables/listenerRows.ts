import { BALANCER_FITS } from '@/model/balancerFits'
import { listenerName, listenerRefusal, proposeListener } from '@/model/edits/listener'
import { newId } from '@/model/edits/newId'
import { ok, fail, type Result } from '@/model/result'
import type { Listener, ListenerAction } from '@/model/resources/listener'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { findOf, withResources, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { actionOptions, groupsOfVpc, labelOfGroup, readAction, writeAction } from './actionText'
import { faultOf, type RowFormat } from './grid'
import { byLabel } from './peerText'

const words = strings.services.grids
const NOTHING: ListenerAction = { kind: 'forward', targetGroups: [] }

export type ListenerColumn = 'protocol' | 'port' | 'action'

/** How the listeners of a load balancer are written and read. */
export function listenerFormat(
  topology: Topology,
  balancer: LoadBalancer,
): RowFormat<Listener, ListenerColumn> {
  const { listeners: protocols } = BALANCER_FITS[balancer.type]
  const isGateway = balancer.type === 'gateway'
  const options = actionOptions(topology, balancer.vpcId, balancer.type === 'application')
  return {
    noun: words.listener,
    columns: [
      {
        id: 'protocol',
        header: words.protocol,
        width: '28%',
        options: () => protocols.map((text) => ({ text })),
      },
      {
        id: 'port',
        header: words.port,
        width: '20%',
        mono: true,
        placeholder: words.portPlaceholder,
        fixed: () => isGateway,
      },
      {
        id: 'action',
        header: words.forwards,
        width: 'auto',
        placeholder: words.groupPlaceholder,
        options: () => options,
      },
    ],
    write: ({ protocol, port, defaultAction }) => ({
      protocol,
      port: port === undefined ? '' : String(port),
      action: writeAction(topology, defaultAction),
    }),
    read: (draft, others, before) => {
      const around = withResources(topology, ...others)
      const protocol = draft.protocol.trim().toUpperCase()
      if (!protocols.includes(protocol)) {
        return faultOf('protocol', words.notAProtocol(protocols.join(', ')))
      }
      const port = readPort(draft.port)
      if (!port.ok) return faultOf('port', port.error)
      const listener = asListener(around, balancer, before, protocol, port.value)
      const bare = listenerRefusal(around, { ...listener, defaultAction: NOTHING, rules: [] })
      if (bare !== undefined) return faultOf('port', bare)
      const action = readAction(topology, balancer.vpcId, draft.action, before?.defaultAction)
      if (!action.ok) return faultOf('action', action.error)
      const whole = { ...listener, defaultAction: action.value }
      const refusal = listenerRefusal(around, whole)
      return refusal === undefined ? ok(whole) : faultOf('action', refusal)
    },
    blank: (rows) => {
      const { protocol, port } = proposeListener(withResources(topology, ...rows), balancer)
      return { protocol, port: port === undefined ? '' : String(port), action: '' }
    },
    keyOf: ({ id }) => id,
  }
}

function asListener(
  around: Topology,
  balancer: LoadBalancer,
  before: Listener | undefined,
  protocol: string,
  port: number | undefined,
): Listener {
  const name = listenerName(protocol, port)
  const fresh: Listener = {
    kind: 'listener',
    id: before?.id ?? newId(around, 'listener'),
    name,
    loadBalancerId: balancer.id,
    protocol,
    defaultAction: NOTHING,
    rules: [],
  }
  const { port: _old, ...rest } = before ?? fresh
  const isOwnName =
    before !== undefined && before.name !== listenerName(before.protocol, before.port)
  return {
    ...rest,
    protocol,
    name: isOwnName ? before.name : name,
    ...(port === undefined ? {} : { port }),
  }
}

/** A port, or nothing where none is written. */
export function readPort(text: string): Result<number | undefined> {
  const word = text.trim()
  if (word === '') return ok(undefined)
  const port = /^\d{1,5}$/.test(word) ? Number(word) : 0
  return port >= 1 && port <= 65535 ? ok(port) : fail(words.notAPort(word))
}

export type ForwardRow = Extract<
  ListenerAction,
  { readonly kind: 'forward' }
>['targetGroups'][number]

/** How the target groups of one action are written and read. */
export function forwardFormat(
  topology: Topology,
  listener: Listener,
): RowFormat<ForwardRow, 'group' | 'weight'> {
  const balancer = findOf(topology, 'loadBalancer', listener.loadBalancerId)
  const groups: readonly TargetGroup[] = groupsOfVpc(topology, balancer?.vpcId)
  const options = actionOptions(topology, balancer?.vpcId, false)
  return {
    noun: words.targetGroup,
    columns: [
      {
        id: 'group',
        header: words.forwards,
        width: 'auto',
        placeholder: words.groupPlaceholder,
        options: () => options,
      },
      { id: 'weight', header: words.weight, width: '30%', mono: true },
    ],
    write: ({ targetGroupId, weight }) => {
      const group = findOf(topology, 'targetGroup', targetGroupId)
      return {
        group: group ? labelOfGroup(topology, group) : targetGroupId,
        weight: weight === undefined ? '' : String(weight),
      }
    },
    read: (draft, others, before) => {
      const group = byLabel(groups, draft.group)
      const targetGroupId =
        group?.id ??
        (draft.group.trim() === before?.targetGroupId ? before.targetGroupId : undefined)
      if (targetGroupId === undefined) {
        const text = draft.group.trim()
        return faultOf('group', text === '' ? words.missingGroup : words.unknownGroup(text))
      }
      const weight = draft.weight.trim()
      if (!/^\d{0,4}$/.test(weight)) return faultOf('weight', words.notAWeight(weight))
      const row = { targetGroupId, ...(weight === '' ? {} : { weight: Number(weight) }) }
      const defaultAction: ListenerAction = { kind: 'forward', targetGroups: [...others, row] }
      const refusal = listenerRefusal(topology, { ...listener, defaultAction })
      if (refusal === undefined) return ok(row)
      return faultOf(weight !== '' && Number(weight) > 999 ? 'weight' : 'group', refusal)
    },
    blank: () => ({ group: '', weight: '' }),
    keyOf: ({ targetGroupId }) => targetGroupId,
  }
}

export type ListenerRule = Listener['rules'][number]

/** How the rules of a listener are written and read. */
export function listenerRuleFormat(
  topology: Topology,
  listener: Listener,
): RowFormat<ListenerRule, 'priority' | 'action'> {
  const balancer = findOf(topology, 'loadBalancer', listener.loadBalancerId)
  const options = actionOptions(topology, balancer?.vpcId, true)
  return {
    noun: words.rule,
    columns: [
      { id: 'priority', header: words.priority, width: '24%', mono: true },
      {
        id: 'action',
        header: words.action,
        width: 'auto',
        placeholder: words.groupPlaceholder,
        options: () => options,
      },
    ],
    write: ({ priority, action }) => ({ priority, action: writeAction(topology, action) }),
    read: (draft, others, before) => {
      const priority = draft.priority.trim()
      const bare = { priority, action: NOTHING }
      const early = listenerRefusal(topology, { ...listener, rules: [...others, bare] })
      if (early !== undefined) return faultOf('priority', early)
      const action = readAction(topology, balancer?.vpcId, draft.action, before?.action)
      if (!action.ok) return faultOf('action', action.error)
      const rule = { priority, action: action.value }
      const refusal = listenerRefusal(topology, { ...listener, rules: [...others, rule] })
      return refusal === undefined ? ok(rule) : faultOf('action', refusal)
    },
    blank: (rows) => {
      const last = Math.max(0, ...rows.map(({ priority }) => Number(priority) || 0))
      return { priority: String((Math.floor(last / 10) + 1) * 10), action: '' }
    },
    keyOf: ({ priority }) => priority,
  }
}
