import type { ManagedServiceId, SecurityGroupId, SubnetId } from '../ids'
import type { Service } from '../resources/instance'
import type { ManagedService } from '../resources/managedService'
import { fail, ok, type Result } from '../result'
import { singlePort } from '../ports'
import { subnetKind } from '../subnetKind'
import { findOf, labelOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'
import { assignPublicAddress, releasePublicAddress } from './publicAddress'
import { removeResources } from './remove'
import {
  createServiceInterface,
  createServiceInterfaces,
  groupsRefusal,
  setInterfaceGroups,
  subnetRefusal,
  zoneTwice,
  type ServiceMark,
  type ServicePlace,
} from './serviceInterface'

export type ServiceKind = Exclude<ManagedService['service'], 'other'>

interface Manners {
  /** How AWS calls it. */
  readonly type: string
  /** What it says of its interfaces (section 22). */
  readonly mark: Required<ServiceMark>
  /** What it listens on from the start. */
  readonly services?: readonly Service[]
  /** Where its interfaces stand: in every subnet it is given, in one a zone, or in one alone. */
  readonly stands: 'everywhere' | 'oneInZone' | 'once'
}

const SERVICES: Readonly<Record<ManagedService['service'], Manners>> = {
  rds: {
    type: 'RDS DB instance',
    mark: { managedBy: 'RDSNetworkInterface', interfaceType: 'interface' },
    services: [{ name: 'PostgreSQL', protocol: 'tcp', ports: singlePort(5432) }],
    stands: 'once',
  },
  lambda: {
    type: 'Lambda function',
    mark: { managedBy: 'AWS Lambda VPC ENI', interfaceType: 'lambda' },
    stands: 'everywhere',
  },
  efs: {
    type: 'EFS file system',
    mark: { managedBy: 'EFS mount target', interfaceType: 'interface' },
    services: [{ name: 'NFS', protocol: 'tcp', ports: singlePort(2049) }],
    stands: 'oneInZone',
  },
  instanceConnectEndpoint: {
    type: 'EC2 Instance Connect Endpoint',
    mark: {
      managedBy: 'EC2 Instance Connect Endpoint',
      interfaceType: 'ec2_instance_connect_endpoint',
    },
    services: [],
    stands: 'once',
  },
  other: {
    type: 'AWS service',
    mark: { managedBy: 'AWS service', interfaceType: 'interface' },
    stands: 'everywhere',
  },
}

/** A database, a function or another service with an interface in each of these places. */
export function addManagedService(
  topology: Topology,
  service: ServiceKind,
  places: readonly ServicePlace[],
  options: {
    readonly name?: string
    readonly services?: readonly Service[]
    /** Subnets that it may use besides the places where it stands: a DB subnet group (MNG-05). */
    readonly furtherSubnetIds?: readonly SubnetId[]
  } = {},
): Result<Created<ManagedServiceId>> {
  const id = newId(topology, 'managedService')
  const { type, mark } = SERVICES[service]
  const made = createServiceInterfaces(topology, places, mark)
  if (!made.ok) return made
  const vpcId = findOf(topology, 'subnet', places[0]?.subnetId)?.vpcId
  const resource: ManagedService = {
    kind: 'managedService',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'managedService')),
    service,
    type,
    ...(vpcId && { vpcId }),
    subnetIds: [...places.map(({ subnetId }) => subnetId), ...(options.furtherSubnetIds ?? [])],
    networkInterfaceIds: made.value.ids,
    ...(options.services && { services: options.services }),
    available: true,
  }
  return ok({ topology: withResources(made.value.topology, resource), id })
}

/** What a service of a kind listens on when it is new; nothing told where that varies. */
export function usualServices(service: ManagedService['service']): readonly Service[] | undefined {
  return SERVICES[service].services
}

/** Another kind of service under the same name, with that kind's interfaces and ports. */
export function setServiceKind(
  topology: Topology,
  id: ManagedServiceId,
  service: ManagedService['service'],
): Result<Topology> {
  const before = requireOf(topology, 'managedService', id)
  if (before.service === service) return ok(topology)
  const { type, mark, services } = SERVICES[service]
  const open = service === 'rds' ? topology : withoutPublicAddress(topology, before)
  const marked = before.networkInterfaceIds.reduce(
    (next, eni) => updateResource(next, 'networkInterface', eni, mark),
    open,
  )
  return ok(
    updateResource(marked, 'managedService', id, {
      service,
      type,
      services,
      preserveClientIp: undefined,
    }),
  )
}

