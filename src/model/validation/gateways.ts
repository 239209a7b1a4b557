import { subnetKind } from '../subnetKind'
import type { InternetGateway } from '../resources/internetGateway'
import type { NatGateway } from '../resources/natGateway'
import { vpcBlocks } from '../resources/vpc'
import {
  allResources,
  findOf,
  KIND_LABELS,
  labelOf,
  resourcesOf,
  subnetBlocks,
  type Topology,
} from '../topology'
import type { ValidationContext } from './context'
import { issue, type Issue } from './issue'

/** NAT gateways, gateway route tables, and what is known only in part. */
export function gatewayIssues({ topology, subnetsByVpc }: ValidationContext): readonly Issue[] {
  return [
    ...resourcesOf(topology, 'natGateway').flatMap((gateway) => natIssues(gateway, topology)),
    ...resourcesOf(topology, 'internetGateway').flatMap(edgeTable),
    ...resourcesOf(topology, 'prefixList').flatMap((list) =>
      list.entries || list.stub
        ? []
        : [issue('unknownEntries', [list.id], `What ${labelOf(list)} holds is not known`)],
    ),
    ...allResources(topology).flatMap((resource) =>
      resource.stub
        ? [
            issue(
              'stub',
              [resource.id],
              `The ${KIND_LABELS[resource.kind]} ${labelOf(resource)} is only named by others; nothing describes it`,
            ),
          ]
        : [],
    ),
  ]

  /** A gateway route table steers whole blocks of the VPC to an interface (MB-02, MB-03). */
  function edgeTable(gateway: InternetGateway): readonly Issue[] {
    const table = findOf(topology, 'routeTable', gateway.edgeRouteTableId)
    if (!table) return []
    const name = `${labelOf(table)}, the gateway route table of ${labelOf(gateway)},`
    if (table.main || (gateway.vpcId !== undefined && table.vpcId !== gateway.vpcId)) {
      const what = table.main ? 'is a main route table' : 'is of another VPC'
      return [issue('edgeTable', [gateway.id, table.id], `${name} ${what}`)]
    }
    const vpc = findOf(topology, 'vpc', table.vpcId)
    const blocks = new Set<string>([
      ...(vpc ? vpcBlocks(vpc) : []),
      ...(subnetsByVpc.get(table.vpcId) ?? []).flatMap(subnetBlocks),
    ])
    return table.routes.flatMap(({ destination, target }) => {
      const isAllowed =
        destination.kind === 'cidr' &&
        blocks.has(destination.cidr) &&
        ['networkInterface', 'instance', 'other'].includes(target.kind)
      if (isAllowed) return []
      const message = `${name} may only send whole blocks of the VPC or of its subnets to a network interface or a Gateway Load Balancer endpoint`
      return [issue('edgeTable', [table.id, gateway.id], message)]
    })
  }
}

function natIssues(gateway: NatGateway, topology: Topology): readonly Issue[] {
  const name = labelOf(gateway)
  const subnet = findOf(topology, 'subnet', gateway.subnetId)
  const issues: Issue[] = []
  if (subnet && subnet.vpcId !== gateway.vpcId) {
    const message = `${name} stands in ${labelOf(subnet)}, a subnet of another VPC`
    issues.push(issue('natInOtherVpc', [gateway.id, subnet.id], message))
  }
  if (gateway.connectivityType === 'private' || gateway.state !== 'available') return issues
  const hasPublicIp = gateway.networkInterfaceIds.some((id) =>
    findOf(topology, 'networkInterface', id)?.privateAddresses.some(({ publicIp }) => publicIp),
  )
  if (!hasPublicIp && !gateway.stub && subnet) {
    const message = `${name} is a public NAT gateway without an Elastic IP`
    issues.push(issue('natWithoutPublicAddress', [gateway.id], message, 'Give it an Elastic IP'))
  }
  if (subnet && !subnet.stub && subnetKind(topology, subnet, 4) !== 'public') {
    const message = `${name} is a public NAT gateway, but ${labelOf(subnet)} has no route to an internet gateway`
    issues.push(issue('natInPrivateSubnet', [gateway.id, subnet.id], message))
  }
  return issues
}
