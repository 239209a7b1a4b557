import { cardOf } from '@/layout/drawables'
import type { Listener } from '@/model/resources/listener'
import type { Target } from '@/model/resources/targetGroup'
import { resourcesOf, type Topology } from '@/model/topology'

/** A target's card: an instance's, a service's, or that of the interface with its address (ELB-06). */
export function targetCard(topology: Topology, target: Target): string | undefined {
  return cardOf(topology, target.id) ?? cardOf(topology, holders(topology).get(target.id) ?? '')
}

const known = new WeakMap<object, ReadonlyMap<string, string>>()

/** Whose an address is, found once for the targets of all groups. */
function holders(topology: Topology): ReadonlyMap<string, string> {
  const record = topology.networkInterface
  const found = known.get(record)
  if (found) return found
  const byAddress = new Map<string, string>()
  for (const { id, privateAddresses, ipv6Addresses } of resourcesOf(topology, 'networkInterface')) {
    for (const address of [...privateAddresses.map((own) => own.address), ...ipv6Addresses]) {
      if (!byAddress.has(address)) byAddress.set(address, id)
    }
  }
  known.set(record, byAddress)
  return byAddress
}

/** The target groups that a listener forwards to, by default or by one of its rules (ELB-01). */
export function forwardedTo({ defaultAction, rules }: Listener): readonly string[] {
  const actions = [defaultAction, ...rules.map(({ action }) => action)]
  const groups = actions.flatMap((action) =>
    action.kind === 'forward' ? action.targetGroups.map(({ targetGroupId }) => targetGroupId) : [],
  )
  return [...new Set<string>(groups)]
}
