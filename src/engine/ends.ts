import { familyOf, type Family, type IpAddress } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import { findOf } from '@/model/topology'
import { inSpan } from './compile/addressAtoms'
import { areJoined } from './compile/joins'
import {
  interfaceAt,
  type CompiledInterface,
  type CompiledNetwork,
  type CompiledVpc,
} from './compile/network'
import { hostOnPremises } from './onPremises'
import type { OutsideHost } from './place'
import type { End, Probe } from './probeTypes'
import { endpointEnd, loadBalancerEnd, settledOn } from './serviceEnds'
import type { ConnectionState } from './state'
import type { Offer } from './trace'
import type { Party } from './traceConnection'
import { NO_PICKS, type Picks } from './turn'

/** Ends as the engine walks them, with the addresses that the opening packet carries. */
export interface ResolvedEnds {
  readonly from: Party
  readonly to: Party
  /** Missing where the sender has no address of the family. */
  readonly src: IpAddress | undefined
  /** Missing where the destination has no address that the sender could use. */
  readonly dst: IpAddress | undefined
  readonly family: Family
  /** The interfaces that an end could as well be: a load balancer has several nodes. */
  readonly offers: readonly Offer[]
}

/** What settles an end that may be one of several interfaces. */
interface Settling {
  readonly network: CompiledNetwork
  readonly address?: IpAddress | undefined
  readonly state?: ConnectionState | undefined
  readonly picks: Picks
  readonly offers: Offer[]
}

/** Finds the two ends of a probe and the addresses they use (design: the command line's contract). */
export function resolveEnds(
  network: CompiledNetwork,
  probe: Probe,
  picks: Picks = NO_PICKS,
  state?: ConnectionState,
): Result<ResolvedEnds> {
  const offers: Offer[] = []
  const from = resolve({ network, picks, offers, state }, probe.from, undefined)
  if (!from.ok) return from
  const settling = { network, picks, offers, state, address: probe.toAddress }
  const named = resolve(settling, probe.to, from.value)
  if (!named.ok) return named
  const to = ok(holderOf(network, named.value, probe.toAddress))
  if (
    isOutside(probe.from, from.value) &&
    isOutside(probe.to, to.value) &&
    !isTranslator(network, to.value)
  ) {
    return fail('both ends are outside AWS; one must be an interface of the network')
  }
  const family = familyFor(probe, from.value, to.value)
  const literal = literalOf(probe.to)
  if (
    literalOf(probe.from) &&
    literal &&
    familyOf(literal) !== familyOf(literalOf(probe.from) ?? literal)
  ) {
    return fail('the two ends are addresses of different families')
  }
  const meant = 'loadBalancer' in probe.to ? resolvedName : destinationAddress
  return ok({
    from: from.value,
    to: to.value,
    src: sourceAddress(network, probe.from, from.value, family),
    dst: probe.toAddress ?? literal ?? meant(network, from.value, to.value, family),
    family,
    offers,
  })
}

/** What is named by anything but an address stands inside AWS, although it may have no interface. */
function isOutside(end: End, party: Party): boolean {
  return party.kind === 'host' && 'ip' in end
}

/** A regional NAT gateway has public addresses, but no interface (NAT-22). */
function isTranslator({ regionalNat }: CompiledNetwork, party: Party): boolean {
  return party.kind === 'host' && regionalNat.byId.has(party.host.id)
}

/** Of an instance with several interfaces the one that holds the address asked for (ENI-12). */
export function holderOf(
  network: CompiledNetwork,
  party: Party,
  address: IpAddress | undefined,
): Party {
  if (party.kind === 'host' || address === undefined) return party
  const { instance, subnet } = party.eni
  const holder = network.byPublicIp.get(address)?.eni ?? interfaceAt(network, subnet.vpc, address)
  const isItsOwn = instance !== undefined && holder?.instance === instance
  return isItsOwn ? { kind: 'interface', eni: holder } : party
}

