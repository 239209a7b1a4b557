import type {
  AutoScalingGroupId,
  EndpointServiceId,
  InterfaceEndpointId,
  LoadBalancerId,
  ManagedServiceId,
  SubnetId,
  VpcId,
} from '../ids'
import { ok, type Result } from '../result'
import { findOf, resourcesOf, type Topology } from '../topology'
import { targetGroupIds } from '../validation/targets'
import { addAutoScalingGroup, setFleetCapacity, setFleetTargetGroup } from './autoScalingGroup'
import type { Created } from './edit'
import { addEndpointService } from './endpointService'
import { addInterfaceEndpoint, COMMON_SERVICES } from './interfaceEndpoint'
import { addManagedService, usualServices, type ServiceKind } from './managedService'
import { uniqueName } from './names'
import { addSecurityGroup } from './securityGroup'
import { spreadOver } from './spread'
import { addWorkingBalancer, clientGroup } from './workingBalancer'

const NAMES: Readonly<Record<ServiceKind, string>> = {
  rds: 'database',
  lambda: 'function',
  efs: 'files',
  instanceConnectEndpoint: 'connect',
}

/**
 * A service of AWS that its clients in the VPC reach at once: in a subnet, or one in each zone as its
 * kind has it, in a security group that admits them on its port (section 22).
 */
export function addWorkingService(
  topology: Topology,
  service: ServiceKind,
  vpcId: VpcId,
  near?: SubnetId,
): Result<Created<ManagedServiceId>> {
  const spread = spreadOver(topology, vpcId, {
    near,
    zones: service === 'rds' ? 2 : 1,
    prefers: service === 'rds' || service === 'efs' ? 'isolated' : 'private',
  })
  if (!spread.ok) return spread
  const services = usualServices(service)
  const port = services?.[0]?.ports.from
  const name = uniqueName(spread.value.topology, NAMES[service])
  const guarded =
    port === undefined
      ? ownGroup(spread.value.topology, vpcId, `${name}-sg`)
      : clientGroup(spread.value.topology, vpcId, { name: `${name}-sg`, port })
  const [home, ...others] = spread.value.subnetIds
  // A file system has a mount target in every zone; the others begin with one interface.
  const stands = service === 'efs' ? spread.value.subnetIds : home ? [home] : []
  return addManagedService(
    guarded.topology,
    service,
    stands.map((subnetId) => ({ subnetId, securityGroupIds: guarded.ids })),
    {
      name,
      ...(services && { services }),
      ...(service === 'rds' && { furtherSubnetIds: others }),
    },
  )
}

/** An endpoint in each zone for the next usual service, which the whole VPC may ask (IFE-01, IFE-02). */
export function addWorkingEndpoint(
  topology: Topology,
  vpcId: VpcId,
  near?: SubnetId,
): Result<Created<InterfaceEndpointId>> {
  const spread = spreadOver(topology, vpcId, { near, zones: 1 })
  if (!spread.ok) return spread
  const present = resourcesOf(topology, 'interfaceEndpoint').filter((own) => own.vpcId === vpcId)
  const [usual] = COMMON_SERVICES
  const service =
    COMMON_SERVICES.find(
      (name) => !present.some(({ serviceName }) => serviceName.endsWith(`.${name}`)),
    ) ?? usual
  const name = uniqueName(spread.value.topology, service)
  const guarded = clientGroup(spread.value.topology, vpcId, { name: `${name}-sg`, port: 443 })
  const places = spread.value.subnetIds.map((subnetId) => ({
    subnetId,
    securityGroupIds: guarded.ids,
  }))
  return addInterfaceEndpoint(guarded.topology, vpcId, service, places, { name })
}

/** A service behind a load balancer of the VPC that can have one, else behind a new one (IFE-11). */
export function addWorkingEndpointService(
  topology: Topology,
  vpcId: VpcId,
  balancerId?: LoadBalancerId,
): Result<Created<EndpointServiceId>> {
  const served = resourcesOf(topology, 'loadBalancer').find(
    (balancer) => balancer.vpcId === vpcId && ['network', 'gateway'].includes(balancer.type),
  )
  const known = balancerId ?? served?.id
  if (known) return addEndpointService(topology, [known])
  const balancer = addWorkingBalancer(topology, vpcId, 'network')
  if (!balancer.ok) return balancer
  return addEndpointService(balancer.value.topology, [balancer.value.id])
}

/** A fleet of two over the zones of a VPC, registered where a load balancer sends to instances. */
export function addWorkingFleet(
  topology: Topology,
  vpcId: VpcId,
  near?: SubnetId,
  balancerId?: LoadBalancerId,
): Result<Created<AutoScalingGroupId>> {
  const spread = spreadOver(topology, vpcId, { near, zones: 2 })
  if (!spread.ok) return spread
  const name = uniqueName(spread.value.topology, 'fleet')
  const guarded = ownGroup(spread.value.topology, vpcId, `${name}-sg`)
  const { topology: empty, id } = addAutoScalingGroup(
    guarded.topology,
    spread.value.subnetIds,
    [],
    { name, launch: { platform: 'linux', securityGroupIds: guarded.ids } },
  )
  const grown = setFleetCapacity(empty, id, { min: 1, desired: 2, max: 4 })
  if (!grown.ok) return grown
  const groups = resourcesOf(topology, 'listener')
    .filter(({ loadBalancerId }) => loadBalancerId === balancerId)
    .flatMap(targetGroupIds)
    .filter((group) => findOf(topology, 'targetGroup', group)?.targetType === 'instance')
  let next = grown.value
  for (const group of new Set(groups)) {
    const attached = setFleetTargetGroup(next, id, group, true)
    if (!attached.ok) return attached
    next = attached.value
  }
  return ok({ topology: next, id })
}

function ownGroup(topology: Topology, vpcId: VpcId, name: string) {
  const group = addSecurityGroup(topology, vpcId, { name })
  return { topology: group.topology, ids: [group.id] }
}
