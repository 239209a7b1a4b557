import { findOf, findResource, labelOf, resourcesOf, type Topology } from '../topology'
import { formatProtocol, hasPorts } from '../traffic'
import type { TrafficEnd, TrafficSource } from '../trafficSource'

/** What keeps a source from sending, and which of its fields is to be mended. */
export interface SourceFault {
  readonly field: 'from' | 'to' | 'port' | 'pace'
  readonly message: string
}

/** Why a source cannot send what it says; nothing where it can. */
export function sourceFaults(topology: Topology, source: TrafficSource): readonly SourceFault[] {
  const { from, to, talk, pace } = source
  const faults: SourceFault[] = []
  for (const field of ['from', 'to'] as const) {
    const message = endFault(topology, source[field])
    if (message !== undefined) faults.push({ field, message })
  }
  if (from.kind === 'resource' && to.kind === 'resource' && from.id === to.id) {
    faults.push({ field: 'to', message: 'Both ends are the same.' })
  }
  if (pace.kind === 'scan' && !hasPorts(talk.protocol)) {
    faults.push({ field: 'pace', message: 'Only TCP and UDP have ports to try.' })
  } else if (hasPorts(talk.protocol) && talk.port === undefined && pace.kind !== 'scan') {
    faults.push({ field: 'port', message: `${formatProtocol(talk.protocol)} needs a port.` })
  }
  return faults
}

/** Why nobody stands at an end. */
function endFault(topology: Topology, end: TrafficEnd): string | undefined {
  switch (end.kind) {
    case 'address':
      return undefined
    case 'gone':
      return `${end.name} was deleted. Choose another end, or undo.`
    case 'resource':
      return findResource(topology, end.id) ? undefined : notThere(end.id)
    case 'several': {
      if (end.ids.length === 0) return 'Nobody is chosen.'
      const missing = end.ids.find((id) => !findResource(topology, id))
      return missing === undefined ? undefined : notThere(missing)
    }
    case 'group': {
      const group = findOf(topology, 'securityGroup', end.id)
      if (!group) return notThere(end.id)
      const isEmpty = !resourcesOf(topology, 'networkInterface').some(({ securityGroupIds }) =>
        securityGroupIds.includes(group.id),
      )
      return isEmpty ? `Nobody is in ${labelOf(group)} now.` : undefined
    }
    case 'fleet': {
      const fleet = findOf(topology, 'autoScalingGroup', end.id)
      if (!fleet) return notThere(end.id)
      return fleet.instanceIds.length === 0 ? `${labelOf(fleet)} has no instance now.` : undefined
    }
  }
}

function notThere(id: string): string {
  return `${id} is not in the network. Choose another end.`
}
