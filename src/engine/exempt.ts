import { ipToInteger, networkAddressOf, integerToIp, familyOf, type IpAddress } from '@/model/ip'
import { subnetBlocks } from '@/model/topology'
import { inSpan } from './compile/addressAtoms'
import { LINK_LOCAL_BLOCKS, type CompiledInterface, type CompiledNetwork } from './compile/network'
import type { Packet } from './packet'

const SERVICES: Readonly<Record<string, string>> = {
  '169.254.169.253': 'the Route 53 Resolver',
  'fd00:ec2::253': 'the Route 53 Resolver',
  '169.254.169.254': 'the instance metadata service',
  'fd00:ec2::254': 'the instance metadata service',
  '169.254.169.123': 'the Time Sync Service',
  'fd00:ec2::123': 'the Time Sync Service',
  '169.254.169.250': 'Windows activation',
  '169.254.169.251': 'Windows activation',
  'fd00:ec2::250': 'Windows activation',
  '169.254.170.2': 'ECS task metadata',
}

/**
 * The service behind an address that neither groups, ACLs nor routes touch (EXM-01 to EXM-03): the
 * link-local services, the resolver at the primary block's base + 2, the subnet's router.
 */
export function exemptService(
  network: CompiledNetwork,
  { subnet, eni }: CompiledInterface,
  { dst, src }: Packet,
): string | undefined {
  if (
    eni.privateAddresses.every((own) => own.address !== src) &&
    !eni.ipv6Addresses.includes(src)
  ) {
    return undefined
  }
  const known = SERVICES[dst]
  if (known !== undefined) return known
  const atom = network.atoms.atomOf(dst)
  if (LINK_LOCAL_BLOCKS.some((block) => inSpan(network.atoms.spanOf(block), atom))) {
    return 'a link-local address'
  }
  const [primary] = subnet.vpc.vpc.cidrBlocks
  if (primary !== undefined && dst === offset(networkAddressOf(primary), 2n)) {
    return 'the Route 53 Resolver'
  }
  const routers = subnetBlocks(subnet.subnet).map((block) => offset(networkAddressOf(block), 1n))
  return routers.includes(dst) ? "the subnet's router" : undefined
}

function offset(base: IpAddress, by: bigint): IpAddress {
  return integerToIp(ipToInteger(base) + by, familyOf(base))
}
