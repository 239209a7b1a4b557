import { asId } from '@/model/ids'
import {
  familyOf,
  integerToIp,
  ipToInteger,
  networkAddressOf,
  type Cidr,
  type IpAddress,
} from '@/model/ip'
import type { EgressOnlyInternetGateway } from '@/model/resources/egressOnlyInternetGateway'
import type { Instance } from '@/model/resources/instance'
import type { InternetGateway } from '@/model/resources/internetGateway'
import type { Listener } from '@/model/resources/listener'
import type { NatGateway } from '@/model/resources/natGateway'
import { isUnfiltered, type NetworkInterface } from '@/model/resources/networkInterface'
import type { PeeringConnection } from '@/model/resources/peeringConnection'
import type { RouteTable } from '@/model/resources/routeTable'
import type { Subnet } from '@/model/resources/subnet'
import { vpcBlocks, type Vpc } from '@/model/resources/vpc'
import {
  addressesOf,
  findOf,
  networkAclOf,
  resourcesOf,
  routeTableOf,
  subnetBlocks,
  type Topology,
} from '@/model/topology'
import type { Choice } from '../balancing/ways'
import { DEFAULT_OPTIONS, type EngineOptions } from '../options'
import { addressAtoms, inSpan, type AddressAtoms, type Span } from './addressAtoms'
import { everyBlock, SPECIAL_BLOCKS } from './everyBlock'
import { groupMembers, memberAtoms, visibleVpcs } from './groupMembers'
import { interfaceOwners, type InterfaceOwner } from './interfaceOwners'
import { compileJoins, type Joins } from './joins'
import { compileLines, type CompiledLines } from './lines'
import { learnedRoutes } from './propagation'
import { publicPools, type PoolOf } from './publicPools'
import { regionalNats, type RegionalNats } from './regionalNat'
import { compileAcl, compileTable, poolRules } from './rules'
import type { CompiledAcl, CompiledGroups, CompiledTable } from './rules'
import { compileTransit, type CompiledTransit } from './transit'

/** Lookup tables of one topology; made once, read by every walk, never changed. */
export interface CompiledNetwork {
  readonly topology: Topology
  readonly options: EngineOptions
  readonly atoms: AddressAtoms
  readonly vpcs: ReadonlyMap<string, CompiledVpc>
  readonly interfaces: ReadonlyMap<string, CompiledInterface>
  /** Every holder of a private IPv4, an IPv6 address: several where VPCs overlap. */
  readonly byAddress: ReadonlyMap<IpAddress, readonly CompiledInterface[]>
  readonly byPublicIp: ReadonlyMap<IpAddress, PublicMapping>
  /** An instance's primary interface: the one with the lowest device index. */
  readonly primaries: ReadonlyMap<string, CompiledInterface>
  /** Drawn hosts by their addresses. */
  readonly hosts: ReadonlyMap<IpAddress, string>
  readonly regionalNat: RegionalNats
  readonly poolOf: PoolOf
  readonly table: (id: string) => CompiledTable | undefined
  readonly onPremises: CompiledLines
  readonly joins: Joins
  readonly transit: CompiledTransit
  /** A load balancer's listeners. */
  readonly listeners: (loadBalancerId: string) => readonly Listener[]
  /** What health checks have found so far, each walked once (ELB-08). */
  readonly health: Map<string, boolean>
  /** The ways that each node's listeners leave open, found once. */
  readonly ways: Map<string, Choice>
}

export interface PublicMapping {
  readonly eni: CompiledInterface
  readonly address: IpAddress
}

export interface CompiledVpc {
  readonly vpc: Vpc
  readonly spans: readonly Span[]
  readonly subnets: readonly CompiledSubnet[]
  readonly internetGateway: InternetGateway | undefined
  readonly egressOnlyGateways: readonly EgressOnlyInternetGateway[]
  readonly peerings: readonly PeeringConnection[]
  /** The private networks that it is part of, besides its peerings. */
  readonly joins: ReadonlySet<string>
  readonly byAddress: Map<IpAddress, CompiledInterface>
  readonly prefixes: { readonly span: Span; readonly eni: CompiledInterface }[]
}

