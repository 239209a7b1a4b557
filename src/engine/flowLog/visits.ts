import type { Direction } from '@/model/resources/securityGroup'
import { findOf } from '@/model/topology'
import type { CompiledInterface, CompiledNetwork } from '../compile/network'
import type { Packet } from '../packet'
import type { CheckpointKind } from '../trace'
import type { PassedStep } from './passed'
import { attachmentInterface, inspectingInterface } from './serviceInterfaces'

/** One packet passing one interface in one direction: what a flow-log record speaks of (FL-01, FL-02). */
export interface Visit {
  readonly direction: Direction
  readonly packet: Packet
  /** Missing for a regional NAT gateway, which has none (NAT-27). */
  readonly interface?: CompiledInterface | undefined
  readonly gatewayId?: string | undefined
  /** Its steps are those from the first index to the last; what only leaves has no step of its own. */
  readonly first: number
  readonly last: number
}

/** What takes a packet in at an interface and sends it, or another for it, out again. */
const RELAYS: ReadonlySet<CheckpointKind> = new Set([
  'natGateway',
  'loadBalancer',
  'interfaceEndpoint',
])

interface Draft {
  direction: Direction
  packet: Packet
  interface?: CompiledInterface | undefined
  gatewayId?: string
  /** The subnet at whose border it stands, while its interface is not known. */
  subnetId?: string
  first: number
  last: number
}

type Stand = Partial<Pick<Draft, 'interface' | 'gatewayId' | 'subnetId'>>

/**
 * The interfaces that a packet passes, read off the steps of its walk. Whatever the checkpoints, a step
 * stands at an interface, at a subnet's border, or between them.
 */
export function visitsOf(network: CompiledNetwork, steps: readonly PassedStep[]): readonly Visit[] {
  const visits: Draft[] = []
  let open: Draft | undefined
  let here: Stand = {}
  /** Who sends the packet on, where the next step does not say so. */
  let leaves: ((step: PassedStep) => Stand) | undefined

  const stay = (index: number, step: PassedStep, direction: Direction, stand: Stand): void => {
    if (!open || open.direction !== direction || !isSame(open, stand)) {
      open = { direction, packet: step.packet, first: index, last: index }
      visits.push(open)
    }
    Object.assign(open, stand, { last: index })
    here = standOf(open)
  }
  const relay = (index: number, step: PassedStep, stand: Stand, out: typeof leaves): void => {
    stay(index, step, 'ingress', stand)
    open = undefined
    leaves = out
  }

  for (const [index, step] of steps.entries()) {
    const { checkpoint, side, at } = step
    const eni = network.interfaces.get(at)
    if (index > 0 && steps[index - 1]?.leg !== step.leg) {
      const answering = here
      leaves = () => answering
    }
    if (leaves && checkpoint !== 'networkFirewall') {
      // What leaves belongs to the step before; its own filters, if any, come now.
      open = { direction: 'egress', packet: step.packet, first: index, last: index - 1 }
      visits.push(Object.assign(open, leaves(step)))
      here = standOf(open)
      leaves = undefined
    }
    if (checkpoint === 'networkAcl') {
      const isHere = side === 'egress' && subnetOf(here) === at
      stay(index, step, side ?? 'ingress', isHere ? here : { subnetId: at })
    } else if (eni && RELAYS.has(checkpoint)) {
      relay(index, step, { interface: eni }, () => ({ interface: eni }))
    } else if (eni) {
      stay(index, step, side ?? 'ingress', { interface: eni })
    } else if (checkpoint === 'natGateway') {
      const gateway = { gatewayId: step.component }
      relay(index, step, gateway, () => gateway)
    } else if (checkpoint === 'transitGateway') {
      const from = attachmentInterface(network, subnetOf(here))
      relay(index, step, { interface: from }, (next) => ({
        interface: attachmentInterface(network, subnetOfStep(network, next)),
      }))
    } else if (checkpoint === 'gatewayLoadBalancerEndpoint') {
      const inspecting = inspectingInterface(network, step)
      relay(index, step, { interface: inspecting }, () => ({ interface: inspecting }))
    } else if (checkpoint !== 'networkFirewall') {
      open = undefined
      here = {}
    }
  }
  return visits
}

/** A border's visit is whosever's interface comes next in that subnet. */
function isSame(open: Draft, stand: Stand): boolean {
  if (stand.gatewayId !== undefined) return open.gatewayId === stand.gatewayId
  if (open.interface) return open.interface === stand.interface
  return stand.interface === undefined
    ? open.subnetId === stand.subnetId
    : open.gatewayId === undefined && open.subnetId === stand.interface.subnet.subnet.id
}

function standOf({ interface: eni, gatewayId, subnetId }: Draft): Stand {
  return {
    interface: eni,
    ...(gatewayId === undefined ? {} : { gatewayId }),
    ...(subnetId === undefined ? {} : { subnetId }),
  }
}

function subnetOf({ interface: eni, subnetId }: Stand): string | undefined {
  return eni?.subnet.subnet.id ?? subnetId
}

/** The subnet where a step stands, at its border or at an interface in it. */
function subnetOfStep(network: CompiledNetwork, { at }: PassedStep): string | undefined {
  return findOf(network.topology, 'subnet', at)?.id ?? network.interfaces.get(at)?.subnet.subnet.id
}
