import type { Packet } from '@/engine/packet'
import { NO_STATE } from '@/engine/state'
import type { ConnectionTrace, Step } from '@/engine/trace'
import { ip } from '@/model/ip'
import { singlePort } from '@/model/ports'

export function aTcpPacket(change: Partial<Packet> = {}): Packet {
  return {
    src: ip('10.0.1.10'),
    dst: ip('10.0.2.20'),
    protocol: 'tcp',
    srcPort: { ports: [singlePort(41822)] },
    dstPort: { ports: [singlePort(443)] },
    ...change,
  }
}

/** A station of a walk; without more said, a checkpoint that lets pass. */
export function aStep(change: Partial<Step> = {}): Step {
  const decision = change.decision ?? 'pass'
  const because = change.because ?? { kind: 'code' }
  return {
    checkpoint: 'networkInterface',
    component: 'eni-1',
    at: 'eni-1',
    leg: 'request',
    packet: aTcpPacket(),
    decision,
    because,
    parts: [{ decision, because }],
    refusedPorts: [],
    ghost: false,
    turnedDown: () => [],
    ...change,
  }
}

export function aTrace(...steps: readonly Step[]): ConnectionTrace {
  return {
    verdict: 'allow',
    certain: true,
    requestDelivered: true,
    from: 'i-1',
    to: 'i-2',
    request: aTcpPacket(),
    steps,
    blockers: [],
    choices: [],
    offers: [],
    alternatives: [],
    targets: [],
    state: NO_STATE,
  }
}