export interface CompiledSubnet {
  readonly subnet: Subnet
  readonly vpc: CompiledVpc
  readonly spans: readonly Span[]
  /** None when the snapshot listed no ACL at all: nothing is filtered. */
  readonly acl: CompiledAcl | undefined
  /** The router's and the resolver's addresses, which nothing filters (EXM-01). */
  readonly exempt: ReadonlyMap<IpAddress, string>
  readonly table: CompiledTable
}

export interface CompiledInterface {
  readonly eni: NetworkInterface
  readonly subnet: CompiledSubnet
  readonly instance: Instance | undefined
  readonly natGateway: NatGateway | undefined
  /** The service that answers on this interface instead of a guest. */
  readonly owner: InterfaceOwner | undefined
  readonly unfiltered: boolean
  readonly groups: CompiledGroups
}

/** Compiles a topology. Contradictions in it never throw: what dangles is simply not found. */
export function compile(
  topology: Topology,
  options: EngineOptions = DEFAULT_OPTIONS,
): CompiledNetwork {
  const atoms = addressAtoms(everyBlock(topology))
  const onPremises = compileLines(topology)
  const { lines } = onPremises
  const joins = compileJoins(topology, lines)
  const vpcs = new Map<string, CompiledVpc>()
  for (const vpc of resourcesOf(topology, 'vpc')) {
    vpcs.set(vpc.id, emptyVpc(topology, vpc, { atoms, joins }))
  }

  const prefixList = (id: string) => findOf(topology, 'prefixList', id)
  const tables = memo((id: string) => {
    const table = findOf(topology, 'routeTable', id)
    const vpc = table && vpcs.get(table.vpcId)?.vpc
    const learned = table && learnedRoutes(topology, lines, table)
    return table && compileTable(table, vpc, { atoms, prefixList }, learned)
  })
  const acls = memo((id: string) => {
    const acl = findOf(topology, 'networkAcl', id)
    return acl && compileAcl(acl, atoms)
  })
  const subnets = new Map<string, CompiledSubnet>()
  for (const subnet of resourcesOf(topology, 'subnet')) {
    const vpc = vpcs.get(subnet.vpcId)
    if (!vpc) continue
    const table = routeTableOf(topology, subnet)
    const acl = networkAclOf(topology, subnet)
    const compiled: CompiledSubnet = {
      subnet,
      vpc,
      spans: subnetBlocks(subnet).map(atoms.spanOf),
      acl: acl && acls(acl.id),
      exempt: exemptAddresses(vpc.vpc, subnet),
      table:
        (table && tables(table.id)) ??
        compileTable(localOnlyTable(subnet), vpc.vpc, { atoms, prefixList }),
    }
    subnets.set(subnet.id, compiled)
    ;(vpc.subnets as CompiledSubnet[]).push(compiled)
  }

  const owners = interfaceOwners(topology)
  const carried = resourcesOf(topology, 'networkInterface').map((eni) => withGroups(eni, owners))
  const membersByGroup = groupMembers(carried)
  const groupsIn = memo((key: string) => {
    const [vpcId = '', ...groupIds] = key.split(' ')
    const visible = visibleVpcs(topology, vpcs.get(vpcId))
    const members = memo((groupId: string) =>
      memberAtoms(membersByGroup.get(groupId) ?? [], subnets, visible, { atoms, options }),
    )
    const named = groupIds.map((id) => ({ id, group: findOf(topology, 'securityGroup', id) }))
    const known = named.flatMap(({ group }) => (group && !group.stub ? [group] : []))
    const unknown = named.filter(({ group }) => !group || group.stub).map(({ id }) => id)
    return poolRules(known, unknown, { atoms, prefixList, members })
  })

  const natByInterface = new Map<string, NatGateway>()
  for (const nat of resourcesOf(topology, 'natGateway')) {
    for (const id of nat.networkInterfaceIds) natByInterface.set(id, nat)
  }
  const interfaces = new Map<string, CompiledInterface>()
  const primaries = new Map<string, CompiledInterface>()
  const byAddress = new Map<IpAddress, CompiledInterface[]>()
  const byPublicIp = new Map<IpAddress, PublicMapping>()
  for (const eni of carried) {
    const subnet = subnets.get(eni.subnetId)
    if (!subnet) continue
    const compiled: CompiledInterface = {
      eni,
      subnet,
      instance: findOf(topology, 'instance', eni.attachment?.instanceId),
      natGateway: natByInterface.get(eni.id),
      owner: owners.get(eni.id),
      unfiltered: natByInterface.has(eni.id) || isUnfiltered(eni) || isOpenService(eni, owners),
      groups: groupsIn([subnet.vpc.vpc.id, ...eni.securityGroupIds].join(' ')),
    }
    interfaces.set(eni.id, compiled)
    addPrimary(primaries, compiled)
    for (const address of addressesOf(eni)) {
      byAddress.set(address, [...(byAddress.get(address) ?? []), compiled])
      if (!subnet.vpc.byAddress.has(address)) subnet.vpc.byAddress.set(address, compiled)
    }
    for (const prefix of eni.prefixes) {
      subnet.vpc.prefixes.push({ span: atoms.spanOf(prefix), eni: compiled })
    }
    for (const { address, publicIp } of eni.privateAddresses) {
      if (publicIp && !byPublicIp.has(publicIp))
        byPublicIp.set(publicIp, { eni: compiled, address })
    }
  }
  const hosts = new Map<IpAddress, string>()
  for (const { id, address, ipv6Address } of resourcesOf(topology, 'internetHost')) {
    if (address) hosts.set(address, id)
    if (ipv6Address) hosts.set(ipv6Address, id)
  }
  return {
    topology,
    options,
    atoms,
    vpcs,
    interfaces,
    byAddress,
    byPublicIp,
    primaries,
    hosts,
    regionalNat: regionalNats(topology, vpcs, tables, { atoms, prefixList }),
    poolOf: publicPools(topology, vpcs, { atoms, interfaces, primaries }),
    table: tables,
    onPremises,
    joins,
    transit: compileTransit({ topology, atoms, lines }),
    listeners: listenersOf(topology),
    health: new Map(),
    ways: new Map(),
  }
}

