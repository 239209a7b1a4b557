import type { ManagedServiceId } from '../ids'
import type { Service } from '../resources/instance'
import type { ManagedService } from '../resources/managedService'
import { ok, type Result } from '../result'
import { findOf, withResources, type Topology } from '../topology'
import type { Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'
import { createServiceInterfaces, type ServicePlace } from './serviceInterface'

type ServiceKind = Exclude<ManagedService['service'], 'other'>

/** How AWS calls each service, and what the description of its interfaces says (section 22). */
const SERVICES: Readonly<
  Record<
    ServiceKind,
    { readonly type: string; readonly description: string; readonly interfaceType: string }
  >
> = {
  rds: { type: 'RDS DB instance', description: 'RDSNetworkInterface', interfaceType: 'interface' },
  lambda: { type: 'Lambda function', description: 'AWS Lambda VPC ENI', interfaceType: 'lambda' },
  efs: { type: 'EFS file system', description: 'EFS mount target', interfaceType: 'interface' },
  instanceConnectEndpoint: {
    type: 'EC2 Instance Connect Endpoint',
    description: 'EC2 Instance Connect Endpoint',
    interfaceType: 'ec2_instance_connect_endpoint',
  },
}

/** A database, a function or another service with an interface in each of these places. */
export function addManagedService(
  topology: Topology,
  service: ServiceKind,
  places: readonly ServicePlace[],
  options: { readonly name?: string; readonly services?: readonly Service[] } = {},
): Result<Created<ManagedServiceId>> {
  const id = newId(topology, 'managedService')
  const { type, description, interfaceType } = SERVICES[service]
  const made = createServiceInterfaces(topology, places, { interfaceType, managedBy: description })
  if (!made.ok) return made
  const vpcId = findOf(topology, 'subnet', places[0]?.subnetId)?.vpcId
  const resource: ManagedService = {
    kind: 'managedService',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'managedService')),
    service,
    type,
    ...(vpcId && { vpcId }),
    subnetIds: places.map(({ subnetId }) => subnetId),
    networkInterfaceIds: made.value.ids,
    ...(options.services && { services: options.services }),
    available: true,
  }
  return ok({ topology: withResources(made.value.topology, resource), id })
}
