import { familyOf, type IpAddress } from '@/model/ip'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { addressesOf, resourcesOf, type Topology } from '@/model/topology'
import type { EngineOptions } from '../options'
import type { AddressAtoms } from './addressAtoms'
import { farSide } from './joins'
import type { CompiledSubnet, CompiledVpc } from './network'

/** The interfaces that carry each group. */
export function groupMembers(
  interfaces: readonly NetworkInterface[],
): ReadonlyMap<string, readonly NetworkInterface[]> {
  const members = new Map<string, NetworkInterface[]>()
  for (const eni of interfaces) {
    for (const groupId of eni.securityGroupIds) {
      const known = members.get(groupId)
      if (known) known.push(eni)
      else members.set(groupId, [eni])
    }
  }
  return members
}

/**
 * VPCs whose members a rule of this VPC can name: itself, active peers in its Region (SG-27), and what
 * a common transit gateway joins (SG-25). Whether a packet brings its groups along depends on its way.
 */
export function visibleVpcs(
  topology: Topology,
  compiled: CompiledVpc | undefined,
): ReadonlySet<string> {
  if (!compiled) return new Set()
  const { vpc, peerings } = compiled
  const peers = peerings
    .filter(({ status, requester, accepter }) => {
      return status === 'active' && requester.region === accepter.region
    })
    .flatMap((peering) => farSide(peering, vpc.id)?.vpcId ?? [])
  return new Set([vpc.id, ...peers, ...transitNeighbours(topology, vpc.id)])
}

function transitNeighbours(topology: Topology, vpcId: string): readonly string[] {
  const all = resourcesOf(topology, 'transitGatewayAttachment').flatMap(
    ({ transitGatewayId, attached }) =>
      attached.kind === 'vpc' ? [{ gatewayId: transitGatewayId, vpcId: attached.vpcId }] : [],
  )
  const own = new Set(all.filter((row) => row.vpcId === vpcId).map(({ gatewayId }) => gatewayId))
  return all.filter(({ gatewayId }) => own.has(gatewayId)).map((row) => row.vpcId)
}

/** The private addresses of a group's members in these VPCs, delegated prefixes too (SG-22, SG-37). */
export function memberAtoms(
  members: readonly NetworkInterface[],
  subnets: ReadonlyMap<string, CompiledSubnet>,
  visible: ReadonlySet<string>,
  { atoms, options }: { readonly atoms: AddressAtoms; readonly options: EngineOptions },
): ReadonlySet<number> {
  const counts = (address: IpAddress) => options.referencesMatchIpv6 || familyOf(address) === 4
  const found = new Set<number>()
  for (const eni of members) {
    const vpcId = subnets.get(eni.subnetId)?.vpc.vpc.id
    if (vpcId === undefined || !visible.has(vpcId)) continue
    for (const address of addressesOf(eni).filter(counts)) found.add(atoms.atomOf(address))
    for (const prefix of options.referencesMatchPrefixes ? eni.prefixes : []) {
      if (!options.referencesMatchIpv6 && familyOf(prefix) === 6) continue
      const { first, last } = atoms.spanOf(prefix)
      for (let atom = first; atom <= last; atom += 1) found.add(atom)
    }
  }
  return found
}
