import type { VpcId } from '../ids'
import type { Quotas } from '../quotas'
import type { NetworkInterface } from '../resources/networkInterface'
import { addressesOf, findOf, labelOf, resourcesOf } from '../topology'
import type { ValidationContext } from './context'
import { exceeds, exceedsAs } from './exceeds'
import type { Issue } from './issue'

/** What AWS counts each interface of its own services as: gateways, load balancers, endpoints, functions. */
const SERVICE_UNITS = 6

/** Network address usage of a VPC, and of VPCs peered within a Region together (VPC-22). */
export function addressUsageIssues(context: ValidationContext, quotas: Quotas): readonly Issue[] {
  const { topology } = context
  const usage = new Map<VpcId, number>()
  for (const [vpcId, subnets] of context.subnetsByVpc) {
    const interfaces = subnets.flatMap(({ id }) => context.interfacesBySubnet.get(id) ?? [])
    usage.set(
      vpcId,
      interfaces.reduce((sum, eni) => sum + unitsOf(eni), 0),
    )
  }
  const perVpc = resourcesOf(topology, 'vpc').flatMap((vpc) =>
    exceeds(vpc, usage.get(vpc.id) ?? 0, 'units of address usage', 'addressUsagePerVpc', quotas),
  )
  const peered = resourcesOf(topology, 'vpc').flatMap((vpc) => {
    const near = neighbours(context, vpc.id)
    if (near.length === 0) return []
    const total = [vpc.id, ...near].reduce((sum, id) => sum + (usage.get(id) ?? 0), 0)
    const owner = `${labelOf(vpc)}, with the VPCs that it is peered with,`
    const what = 'units of address usage'
    return exceedsAs(owner, [vpc.id, ...near], total, what, 'addressUsagePeered', quotas)
  })
  return [...perVpc, ...peered]
}

/** Each address and each delegated prefix is one unit; a service's interface weighs more. */
function unitsOf(eni: NetworkInterface): number {
  const own = addressesOf(eni).length + eni.prefixes.length
  const isService = eni.managedBy !== undefined || eni.interfaceType !== 'interface'
  return isService ? Math.max(SERVICE_UNITS, own) : own
}

function neighbours({ topology }: ValidationContext, vpcId: VpcId): readonly VpcId[] {
  const region = findOf(topology, 'vpc', vpcId)?.region
  return resourcesOf(topology, 'peeringConnection').flatMap(({ status, requester, accepter }) => {
    if (status !== 'active') return []
    const other =
      requester.vpcId === vpcId ? accepter : accepter.vpcId === vpcId ? requester : undefined
    return other && other.region === region ? [other.vpcId] : []
  })
}