/** The interface that holds an address inside a VPC, delegated prefixes included (ENI-08). */
export function interfaceAt(
  network: CompiledNetwork,
  vpc: CompiledVpc,
  address: IpAddress,
): CompiledInterface | undefined {
  const exact = vpc.byAddress.get(address)
  if (exact || vpc.prefixes.length === 0) return exact
  const atom = network.atoms.atomOf(address)
  return vpc.prefixes.find(({ span }) => inSpan(span, atom))?.eni
}

export function subnetAt(
  network: CompiledNetwork,
  vpc: CompiledVpc,
  address: IpAddress,
): CompiledSubnet | undefined {
  const atom = network.atoms.atomOf(address)
  return vpc.subnets.find((subnet) => subnet.spans.some((span) => inSpan(span, atom)))
}

/** Whether an address is one of the interface's own, delegated prefixes included (ENI-06, ENI-08). */
export function ownsAddress(
  network: CompiledNetwork,
  { eni }: CompiledInterface,
  address: IpAddress,
): boolean {
  if (eni.privateAddresses.some((own) => own.address === address)) return true
  if (eni.ipv6Addresses.includes(address)) return true
  if (eni.prefixes.length === 0) return false
  const atom = network.atoms.atomOf(address)
  return eni.prefixes.some((prefix) => inSpan(network.atoms.spanOf(prefix), atom))
}

/** Who sends and answers on an interface: its guest, its gateway, its service, else the interface itself. */
export function idOfInterface({ eni, instance, natGateway, owner }: CompiledInterface): string {
  return instance?.id ?? natGateway?.id ?? idOfOwner(owner) ?? eni.id
}

function idOfOwner(owner: InterfaceOwner | undefined): string | undefined {
  switch (owner?.kind) {
    case undefined:
      return undefined
    case 'loadBalancer':
      return owner.loadBalancer.id
    case 'managedService':
      return owner.service.id
    case 'interfaceEndpoint':
    case 'gatewayLoadBalancerEndpoint':
      return owner.endpoint.id
  }
}

export function publicIpOf({ eni }: CompiledInterface, address: IpAddress): IpAddress | undefined {
  return eni.privateAddresses.find((own) => own.address === address)?.publicIp
}

export function inVpc(network: CompiledNetwork, vpc: CompiledVpc, address: IpAddress): boolean {
  const atom = network.atoms.atomOf(address)
  return vpc.spans.some((span) => inSpan(span, atom))
}

