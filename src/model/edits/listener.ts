import { BALANCER_FITS, transportsOf } from '../balancerFits'
import type { ListenerId, LoadBalancerId, TargetGroupId } from '../ids'
import { LAST_PORT } from '../ports'
import type { Listener, ListenerAction } from '../resources/listener'
import type { LoadBalancer } from '../resources/loadBalancer'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { patched, requireOf, updateResource, withoutResources, type Created } from './edit'
import { newId } from './newId'
import { groupFitRefusal } from './targetGroupFit'

/** The share that AWS lets a target group have of an action. */
export const HIGHEST_WEIGHT = 999
const MOST_GROUPS = 5
const MOST_PRIORITY = 50_000

/** A new listener that forwards to a target group; a load balancer has one on a port (ELB-05). */
export function addListener(
  topology: Topology,
  loadBalancerId: LoadBalancerId,
  protocol: string,
  port: number | undefined,
  targetGroupId: TargetGroupId,
): Result<Created<ListenerId>> {
  const id = newId(topology, 'listener')
  const listener: Listener = {
    kind: 'listener',
    id,
    name: listenerName(protocol, port),
    loadBalancerId,
    protocol,
    ...(port === undefined ? {} : { port }),
    defaultAction: { kind: 'forward', targetGroups: [{ targetGroupId }] },
    rules: [],
  }
  const refusal = listenerRefusal(topology, listener)
  if (refusal !== undefined) return fail(refusal)
  // Whoever adds a listener tells what the load balancer takes.
  const told = updateResource(topology, 'loadBalancer', loadBalancerId, {
    listenersKnown: undefined,
  })
  return ok({ topology: withResources(told, listener), id })
}

export type ListenerChange = Partial<
  Pick<Listener, 'protocol' | 'port' | 'defaultAction' | 'rules'>
>

/** Changes what a listener takes and where it sends it. */
export function changeListener(
  topology: Topology,
  id: ListenerId,
  change: ListenerChange,
): Result<Topology> {
  const before = requireOf(topology, 'listener', id)
  const next = patched(before, change)
  if (next === before) return ok(topology)
  const wasNamed = before.name !== listenerName(before.protocol, before.port)
  const named = wasNamed ? next : { ...next, name: listenerName(next.protocol, next.port) }
  const refusal = listenerRefusal(topology, named)
  return refusal === undefined ? ok(withResources(topology, named)) : fail(refusal)
}

/** `HTTPS 443`: how a listener without a name of its own is called. */
export function listenerName(protocol: string, port: number | undefined): string {
  return port === undefined ? protocol : `${protocol} ${String(port)}`
}

/** Why AWS would not take this listener, in a sentence; nothing where it would. */
export function listenerRefusal(topology: Topology, listener: Listener): string | undefined {
  const balancer = findOf(topology, 'loadBalancer', listener.loadBalancerId)
  if (!balancer) return `There is no load balancer ${listener.loadBalancerId}`
  return (
    portRefusal(balancer, listener) ??
    twiceRefusal(topology, balancer, listener) ??
    ruleRefusal(balancer, listener) ??
    [listener.defaultAction, ...listener.rules.map(({ action }) => action)]
      .map((action) => actionRefusal(topology, balancer, listener, action))
      .find((refusal) => refusal !== undefined)
  )
}

/** What the type listens to, and the port that all but a gateway one name (ELB-05, GWL-01). */
function portRefusal(balancer: LoadBalancer, { protocol, port }: Listener): string | undefined {
  const { listeners, name } = BALANCER_FITS[balancer.type]
  if (!listeners.includes(protocol)) {
    return `${labelOf(balancer)} is ${name}, which listens to ${listeners.join(', ')}`
  }
  if (balancer.type === 'gateway') {
    return port === undefined ? undefined : 'A GENEVE listener takes packets to every port'
  }
  if (port !== undefined && port >= 1 && port <= LAST_PORT) return undefined
  return `A listener has a port from 1 to ${String(LAST_PORT)}`
}

