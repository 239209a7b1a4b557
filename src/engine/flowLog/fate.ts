import { hasArrived } from '../arrival'
import type { CompiledNetwork } from '../compile/network'
import type { ConnectionTrace, Step } from '../trace'
import type { PassedStep } from './passed'
import type { Visit } from './visits'

/** One port of each choice: one that works, if any does. */
export function chosenPorts({ choices }: ConnectionTrace): ReadonlyMap<string, number> {
  return new Map(
    choices.map(({ chosenBy, ports, working }) => [
      chosenBy,
      working[0]?.from ?? ports[0]?.from ?? 0,
    ]),
  )
}

/** Whether a step ends the way of the packet that has these ports. */
export function stops(step: Step, ports: ReadonlyMap<string, number>): boolean {
  if (step.decision === 'deny') return !hasArrived(step)
  const port = step.choice === undefined ? undefined : ports.get(step.choice)
  return port !== undefined && step.refusedPorts.some(({ from, to }) => from <= port && port <= to)
}

export type Fate = 'accepted' | 'rejected' | 'blocked' | 'unrecorded'

/** Accepted by groups and ACL, rejected by them (FL-14), blocked by Block Public Access, or not seen. */
export function fateOf(
  network: CompiledNetwork,
  steps: readonly PassedStep[],
  visit: Visit,
  end: number,
): Fate {
  if (!visit.interface && visit.gatewayId === undefined) return 'unrecorded'
  if (visit.interface?.subnet.vpc.vpc.stub) return 'unrecorded'
  if (end < 0 || end > visit.last + 2) return 'accepted'
  const last = steps[end]
  const isBlocked = last?.code === 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED'
  if (end < visit.first) {
    const isAtDoor = isBlocked && end === visit.first - 1 && visit.direction === 'ingress'
    return isAtDoor ? 'blocked' : 'unrecorded'
  }
  if (end <= visit.last) return fateAt(network, last)
  if (visit.direction === 'ingress') return 'accepted'
  const onward = onwardIndex(steps, visit)
  if (isBlocked) return onward === end ? 'blocked' : 'accepted'
  const isRoute = last?.checkpoint === 'routeTable' && end === visit.last + 1
  if (!isRoute) return 'accepted'
  return network.options.logsRoutingDrops ? 'rejected' : 'unrecorded'
}

/** What a step at the interface or its border means for the record (FL-14, FL-19). */
function fateAt({ options }: CompiledNetwork, step: PassedStep | undefined): Fate {
  switch (step?.checkpoint) {
    case 'securityGroup':
    case 'networkAcl':
      return 'rejected'
    case 'networkInterface':
      return options.logsRoutingDrops ? 'rejected' : 'unrecorded'
    case 'instance':
      return step.code === 'DELIVERED_ELSEWHERE' ? 'accepted' : 'unrecorded'
    default:
      return 'accepted'
  }
}

/** The step that an outbound packet meets behind its subnet's table. */
export function onwardIndex(steps: readonly PassedStep[], { last }: Visit): number {
  const index = last + 1
  return steps[index]?.checkpoint === 'routeTable' ? index + 1 : index
}
