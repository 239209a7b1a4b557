import { addressCount, usableRange } from '@/model/addressSpace'
import { cidrContains, familyOf, type Family } from '@/model/ip'
import { formatDestination } from '@/model/resources/routeTable'
import type { Subnet } from '@/model/resources/subnet'
import { subnetKind } from '@/model/subnetKind'
import {
  addressesOf,
  findOf,
  interfacesIn,
  labelOf,
  labelOfId,
  routeTableOf,
  type Topology,
} from '@/model/topology'
import { strings } from '@/strings/strings'
import type { Fact } from '../fields/Facts'
import { KindMark } from '../KindMark'

const words = strings.vpcs.subnet

/** What a subnet is in each of its families, and which route makes it so (SUB-11, SUB-12). */
export function kindFacts(topology: Topology, subnet: Subnet): readonly Fact[] {
  return familiesOf(subnet).map((family) => {
    const kind = subnetKind(topology, subnet, family)
    return {
      term: words.families[family],
      value: <KindMark kind={kind} />,
      why: reasonFor(topology, subnet, family),
    }
  })
}

/** How many addresses the IPv4 block has left past the five that AWS keeps (SUB-03, SUB-04). */
export function capacity(topology: Topology, subnet: Subnet): string | undefined {
  const block = subnet.cidrBlock
  if (!block) return undefined
  const used = interfacesIn(topology, subnet.id)
    .flatMap((eni) => addressesOf(eni))
    .filter((address) => cidrContains(block, address)).length
  const total = addressCount(usableRange(block))
  return words.used(used, total)
}

function familiesOf(subnet: Subnet): readonly Family[] {
  return [...(subnet.cidrBlock ? [4 as const] : []), ...(subnet.ipv6CidrBlock ? [6 as const] : [])]
}

function reasonFor(topology: Topology, subnet: Subnet, family: Family): string {
  const table = routeTableOf(topology, subnet)
  if (!table) return words.noTable
  const name = labelOf(table)
  const routes = table.routes.filter(({ destination }) => {
    if (destination.kind === 'cidr') return familyOf(destination.cidr) === family
    const list = findOf(topology, 'prefixList', destination.prefixListId)
    return (list?.family ?? 'ipv4') === `ipv${String(family)}`
  })
  const open = routes.find(({ target }) => target.kind === 'internetGateway') ?? routes[0]
  if (!open) return words.staysInside(name)
  const destination = formatDestination(open.destination)
  const target = labelOfId(topology, open.target.id)
  return open.target.kind === 'internetGateway'
    ? words.toInternetGateway(name, destination, target)
    : words.notToInternet(name, destination, target)
}
