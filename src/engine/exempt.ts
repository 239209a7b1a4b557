import { isIn, ownsAddress, type CompiledInterface, type CompiledNetwork } from './compile/network'
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
  'fe80:ec2::1': "the subnet's router",
}

/**
 * The service behind an address that neither groups, ACLs nor routes touch (EXM-01, EXM-02): the
 * link-local services, the resolver at the primary block's base + 2, the subnet's router.
 */
export function exemptService(
  network: CompiledNetwork,
  sender: CompiledInterface,
  { dst, src }: Packet,
): string | undefined {
  const service = sender.subnet.exempt.get(dst) ?? SERVICES[dst]
  return service !== undefined && ownsAddress(network, sender, src) ? service : undefined
}

/** A link-local address that is no service's: no route leads there, and nobody answers (ADDR-08, EXM-03). */
export function isUnrouted(network: CompiledNetwork, { dst }: Packet): boolean {
  return isIn(network, 'linkLocal', dst)
}
