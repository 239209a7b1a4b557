import { usableRange } from '../addressSpace'
import {
  cidrEncloses,
  familyOf,
  integerToIp,
  ipToInteger,
  prefixLengthOf,
  rangeOf,
  type AddressRange,
  type Cidr,
  type IpAddress,
} from '../ip'
import type { NetworkInterface } from '../resources/networkInterface'
import type { Subnet } from '../resources/subnet'
import { addressesOf, findOf, labelOf, resourcesOf, subnetBlocks, type Topology } from '../topology'
import type { ValidationContext } from './context'
import { issue, nameOf, namesOf, type Issue } from './issue'

interface SubnetSpace {
  readonly whole: AddressRange
  readonly usable: AddressRange
}

/** The addresses of interfaces: inside their subnet, not reserved, and each used once. */
export function addressIssues(context: ValidationContext): readonly Issue[] {
  const { topology } = context
  const perSubnet = [...context.interfacesBySubnet].flatMap(([subnetId, interfaces]) => {
    const subnet = findOf(topology, 'subnet', subnetId)
    // A stub has no block to be outside of.
    if (!subnet || subnet.stub) return []
    const spaces = subnetBlocks(subnet).map((block) => ({
      whole: rangeOf(block),
      usable: usableRange(block),
    }))
    return interfaces.flatMap((eni) => [
      ...addressesOf(eni).flatMap((address) => placeIssues(topology, eni, address, subnet, spaces)),
      ...eni.prefixes.flatMap((prefix) => prefixIssues(topology, eni, prefix, subnet)),
    ])
  })
  return [...perSubnet, ...privateTwice(context), ...publicTwice(context)]
}

function placeIssues(
  topology: Topology,
  eni: NetworkInterface,
  address: IpAddress,
  subnet: Subnet,
  spaces: readonly SubnetSpace[],
): readonly Issue[] {
  const value = ipToInteger(address)
  const family = familyOf(address)
  const space = spaces.find(({ whole }) => whole.family === family)
  if (!space || !isWithin(value, space.whole)) {
    const block = subnetBlocks(subnet).find((candidate) => familyOf(candidate) === family)
    const where = block ?? `no IPv${String(family)} block`
    const message = `${nameOf(topology, eni.id)} has ${address}, outside its subnet ${labelOf(subnet)} (${where})`
    return [
      issue('addressOutsideSubnet', [eni.id, subnet.id], message, space && usableWords(space)),
    ]
  }
  if (isWithin(value, space.usable)) return []
  const message = `${nameOf(topology, eni.id)} has ${address}, which AWS reserves in ${labelOf(subnet)}`
  return [issue('addressReserved', [eni.id, subnet.id], message, usableWords(space))]
}

function usableWords({ usable }: SubnetSpace): string {
  const { first, last, family } = usable
  return `Use an address from ${integerToIp(first, family)} to ${integerToIp(last, family)}`
}

function isWithin(value: bigint, { first, last }: AddressRange): boolean {
  return first <= value && value <= last
}

function prefixIssues(
  topology: Topology,
  eni: NetworkInterface,
  prefix: Cidr,
  subnet: Subnet,
): readonly Issue[] {
  const size = familyOf(prefix) === 4 ? 28 : 80
  const issues: Issue[] = []
  if (prefixLengthOf(prefix) !== size) {
    const message = `${nameOf(topology, eni.id)} has the delegated prefix ${prefix}; one is a /${String(size)}`
    issues.push(issue('prefixSize', [eni.id], message))
  }
  if (!subnetBlocks(subnet).some((block) => cidrEncloses(block, prefix))) {
    const message = `${nameOf(topology, eni.id)} has the delegated prefix ${prefix}, outside its subnet ${labelOf(subnet)}`
    issues.push(issue('addressOutsideSubnet', [eni.id, subnet.id], message))
  }
  return issues
}

function privateTwice({ topology, subnetsByVpc, interfacesBySubnet }: ValidationContext) {
  return [...subnetsByVpc.values()].flatMap((subnets) => {
    const holders = new Map<IpAddress, NetworkInterface>()
    const issues: Issue[] = []
    for (const { id } of subnets) {
      for (const eni of interfacesBySubnet.get(id) ?? []) {
        for (const address of addressesOf(eni)) {
          const holder = holders.get(address)
          if (!holder) holders.set(address, eni)
          else {
            const who =
              holder.id === eni.id
                ? `${nameOf(topology, eni.id)} has ${address} twice`
                : `${namesOf(topology, [holder.id, eni.id])} both have ${address}`
            issues.push(issue('addressTwice', [eni.id, holder.id], who))
          }
        }
      }
    }
    return issues
  })
}

/** Public IPv4 addresses exist once in the world, internet hosts' among them. */
function publicTwice({ topology }: ValidationContext): readonly Issue[] {
  const holders = new Map<IpAddress, string>()
  const issues: Issue[] = []
  const claim = (address: IpAddress, id: string) => {
    const holder = holders.get(address)
    if (holder === undefined) holders.set(address, id)
    else {
      const names = namesOf(topology, [holder, id])
      const message =
        holder === id
          ? `${names} has the public address ${address} twice`
          : `${names} both have the public address ${address}`
      issues.push(issue('publicAddressTwice', [id, holder], message))
    }
  }
  for (const eni of resourcesOf(topology, 'networkInterface')) {
    for (const { publicIp } of eni.privateAddresses) if (publicIp) claim(publicIp, eni.id)
  }
  for (const host of resourcesOf(topology, 'internetHost')) {
    for (const address of [host.address, host.ipv6Address]) if (address) claim(address, host.id)
  }
  return issues
}
