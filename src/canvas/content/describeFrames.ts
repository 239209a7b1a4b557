import type { Drawable } from '@/layout/drawables'
import { ANY_IPV4, ANY_IPV6 } from '@/model/ip'
import { formatDestination, type Route, type RouteTable } from '@/model/resources/routeTable'
import type { Subnet } from '@/model/resources/subnet'
import { vpcBlocks } from '@/model/resources/vpc'
import { subnetKind } from '@/model/subnetKind'
import {
  findOf,
  labelOf,
  labelOfId,
  routeTableOf,
  subnetBlocks,
  type Topology,
} from '@/model/topology'
import { strings } from '@/strings/strings'
import type { SubnetContent, TabContent, VpcContent } from './content'

const words = strings.drawing.routes

/** What the frame of a VPC says. */
export function describeVpc(topology: Topology, thing: Drawable, faults: number): VpcContent {
  const vpc = findOf(topology, 'vpc', thing.resourceId)
  return {
    name: vpc ? labelOf(vpc) : thing.resourceId,
    blocks: vpc ? vpcBlocks(vpc).join('  ') : '',
    faults,
  }
}

/** What the frame of a network on premises says. */
export function describeSite(topology: Topology, thing: Drawable, faults: number): VpcContent {
  const site = findOf(topology, 'onPremisesNetwork', thing.resourceId)
  return {
    name: site ? labelOf(site) : thing.resourceId,
    blocks: site?.cidrBlocks.join('  ') ?? '',
    faults,
  }
}

/** What a subnet says: its blocks, its derived kind (SUB-11) and its route table. */
export function describeSubnet(
  topology: Topology,
  subnet: Subnet,
  counts: { readonly cards: number; readonly faults: number },
): SubnetContent {
  const table = routeTableOf(topology, subnet)
  return {
    name: labelOf(subnet),
    blocks: subnetBlocks(subnet).join('  '),
    kind: subnetKind(topology, subnet),
    tab: table && describeTab(topology, table),
    holds: strings.resources.interfaces(counts.cards),
    faults: counts.faults,
  }
}

function describeTab(topology: Topology, table: RouteTable): TabContent {
  return {
    tableId: table.id,
    // A VPC's own table mostly has no name, and its id would say nothing.
    tableName: table.main && table.name === '' ? words.mainTable : labelOf(table),
    summary: summaryOf(topology, table),
    main: table.main,
  }
}

/** The default route, else the only or first one that leaves: `0.0.0.0/0 → nat-a`. */
function summaryOf(topology: Topology, table: RouteTable): string {
  const [first] = table.routes
  const byDefault =
    table.routes.find((route) => formatDestination(route.destination) === ANY_IPV4) ??
    table.routes.find((route) => formatDestination(route.destination) === ANY_IPV6)
  const shown = byDefault ?? first
  if (!shown) {
    const [learnsFrom] = table.propagatingGatewayIds ?? []
    return learnsFrom === undefined
      ? words.localOnly
      : words.learnsFrom(labelOfId(topology, learnsFrom))
  }
  const more = byDefault || table.routes.length === 1 ? '' : words.more(table.routes.length - 1)
  return `${formatDestination(shown.destination)} → ${targetName(topology, shown)}${more}`
}

function targetName(topology: Topology, route: Route): string {
  if (route.blackhole === true) return words.blackhole
  return labelOfId(topology, route.target.id)
}
