import { NO_PORTS } from '@/model/ports'
import type { Step } from './trace'
import { NOTHING_TURNED_DOWN } from './turn'
import type { Journey } from './walk'

/**
 * A firewall whose stateful engine saw a TCP connection open and never sees it answered: it needs both ways,
 * and what follows the first packet does not pass it (NFW-06, MB-10). Asked where all else lets the
 * connection through; other protocols have nothing to follow.
 */
export function halfInspected(
  request: Pick<Journey, 'steps' | 'refused'>,
  response: Pick<Journey, 'steps' | 'refused' | 'arrived'> | undefined,
): Step | undefined {
  if (!response?.arrived || request.refused || response.refused) return undefined
  const missed = request.steps.find(
    (step) =>
      step.packet.protocol === 'tcp' &&
      wasJudgedByFlow(step) &&
      !response.steps.some((other) => halfInspectedAt(step, other)),
  )
  if (!missed) return undefined
  const because = { kind: 'code' } as const
  const code = 'RESPONSE_NOT_INSPECTED'
  return {
    checkpoint: 'networkFirewall',
    component: missed.component,
    at: missed.at,
    leg: 'response',
    packet: missed.packet,
    decision: 'deny',
    deniedBy: 'network-firewall',
    because,
    code,
    parts: [{ decision: 'deny', because, code }],
    refusedPorts: NO_PORTS,
    turnedDown: NOTHING_TURNED_DOWN,
    ghost: false,
  }
}

/** Whether a step stands where the connection was seen by half. */
export function halfInspectedAt({ checkpoint, at }: Step, step: Step): boolean {
  return step.checkpoint === checkpoint && step.at === at
}

function wasJudgedByFlow({ checkpoint, parts }: Step): boolean {
  return (
    checkpoint === 'networkFirewall' &&
    parts.some(
      ({ because }) =>
        because.kind === 'state' ||
        because.kind === 'statefulRule' ||
        (because.kind === 'firewallDefault' && because.engine === 'stateful'),
    )
  )
}
