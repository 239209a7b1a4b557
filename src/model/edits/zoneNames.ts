import type { SubnetId, VpcId } from '../ids'
import { findOf, resourcesOf, subnetsOf, type Topology } from '../topology'
import { proposeName } from './names'

/** A name that was only numbered says nothing of what it names. */
const NUMBERED = /^(?:subnet|server)-\d+$/

/** `app-a` and `app-a1` are `app`, `web-2` is `web`. */
const ENDING = /[-_ .](?:[a-f]\d*|\d+)$/

/**
 * The name of a thing's twin in another Availability Zone: `app-a1` of us-east-1a is `app-b1` in
 * us-east-1b. Nothing where the name says nothing of its zone.
 */
export function nameInZone(name: string, from: string, to: string): string | undefined {
  if (from === '' || to === '') return undefined
  if (name.includes(from)) return name.replace(from, to)
  const [old = '', letter = ''] = [from.at(-1), to.at(-1)]
  const mark = new RegExp(`(^|[-_ .])${old}(?=\\d*$|[-_ .])`)
  return mark.test(name) ? name.replace(mark, `$1${letter}`) : undefined
}

/** The name of a new subnet: the twin of one that its zone still lacks, else a numbered one. */
export function proposeSubnetName(topology: Topology, vpcId: VpcId, zone: string): string {
  const subnets = subnetsOf(topology, vpcId)
  const taken = new Set(subnets.map(({ name }) => name))
  const twins = subnets.flatMap(
    ({ name, availabilityZone }) =>
      (availabilityZone === zone ? undefined : nameInZone(name, availabilityZone, zone)) ?? [],
  )
  return twins.find((name) => !taken.has(name)) ?? proposeName(topology, 'subnet')
}

/** The name of a new instance: `app-a1` in `app-a`, `web-1` in `web`; a numbered one where the subnet has no name of its own. */
export function proposeInstanceName(topology: Topology, subnetId: SubnetId): string {
  const subnet = namedSubnet(topology, subnetId)
  if (!subnet) return proposeName(topology, 'instance')
  const stem = /[-_ .][a-f]$/.test(subnet) ? subnet : `${subnet}-`
  const taken = new Set(resourcesOf(topology, 'instance').map(({ name }) => name))
  let number = 1
  while (taken.has(`${stem}${String(number)}`)) number += 1
  return `${stem}${String(number)}`
}

/** What a subnet or instance is for, by its name: `app` of `app-a1`; nothing where it is only numbered. */
export function tierOf(name: string): string | undefined {
  const stem = name.replace(ENDING, '')
  return name === '' || NUMBERED.test(name) || stem === '' ? undefined : stem
}

/** `nat-a`: what a thing of which each zone has one is called in a named subnet of its zone. */
export function zonalName(
  topology: Topology,
  subnetId: SubnetId,
  stem: string,
): string | undefined {
  const letter = findOf(topology, 'subnet', subnetId)?.availabilityZone.at(-1)
  const named = namedSubnet(topology, subnetId)
  return letter !== undefined && named !== undefined ? `${stem}-${letter}` : undefined
}

function namedSubnet(topology: Topology, subnetId: SubnetId): string | undefined {
  const name = findOf(topology, 'subnet', subnetId)?.name ?? ''
  return name === '' || NUMBERED.test(name) ? undefined : name
}
