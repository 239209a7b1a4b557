import { moveHost, scaleFleet, setTargetHealth } from '@/engine/simulation/changes'
import { startInstance, stopInstance } from '@/model/edits/instance'
import { proposePublicAddress } from '@/model/edits/proposals'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { ok, type Result } from '@/model/result'
import { labelOf, labelOfId, resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { diagramStore } from './diagramStore'

/** Something that a network does by itself, to be done now: an edit like any other. */
export interface ChangeNow {
  /** What it is, and to whom it happens: the same for the same change of the same thing. */
  readonly key: string
  /** Also the name of its step of undo. */
  readonly label: string
  /** How it stands now: `3 instances`, `unhealthy`, an address. */
  readonly detail: string
  readonly kind: 'fleet' | 'target' | 'host' | 'instance'
  /** The things that it is about. */
  readonly about: readonly string[]
  readonly change: (topology: Topology) => Result<Topology>
}

const known = new WeakMap<Topology, readonly ChangeNow[]>()

/** All that could happen to a network by itself. */
export function changesNow(topology: Topology): readonly ChangeNow[] {
  const found = known.get(topology) ?? [
    ...fleetChanges(topology),
    ...resourcesOf(topology, 'targetGroup').flatMap((group) => targetChanges(topology, group)),
    ...hostChanges(topology),
    ...instanceChanges(topology),
  ]
  known.set(topology, found)
  return found
}

/** What could happen to one thing. */
export function changesAbout(topology: Topology, id: string): readonly ChangeNow[] {
  return changesNow(topology).filter(({ about }) => about.includes(id))
}

/** Lets it happen; answers why it cannot, if so. */
export function makeChange({ label, change }: ChangeNow): string | undefined {
  const { diagram, edit } = diagramStore.getState()
  const changed = change(diagram.topology)
  if (!changed.ok) return changed.error
  edit(label, (before) => ({ ...before, topology: changed.value }))
  return undefined
}

function fleetChanges(topology: Topology): readonly ChangeNow[] {
  const words = strings.traffic.changes
  return resourcesOf(topology, 'autoScalingGroup').flatMap((fleet): ChangeNow[] => {
    const [name, count] = [labelOf(fleet), fleet.instanceIds.length]
    const base = { kind: 'fleet', about: [fleet.id], detail: words.size(count) } as const
    const scaled = (by: number) => (before: Topology) => scaleFleet(before, fleet.id, by)
    const grow = { ...base, key: `grow ${fleet.id}`, label: words.grow(name), change: scaled(1) }
    const shrink = {
      ...base,
      key: `shrink ${fleet.id}`,
      label: words.shrink(name),
      change: scaled(-1),
    }
    return count > 0 ? [grow, shrink] : [grow]
  })
}

function targetChanges(topology: Topology, group: TargetGroup): readonly ChangeNow[] {
  const words = strings.traffic.changes
  return group.targets.flatMap(({ id, health }): ChangeNow[] => {
    const name = labelOfId(topology, id)
    const becomes = (
      verb: string,
      label: string,
      next: TargetGroup['targets'][number]['health'],
    ): ChangeNow => ({
      key: `${verb} ${group.id} ${id}`,
      kind: 'target',
      about: [group.id, id],
      detail: health ?? '',
      label,
      change: (before) => ok(setTargetHealth(before, group.id, id, next)),
    })
    return [
      health === 'unhealthy'
        ? becomes('heal', words.heal(name), 'healthy')
        : becomes('fail', words.fail(name), 'unhealthy'),
      ...(health === undefined ? [] : [becomes('check', words.asChecked(name), undefined)]),
    ]
  })
}

function hostChanges(topology: Topology): readonly ChangeNow[] {
  const words = strings.traffic.changes
  return resourcesOf(topology, 'internetHost').flatMap((host): ChangeNow[] => {
    const { id, address } = host
    if (!address) return []
    return [
      {
        key: `rehome ${id}`,
        kind: 'host',
        about: [id],
        detail: address,
        label: words.rehome(labelOf(host)),
        change: (before) => {
          const next = proposePublicAddress(before)
          return ok(next ? moveHost(before, id, next) : before)
        },
      },
    ]
  })
}

function instanceChanges(topology: Topology): readonly ChangeNow[] {
  const words = strings.traffic.changes
  return resourcesOf(topology, 'instance').flatMap((instance): ChangeNow[] => {
    const { id, state } = instance
    const base = { kind: 'instance', about: [id], detail: state } as const
    if (state === 'running') {
      const change = (before: Topology) => ok(stopInstance(before, id))
      return [{ ...base, key: `stop ${id}`, label: words.stop(labelOf(instance)), change }]
    }
    if (state !== 'stopped') return []
    const change = (before: Topology) => ok(startInstance(before, id))
    return [{ ...base, key: `start ${id}`, label: words.start(labelOf(instance)), change }]
  })
}
