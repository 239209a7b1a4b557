import { parseIp } from '@/model/ip'
import { ok, type Result } from '@/model/result'
import { findResource, labelOf, resourcesOf, type Topology } from '@/model/topology'
import type { TrafficEnd } from '@/model/trafficSource'
import { strings } from '@/strings/strings'
import type { ComboboxGroup } from '@/ui/comboboxOptions'
import { byName } from '../byName'
import { endGroups, readEnd } from '../dock/ends'
import { detailOf, searchText } from '../resourceText'

const words = strings.traffic.groups

/** Stands for every host on the internet that is drawn. */
const ALL_HOSTS = 'all-hosts'

const known = new WeakMap<Topology, readonly ComboboxGroup[]>()

/** Who may stand at an end of traffic: what a packet has, and groups, fleets and several hosts. */
export function trafficEndGroups(topology: Topology): readonly ComboboxGroup[] {
  const groups = known.get(topology) ?? findGroups(topology)
  known.set(topology, groups)
  return groups
}

function findGroups(topology: Topology): readonly ComboboxGroup[] {
  const hosts = resourcesOf(topology, 'internetHost')
  const together = {
    label: words.together,
    options: hosts.length > 1 ? [{ value: ALL_HOSTS, label: words.allHosts(hosts.length) }] : [],
  }
  const lists = [
    [words.securityGroups, resourcesOf(topology, 'securityGroup')],
    [words.fleets, resourcesOf(topology, 'autoScalingGroup')],
  ] as const
  const drawn = lists.map(([label, resources]) => ({
    label,
    options: resources.toSorted(byName).map((resource) => ({
      value: resource.id,
      label: labelOf(resource),
      detail: detailOf(topology, resource),
      keywords: searchText(topology, resource),
    })),
  }))
  return [...endGroups(topology), together, ...drawn].filter(({ options }) => options.length > 0)
}

/** What stands in the box for an end; several have boxes of their own. */
export function endValue(end: TrafficEnd): string {
  switch (end.kind) {
    case 'address':
      return end.address
    case 'gone':
    case 'several':
      return ''
    default:
      return end.id
  }
}

/** The end that was chosen or typed. */
export function readTrafficEnd(topology: Topology, text: string): Result<TrafficEnd> {
  const read = readEnd(trafficEndGroups(topology), text)
  return read.ok ? ok(endOf(topology, read.value)) : read
}

/** The end that a chosen value stands for. */
export function endOf(topology: Topology, value: string): TrafficEnd {
  if (value === ALL_HOSTS) {
    return { kind: 'several', ids: resourcesOf(topology, 'internetHost').map(({ id }) => id) }
  }
  const address = parseIp(value)
  if (address.ok) return { kind: 'address', address: address.value }
  switch (findResource(topology, value)?.kind) {
    case 'securityGroup':
      return { kind: 'group', id: value }
    case 'autoScalingGroup':
      return { kind: 'fleet', id: value }
    default:
      return { kind: 'resource', id: value }
  }
}

/** Two ends as one of several; groups, fleets and addresses stand alone. */
export function joined(end: TrafficEnd, other: TrafficEnd): TrafficEnd | undefined {
  const ids = [...idsAlone(end), ...idsAlone(other)]
  const isWhole = idsAlone(end).length > 0 && idsAlone(other).length > 0
  return isWhole ? { kind: 'several', ids: [...new Set(ids)] } : undefined
}

/** An end without one of its several; the last one stands alone again. */
export function without(ids: readonly string[], id: string): TrafficEnd {
  const rest = ids.filter((own) => own !== id)
  const [only] = rest
  return rest.length === 1 && only !== undefined
    ? { kind: 'resource', id: only }
    : { kind: 'several', ids: rest }
}

function idsAlone(end: TrafficEnd): readonly string[] {
  if (end.kind === 'resource') return [end.id]
  return end.kind === 'several' ? end.ids : []
}