/** The same where a VPC's blocks may be unknown: every address may then be its own. */
export function isOfVpc(network: CompiledNetwork, vpc: CompiledVpc, address: IpAddress): boolean {
  return vpc.spans.length === 0 || inVpc(network, vpc, address)
}

function addPrimary(primaries: Map<string, CompiledInterface>, compiled: CompiledInterface): void {
  const { attachment } = compiled.eni
  if (!attachment) return
  const known = primaries.get(attachment.instanceId)?.eni.attachment
  if (known && known.deviceIndex <= attachment.deviceIndex) return
  primaries.set(attachment.instanceId, compiled)
}

function emptyVpc(
  topology: Topology,
  vpc: Vpc,
  { atoms, joins }: { readonly atoms: AddressAtoms; readonly joins: Joins },
): CompiledVpc {
  return {
    vpc,
    spans: vpcBlocks(vpc).map(atoms.spanOf),
    subnets: [],
    internetGateway: resourcesOf(topology, 'internetGateway').find((g) => g.vpcId === vpc.id),
    egressOnlyGateways: resourcesOf(topology, 'egressOnlyInternetGateway').filter(
      (gateway) => gateway.vpcId === vpc.id,
    ),
    peerings: resourcesOf(topology, 'peeringConnection').filter((peering) =>
      [peering.requester.vpcId, peering.accepter.vpcId].includes(vpc.id),
    ),
    joins: joins.ofVpc(vpc.id),
    byAddress: new Map(),
    prefixes: [],
  }
}

/** A load balancer's nodes carry its groups, also where only its own row names them. */
function withGroups(
  eni: NetworkInterface,
  owners: ReadonlyMap<string, InterfaceOwner>,
): NetworkInterface {
  const owner = owners.get(eni.id)
  if (owner?.kind !== 'loadBalancer' || eni.securityGroupIds.length > 0) return eni
  const { securityGroupIds } = owner.loadBalancer
  return securityGroupIds.length > 0 ? { ...eni, securityGroupIds } : eni
}

/** A service's interface without groups is open: a Network Load Balancer's, say (NLB-07). */
function isOpenService(
  { id, securityGroupIds }: NetworkInterface,
  owners: ReadonlyMap<string, InterfaceOwner>,
): boolean {
  return securityGroupIds.length === 0 && owners.has(id)
}

function listenersOf(topology: Topology): CompiledNetwork['listeners'] {
  const found = new Map<string, Listener[]>()
  for (const listener of resourcesOf(topology, 'listener')) {
    const known = found.get(listener.loadBalancerId)
    if (known) known.push(listener)
    else found.set(listener.loadBalancerId, [listener])
  }
  return (id) => found.get(id) ?? []
}

/** Where no table at all was listed: the VPC's own blocks and nothing else, under the subnet's name. */
function localOnlyTable({ id, vpcId }: Subnet): RouteTable {
  return { kind: 'routeTable', id: asId(id), name: '', vpcId, main: true, routes: [] }
}

function exemptAddresses(vpc: Vpc, subnet: Subnet): ReadonlyMap<IpAddress, string> {
  const offset = (block: Cidr, by: bigint) =>
    integerToIp(ipToInteger(networkAddressOf(block)) + by, familyOf(block))
  const [primary] = vpc.cidrBlocks
  // The resolver answers at base + 2 of the primary block alone (SUB-05).
  const resolver = primary === undefined ? [] : [offset(primary, 2n)]
  return new Map([
    ...subnetBlocks(subnet).map((block) => [offset(block, 1n), "the subnet's router"] as const),
    ...resolver.map((address) => [address, 'the Route 53 Resolver'] as const),
  ])
}

export type SpecialRange = keyof typeof SPECIAL_BLOCKS

export function isIn(network: CompiledNetwork, range: SpecialRange, address: IpAddress): boolean {
  const atom = network.atoms.atomOf(address)
  return SPECIAL_BLOCKS[range].some((block) => inSpan(network.atoms.spanOf(block), atom))
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

/** Whether only the internet could hold this address: no private range, and nobody's in this network. */
export function isForeign(network: CompiledNetwork, address: IpAddress): boolean {
  if (network.byAddress.has(address) || network.byPublicIp.has(address)) return false
  const ranges = ['rfc1918', 'rfc6598', 'uniqueLocal'] as const
  return !ranges.some((range) => isIn(network, range, address))
}
