import { familyOf } from '../ip'
import type { InstanceId } from '../ids'
import { instanceLimits, type Quotas } from '../quotas'
import type { NetworkInterface } from '../resources/networkInterface'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { groupBy, type ValidationContext } from './context'
import { exceeds, exceedsAs } from './exceeds'
import { issue, nameOf, type Issue } from './issue'

/** What gateways, endpoints and instance types hold at most (NAT-16, NAT-20, NAT-24, IFE-16, ENI-09). */
export function capacityIssues(context: ValidationContext, quotas: Quotas): readonly Issue[] {
  const { topology } = context
  return [
    ...natGatewaysPerZone(topology, quotas),
    ...natAddresses(topology, quotas),
    ...endpointsPerVpc(topology, quotas),
    ...[...context.interfacesByInstance].flatMap(([id, interfaces]) =>
      instanceIssues(id, interfaces, topology),
    ),
  ]
}

function natGatewaysPerZone(topology: Topology, quotas: Quotas): readonly Issue[] {
  const byZone = groupBy(
    resourcesOf(topology, 'natGateway'),
    ({ subnetId }) => findOf(topology, 'subnet', subnetId)?.availabilityZone,
  )
  return [...byZone].flatMap(([zone, gateways]) => {
    const ids = gateways.map(({ id }) => id)
    return exceedsAs(zone, ids, ids.length, 'NAT gateways', 'natGatewaysPerZone', quotas)
  })
}

function natAddresses(topology: Topology, quotas: Quotas): readonly Issue[] {
  return resourcesOf(topology, 'natGateway').flatMap((gateway) => {
    const addresses = gateway.networkInterfaceIds.flatMap(
      (id) => findOf(topology, 'networkInterface', id)?.privateAddresses ?? [],
    )
    const elastic = addresses.filter(({ publicIp }) => publicIp !== undefined)
    const byZone = groupBy(gateway.regional?.addresses ?? [], (own) => own.availabilityZone)
    const zonal = gateway.regional
      ? []
      : [
          ...exceeds(gateway, addresses.length, 'addresses', 'addressesPerNatGateway', quotas),
          ...exceeds(gateway, elastic.length, 'Elastic IPs', 'elasticIpsPerNatGateway', quotas),
        ]
    const regional = [...byZone].flatMap(([zone, own]) =>
      exceeds(gateway, own.length, `addresses in ${zone}`, 'addressesPerRegionalNatZone', quotas),
    )
    return [...zonal, ...regional]
  })
}

function endpointsPerVpc(topology: Topology, quotas: Quotas): readonly Issue[] {
  const endpoints = [
    ...resourcesOf(topology, 'interfaceEndpoint'),
    ...resourcesOf(topology, 'gatewayLoadBalancerEndpoint'),
  ]
  const byVpc = groupBy(endpoints, ({ vpcId }) => vpcId)
  return resourcesOf(topology, 'vpc').flatMap((vpc) => {
    const count = byVpc.get(vpc.id)?.length ?? 0
    const what = 'interface and Gateway Load Balancer endpoints'
    return exceeds(vpc, count, what, 'endpointsPerVpc', quotas)
  })
}

/** An instance type limits interfaces, and addresses on each for each family apart (ENI-08, ENI-09). */
function instanceIssues(
  id: InstanceId,
  interfaces: readonly NetworkInterface[],
  topology: Topology,
): readonly Issue[] {
  const instance = findOf(topology, 'instance', id)
  const type = instance?.instanceType
  const limits = type === undefined ? undefined : instanceLimits(type)
  if (!instance || type === undefined || !limits) return []
  const tooMany = (name: string, ids: readonly string[], what: string, limit: number) =>
    issue(
      'quota',
      ids,
      `${name} has ${what}; a ${type} has ${String(limit)} at most`,
      undefined,
      'ENI-09',
    )
  const issues: Issue[] = []
  if (interfaces.length > limits.interfaces) {
    const what = `${String(interfaces.length)} network interfaces`
    issues.push(tooMany(labelOf(instance), [id], what, limits.interfaces))
  }
  for (const eni of interfaces) {
    for (const family of [4, 6] as const) {
      const count =
        (family === 4 ? eni.privateAddresses : eni.ipv6Addresses).length +
        eni.prefixes.filter((prefix) => familyOf(prefix) === family).length
      if (count <= limits.addresses) continue
      const what = `${String(count)} IPv${String(family)} addresses and prefixes`
      issues.push(tooMany(nameOf(topology, eni.id), [eni.id, id], what, limits.addresses))
    }
  }
  return issues
}
