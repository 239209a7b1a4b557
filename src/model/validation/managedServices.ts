import type { SubnetId, VpcId } from '../ids'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import type { ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Databases, functions and fleets: where they stand, and exclusions from Block Public Access. */
export function managedServiceIssues({ topology }: ValidationContext): readonly Issue[] {
  return [
    ...resourcesOf(topology, 'managedService').flatMap((service) => [
      ...subnetsElsewhere(service, topology),
      ...(service.service === 'rds' ? databaseZones(service, topology) : []),
      ...(service.service === 'lambda' ? publicFunctions(service, topology) : []),
    ]),
    ...resourcesOf(topology, 'autoScalingGroup').flatMap((fleet) => {
      const { min, desired, max } = fleet.capacity
      const elsewhere = subnetsElsewhere(fleet, topology)
      if (min >= 0 && min <= desired && desired <= max) return elsewhere
      const message = `${labelOf(fleet)} wants ${String(desired)} instances, which is not between its minimum ${String(min)} and its maximum ${String(max)}`
      return [issue('fleetCapacity', [fleet.id], message), ...elsewhere]
    }),
    ...exclusions(topology),
  ]
}

interface Placed {
  readonly id: string
  readonly name: string
  readonly vpcId?: VpcId | undefined
  readonly subnetIds: readonly SubnetId[]
}

function subnetsElsewhere(placed: Placed, topology: Topology): readonly Issue[] {
  if (placed.vpcId === undefined) return []
  return placed.subnetIds.flatMap((id) => {
    const subnet = findOf(topology, 'subnet', id)
    if (!subnet || subnet.stub || subnet.vpcId === placed.vpcId) return []
    const message = `${labelOf(placed)} uses ${labelOf(subnet)}, a subnet of another VPC`
    return [issue('serviceInOtherVpc', [placed.id, id], message)]
  })
}

/** A DB subnet group covers two zones at least (MNG-05). */
function databaseZones(service: Placed, topology: Topology): readonly Issue[] {
  const subnets = service.subnetIds.flatMap((id) => findOf(topology, 'subnet', id) ?? [])
  const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone))
  if (subnets.length === 0 || zones.size > 1 || subnets.some(({ stub }) => stub)) return []
  const message = `${labelOf(service)} has subnets in ${[...zones].join()} only; a DB subnet group covers two zones at least`
  return [issue('databaseZones', [service.id], message, 'Add a subnet in another zone')]
}

/** A function never has a public address (MNG-02). */
function publicFunctions(
  service: Placed & { readonly networkInterfaceIds: readonly string[] },
  topology: Topology,
): readonly Issue[] {
  return service.networkInterfaceIds.flatMap((id) => {
    const eni = findOf(topology, 'networkInterface', id)
    if (!eni?.privateAddresses.some(({ publicIp }) => publicIp !== undefined)) return []
    const message = `${namesOf(topology, [id])} of the function ${labelOf(service)} has a public address, which no function can have`
    return [issue('functionWithPublicAddress', [id, service.id], message)]
  })
}

/** An exclusion that lets out only means something where both directions are blocked (BPA-04). */
function exclusions(topology: Topology): readonly Issue[] {
  const excluded = [...resourcesOf(topology, 'vpc'), ...resourcesOf(topology, 'subnet')]
  return excluded.flatMap((resource) => {
    if (resource.blockPublicAccessExclusion !== 'allow-egress') return []
    const vpc = resource.kind === 'vpc' ? resource : findOf(topology, 'vpc', resource.vpcId)
    if (!vpc || vpc.blockPublicAccess === 'block-bidirectional') return []
    const why =
      vpc.blockPublicAccess === 'off' ? 'which is off' : 'which does not block both directions'
    const message = `${labelOf(resource)} is excluded for egress from Block Public Access, ${why}: the exclusion changes nothing`
    return [issue('meaninglessExclusion', [resource.id], message)]
  })
}