function twiceRefusal(
  topology: Topology,
  balancer: LoadBalancer,
  listener: Listener,
): string | undefined {
  const transports = transportsOf(listener.protocol)
  const twin = resourcesOf(topology, 'listener').find(
    (other) =>
      other.id !== listener.id &&
      other.loadBalancerId === balancer.id &&
      other.port === listener.port &&
      transportsOf(other.protocol).some((transport) => transports.includes(transport)),
  )
  if (!twin) return undefined
  return balancer.type === 'gateway'
    ? `${labelOf(balancer)} has its one listener already`
    : `${labelOf(balancer)} listens on port ${String(listener.port)} already`
}

/** Only an application one reads HTTP, so only it has rules (ALB-01). */
function ruleRefusal(balancer: LoadBalancer, { rules }: Listener): string | undefined {
  if (rules.length === 0) return undefined
  if (balancer.type !== 'application') return 'Only an Application Load Balancer has listener rules'
  const wrong = rules.find(({ priority }) => !isPriority(priority))
  if (wrong) return `A priority is a number from 1 to ${String(MOST_PRIORITY)}`
  const twice = rules.find(
    ({ priority }, index) => rules.findIndex((rule) => rule.priority === priority) !== index,
  )
  return twice && `There is a rule with priority ${twice.priority} already`
}

function isPriority(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= MOST_PRIORITY
}

function actionRefusal(
  topology: Topology,
  balancer: LoadBalancer,
  listener: Listener,
  action: ListenerAction,
): string | undefined {
  if (action.kind === 'answer') {
    return balancer.type === 'application'
      ? undefined
      : `${labelOf(balancer)} only forwards; an Application Load Balancer answers by itself`
  }
  const { targetGroups } = action
  if (targetGroups.length > MOST_GROUPS) {
    return `An action forwards to ${String(MOST_GROUPS)} target groups at most`
  }
  if (targetGroups.length > 1 && (balancer.type === 'gateway' || balancer.type === 'classic')) {
    return `${labelOf(balancer)} forwards to one target group`
  }
  const ids = targetGroups.map(({ targetGroupId }) => targetGroupId)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) return 'An action names a target group once'
  const heavy = targetGroups.find(
    ({ weight }) => weight !== undefined && (weight < 0 || weight > HIGHEST_WEIGHT),
  )
  if (heavy) return `A weight is 0 to ${String(HIGHEST_WEIGHT)}`
  return ids
    .map((id) => {
      const group = findOf(topology, 'targetGroup', id)
      return group && groupFitRefusal(topology, balancer, listener, group)
    })
    .find((refusal) => refusal !== undefined)
}

/** What the next listener of a load balancer takes: the usual ports first, then the next free one. */
export function proposeListener(
  topology: Topology,
  balancer: LoadBalancer,
): { readonly protocol: string; readonly port: number | undefined } {
  const [first = 'TCP', second = first] = BALANCER_FITS[balancer.type].listeners
  if (balancer.type === 'gateway') return { protocol: first, port: undefined }
  const taken = new Set(
    resourcesOf(topology, 'listener')
      .filter(({ loadBalancerId }) => loadBalancerId === balancer.id)
      .map(({ port }) => port),
  )
  if (!taken.has(80)) return { protocol: first, port: 80 }
  if (!taken.has(443)) {
    return { protocol: balancer.type === 'application' ? second : first, port: 443 }
  }
  let port = 8080
  while (taken.has(port)) port += 1
  return { protocol: first, port }
}

/** The listeners of a load balancer, these and no others, as a table of them is written. */
export function setListeners(
  topology: Topology,
  loadBalancerId: LoadBalancerId,
  listeners: readonly Listener[],
): Result<Topology> {
  const kept = new Set(listeners.map(({ id }) => id))
  const gone = resourcesOf(topology, 'listener').filter(
    (own) => own.loadBalancerId === loadBalancerId && !kept.has(own.id),
  )
  const left = withoutResources(topology, new Set(gone.map(({ id }) => id)))
  const told = updateResource(left, 'loadBalancer', loadBalancerId, { listenersKnown: undefined })
  const next = withResources(told, ...listeners)
  for (const listener of listeners) {
    if (topology.listener[listener.id] === listener) continue
    const refusal = listenerRefusal(next, listener)
    if (refusal !== undefined) return fail(refusal)
  }
  return ok(next)
}