/** What an end is in words, for messages. */
export function describeEnd(end: End): string {
  if ('instance' in end) return `instance ${end.instance}`
  if ('eni' in end) return `network interface ${end.eni}`
  if ('ip' in end) return end.ip
  return 'loadBalancer' in end ? `load balancer ${end.loadBalancer}` : `endpoint ${end.endpoint}`
}

function resolve(settling: Settling, end: End, sender: Party | undefined): Result<Party> {
  const { network } = settling
  const { topology } = network
  if ('ip' in end) return ownerOf(network, end.ip, sender)
  if ('instance' in end) {
    const eni = network.primaries.get(end.instance)
    if (eni) return ok({ kind: 'interface', eni })
    const instance = findOf(topology, 'instance', end.instance)
    if (instance?.state === 'terminated') return ok({ kind: 'host', host: { id: instance.id } })
    return fail(
      instance
        ? `instance ${end.instance} has no network interface in a known subnet`
        : `the network has no instance ${end.instance}`,
    )
  }
  if ('eni' in end) {
    const eni = network.interfaces.get(end.eni)
    return eni
      ? ok({ kind: 'interface', eni })
      : fail(`the network has no network interface ${end.eni}`)
  }
  return settle(settling, end)
}

/** Which of its interfaces a load balancer or endpoint stands for: one of those still open to choice. */
function settle(
  { network, picks, offers, address, state }: Settling,
  end: Extract<End, { readonly loadBalancer: string } | { readonly endpoint: string }>,
): Result<Party> {
  const found =
    'loadBalancer' in end
      ? loadBalancerEnd(network, end.loadBalancer)
      : endpointEnd(network, end.endpoint)
  if (!found.ok) return found
  const { id, interfaces, incomplete } = found.value
  const settled = settledOn(found.value, address, state)
  if (settled) return ok({ kind: 'interface', eni: settled })
  const options: readonly string[] = [
    ...interfaces.map(({ eni }) => eni.id),
    ...(incomplete ? [id] : []),
  ]
  // The first end asks first, so that both may be one and the same load balancer.
  const by = offers.length === 0 ? id : `${id} too`
  const picked = picks.get(by) ?? options[0] ?? id
  if (options.length > 1) offers.push({ by, options, picked })
  const eni = network.interfaces.get(picked)
  return ok(eni ? { kind: 'interface', eni } : { kind: 'host', host: { id } })
}

/**
 * The interface that owns an address, else a host on the premises that hold it, else one on the
 * internet. A private address owned in several VPCs is looked for in the sender's VPC, then in networks
 * connected to it.
 */
function ownerOf(
  network: CompiledNetwork,
  address: IpAddress,
  sender: Party | undefined,
): Result<Party> {
  const mapping = network.byPublicIp.get(address)
  if (mapping) return ok({ kind: 'interface', eni: mapping.eni })
  const holders = [...(network.byAddress.get(address) ?? []), ...prefixOwners(network, address)]
  const owners = [...new Set(holders)]
  const [only] = owners
  if (only && owners.length === 1) return ok({ kind: 'interface', eni: only })
  const pool = network.poolOf(address)
  if (!only && pool) return ok({ kind: 'interface', eni: pool.eni })
  if (!only) return ok({ kind: 'host', host: outsideHost(network, address) })
  const near =
    owners.find(
      (eni) => sender?.kind === 'interface' && eni.subnet.vpc === sender.eni.subnet.vpc,
    ) ?? owners.find((eni) => sender && isJoinedTo(network, sender, eni.subnet.vpc))
  if (near) return ok({ kind: 'interface', eni: near })
  const vpcs = owners.map((eni) => eni.subnet.vpc.vpc.id).join(', ')
  return fail(`${address} is owned in several VPCs (${vpcs}); name the interface instead`)
}

function outsideHost(network: CompiledNetwork, address: IpAddress): OutsideHost {
  const drawn = network.hosts.get(address)
  if (drawn !== undefined) return { id: drawn }
  const regional = network.regionalNat.byAddress.get(address)
  if (regional) return { id: regional.gateway.id }
  return hostOnPremises(network, address) ?? { id: address }
}

