import { cardsOf, seenAs } from '@/layout/drawables'
import { parseIp } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import {
  findOf,
  findResource,
  labelOf,
  labelOfId,
  resourcesOf,
  type Resource,
  type ResourceOf,
  type Topology,
} from '@/model/topology'
import { flatten, matching, type ComboboxGroup, type ComboboxOption } from '@/ui/comboboxOptions'
import { strings } from '@/strings/strings'
import { byName } from '../byName'
import { detailOf, searchText } from '../resourceText'

const words = strings.dock.form

const known = new WeakMap<Topology, readonly ComboboxGroup[]>()

/** What a packet may start from or go to, as a list to choose from: one for both ends. */
export function endGroups(topology: Topology): readonly ComboboxGroup[] {
  const groups = known.get(topology) ?? findGroups(topology)
  known.set(topology, groups)
  return groups
}

function findGroups(topology: Topology): readonly ComboboxGroup[] {
  const bare = resourcesOf(topology, 'networkInterface').filter(
    (eni) => !isPrimary(eni.attachment?.deviceIndex) && !stands(topology, eni.id),
  )
  const groups: readonly (readonly [string, readonly Resource[]])[] = [
    [words.instances, resourcesOf(topology, 'instance')],
    [words.internet, resourcesOf(topology, 'internetHost')],
    [words.onPremises, resourcesOf(topology, 'onPremisesHost')],
    [words.balancers, resourcesOf(topology, 'loadBalancer')],
    [words.endpoints, resourcesOf(topology, 'interfaceEndpoint')],
    [words.services, resourcesOf(topology, 'managedService').filter(hasInterface)],
    [words.interfaces, bare],
    [words.natGateways, resourcesOf(topology, 'natGateway')],
  ]
  return groups
    .filter(([, resources]) => resources.length > 0)
    .map(([label, resources]) => ({
      label,
      options: resources.toSorted(byName).map((resource) => optionOf(topology, resource)),
    }))
}

/** What typed text means: an address, or the one thing on offer that it fits. */
export function readEnd(groups: readonly ComboboxGroup[], text: string): Result<string> {
  // A load balancer comes before its nodes, which are called after it.
  const exact = flatten(groups).find(({ value, label }) => value === text || label === text)
  if (exact) return ok(exact.value)
  const address = parseIp(text)
  if (address.ok) return ok(address.value)
  const [first, ...others] = flatten(matching(groups, text).groups)
  if (!first) return fail(strings.dock.faults.notAnEnd(text))
  if (others.length === 0) return ok(first.value)
  return fail(strings.dock.faults.severalEnds(others.length + 1, text))
}

/** What stands behind the name of an end: its address, or for an address whose it is. */
export function endDetail(topology: Topology, end: string): string {
  const resource = findResource(topology, end)
  if (resource) return detailOf(topology, resource)
  return parseIp(end).ok ? ownerOf(topology, end) : ''
}

/** Why an end cannot be used any more; nothing while it can. */
export function endFault(topology: Topology, end: string): string | undefined {
  if (end === '' || findResource(topology, end) || parseIp(end).ok) return undefined
  return strings.dock.faults.goneEnd(end)
}

function optionOf(topology: Topology, resource: Resource): ComboboxOption {
  return {
    value: resource.id,
    label:
      resource.name === '' ? labelOfId(topology, seenAs(topology, resource.id)) : resource.name,
    detail: detailOf(topology, resource),
    keywords: searchText(topology, resource),
  }
}

function ownerOf(topology: Topology, address: string): string {
  const owner = resourcesOf(topology, 'networkInterface').find((eni) =>
    eni.privateAddresses.some((own) => own.address === address || own.publicIp === address),
  )
  if (!owner) return ''
  return labelOf(findOf(topology, 'instance', owner.attachment?.instanceId) ?? owner)
}

// An instance stands for its primary interface.
function isPrimary(deviceIndex: number | undefined): boolean {
  return deviceIndex === 0
}

// A gateway stands for its interfaces, and so does what is seen at a single one.
function stands(topology: Topology, id: string): boolean {
  const seen = seenAs(topology, id)
  const isGateways = resourcesOf(topology, 'natGateway').some(({ networkInterfaceIds }) =>
    networkInterfaceIds.some((own) => own === id),
  )
  return isGateways || (seen !== id && cardsOf(topology, seen).length === 1)
}

function hasInterface({ networkInterfaceIds }: ResourceOf<'managedService'>): boolean {
  return networkInterfaceIds.length > 0
}