/** Gives a service a subnet more or takes one away, with the interface it has there. */
export function setServiceSubnet(
  topology: Topology,
  id: ManagedServiceId,
  subnetId: SubnetId,
  used: boolean,
): Result<Topology> {
  const resource = requireOf(topology, 'managedService', id)
  const { subnetIds, service } = resource
  if (subnetIds.includes(subnetId) === used) return ok(topology)
  const next = used ? [...subnetIds, subnetId] : subnetIds.filter((own) => own !== subnetId)
  const { stands } = SERVICES[service]
  const refusal = used
    ? (subnetRefusal(topology, resource.vpcId, subnetId) ??
      (stands === 'oneInZone' ? mountRefusal(topology, resource, next) : undefined) ??
      (service === 'instanceConnectEndpoint' && subnetIds.length > 0
        ? `${labelOf(resource)} stands in one subnet; take the other one away first`
        : undefined))
    : leavingRefusal(topology, resource, subnetId, next)
  if (refusal !== undefined) return fail(refusal)
  const changed = updateResource(topology, 'managedService', id, { subnetIds: next })
  if (used) {
    const needsOne = stands !== 'once' || interfaceIn(topology, resource) === undefined
    return needsOne ? withInterface(changed, resource, subnetId) : ok(changed)
  }
  const leaving = interfaceIn(topology, resource, subnetId)
  if (leaving === undefined) return ok(changed)
  const freed = updateResource(changed, 'managedService', id, ({ networkInterfaceIds }) => ({
    networkInterfaceIds: networkInterfaceIds.filter((own) => own !== leaving),
  }))
  return ok(removeResources(freed, [leaving]))
}

function mountRefusal(
  topology: Topology,
  resource: ManagedService,
  subnetIds: readonly SubnetId[],
): string | undefined {
  const zone = zoneTwice(topology, subnetIds)
  return zone && `${labelOf(resource)} has its mount target in ${zone} already`
}

/** A database keeps two zones (MNG-05) and the subnet it stands in; nothing stands nowhere. */
function leavingRefusal(
  topology: Topology,
  resource: ManagedService,
  subnetId: SubnetId,
  left: readonly SubnetId[],
): string | undefined {
  const name = labelOf(resource)
  if (left.length === 0) return `${name} needs a subnet; choose another one first`
  if (resource.service !== 'rds') return undefined
  if (interfaceIn(topology, resource, subnetId) !== undefined) {
    return `${name} stands in this subnet; its subnet group keeps it`
  }
  const zones = new Set(left.map((own) => findOf(topology, 'subnet', own)?.availabilityZone))
  return zones.size > 1 ? undefined : 'A DB subnet group covers two zones at least'
}

function interfaceIn(topology: Topology, resource: ManagedService, subnetId?: SubnetId) {
  return resource.networkInterfaceIds.find((id) => {
    const eni = findOf(topology, 'networkInterface', id)
    return eni && (subnetId === undefined || eni.subnetId === subnetId)
  })
}

function withInterface(
  topology: Topology,
  resource: ManagedService,
  subnetId: SubnetId,
): Result<Topology> {
  const groups = serviceGroups(topology, resource)
  const made = createServiceInterface(
    topology,
    { subnetId, ...(groups.length > 0 && { securityGroupIds: groups }) },
    SERVICES[resource.service].mark,
  )
  if (!made.ok) return made
  const added = made.value
  return ok(
    updateResource(added.topology, 'managedService', resource.id, ({ networkInterfaceIds }) => ({
      networkInterfaceIds: [...networkInterfaceIds, added.id],
    })),
  )
}

/** The security groups of a service's interfaces, all the same. */
export function serviceGroups(
  topology: Topology,
  { networkInterfaceIds }: ManagedService,
): readonly SecurityGroupId[] {
  return findOf(topology, 'networkInterface', networkInterfaceIds[0])?.securityGroupIds ?? []
}

/** Puts every interface of a service into these groups. */
export function setServiceGroups(
  topology: Topology,
  id: ManagedServiceId,
  securityGroupIds: readonly SecurityGroupId[],
): Result<Topology> {
  const resource = requireOf(topology, 'managedService', id)
  const refusal =
    securityGroupIds.length === 0
      ? `${labelOf(resource)} keeps one security group at least`
      : resource.vpcId && groupsRefusal(topology, resource.vpcId, securityGroupIds)
  if (refusal !== undefined) return fail(refusal)
  return ok(setInterfaceGroups(topology, resource.networkInterfaceIds, securityGroupIds))
}

/** Whether a database has a public address, which needs public subnets (MNG-06). */
export function setServicePublic(
  topology: Topology,
  id: ManagedServiceId,
  isPublic: boolean,
): Result<Topology> {
  const resource = requireOf(topology, 'managedService', id)
  if (!isPublic) return ok(withoutPublicAddress(topology, resource))
  if (resource.service !== 'rds') {
    return fail(`${labelOf(resource)} never has a public address; only a database can`)
  }
  const hidden = resource.subnetIds
    .flatMap((subnetId) => findOf(topology, 'subnet', subnetId) ?? [])
    .find((subnet) => subnetKind(topology, subnet) !== 'public')
  if (hidden) {
    return fail(`${labelOf(hidden)} is not a public subnet; public access needs public ones only`)
  }
  return ok(resource.networkInterfaceIds.reduce(assignPublicAddress, topology))
}

function withoutPublicAddress(topology: Topology, resource: ManagedService): Topology {
  return resource.networkInterfaceIds.reduce((next, id) => {
    const addresses = findOf(next, 'networkInterface', id)?.privateAddresses ?? []
    return addresses.reduce((open, { address }) => releasePublicAddress(open, id, address), next)
  }, topology)
}