/** Whether a party means the private addresses of a VPC, whatever the routes. */
function isJoinedTo(network: CompiledNetwork, party: Party, vpc: CompiledVpc): boolean {
  if (party.kind === 'interface') return areJoined(party.eni.subnet.vpc, vpc)
  const home = party.host.network
  return home !== undefined && vpc.joins.has(network.joins.ofNetwork(home.id))
}

function prefixOwners(network: CompiledNetwork, address: IpAddress): readonly CompiledInterface[] {
  const atom = network.atoms.atomOf(address)
  return [...network.vpcs.values()].flatMap((vpc) =>
    vpc.prefixes.filter(({ span }) => inSpan(span, atom)).map(({ eni }) => eni),
  )
}

function literalOf(end: End): IpAddress | undefined {
  return 'ip' in end ? end.ip : undefined
}

function familyFor(probe: Probe, from: Party, to: Party): Family {
  const literal = probe.toAddress ?? literalOf(probe.to) ?? literalOf(probe.from)
  if (literal) return familyOf(literal)
  if (probe.family) return probe.family
  if (probe.protocol === 'icmpv6') return 6
  if (probe.protocol === 'icmp') return 4
  return hasIpv4(from) && hasIpv4(to) && !isIpv6Alone(probe.to, to) ? 4 : 6
}

/** The name of a load balancer without public IPv4 means its IPv6 addresses alone. */
function isIpv6Alone(end: End, party: Party): boolean {
  if (!('loadBalancer' in end) || party.kind === 'host') return false
  const { owner } = party.eni
  if (owner?.kind !== 'loadBalancer' || owner.loadBalancer.scheme === 'internal') return false
  return owner.loadBalancer.ipAddressType === 'dualstack-without-public-ipv4'
}

function hasIpv4(party: Party): boolean {
  return party.kind === 'host' || party.eni.eni.privateAddresses.length > 0
}

function sourceAddress(
  network: CompiledNetwork,
  end: End,
  party: Party,
  family: Family,
): IpAddress | undefined {
  const literal = literalOf(end)
  if (party.kind === 'host') return literal
  if (literal !== undefined) return network.byPublicIp.get(literal)?.address ?? literal
  const { privateAddresses, ipv6Addresses } = party.eni.eni
  return family === 4 ? privateAddresses[0]?.address : ipv6Addresses[0]
}

function destinationAddress(
  network: CompiledNetwork,
  from: Party,
  to: Party,
  family: Family,
): IpAddress | undefined {
  if (to.kind === 'host') return undefined
  const { privateAddresses, ipv6Addresses } = to.eni.eni
  if (family === 6) return ipv6Addresses[0]
  if (isJoinedTo(network, from, to.eni.subnet.vpc)) return privateAddresses[0]?.address
  return privateAddresses[0]?.publicIp ?? privateAddresses.find((own) => own.publicIp)?.publicIp
}

/** What a load balancer's name stands for: public addresses everywhere, unless it is internal (ELB-02, ELB-04). */
function resolvedName(
  network: CompiledNetwork,
  from: Party,
  to: Party,
  family: Family,
): IpAddress | undefined {
  if (to.kind === 'host' || family === 6) return destinationAddress(network, from, to, family)
  const { owner, eni } = to.eni
  const isPublic = owner?.kind === 'loadBalancer' && owner.loadBalancer.scheme === 'internet-facing'
  if (!isPublic) return destinationAddress(network, from, to, family)
  return eni.privateAddresses.find(({ publicIp }) => publicIp !== undefined)?.publicIp
}

/** The address that an end keeps when it has no public one: the ghost travels to it. */
export function privateAddressOf(party: Party, family: Family): IpAddress | undefined {
  if (party.kind === 'host') return undefined
  const { privateAddresses, ipv6Addresses } = party.eni.eni
  return family === 4 ? privateAddresses[0]?.address : ipv6Addresses[0]
}
