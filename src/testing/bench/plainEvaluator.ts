import ipaddr from 'ipaddr.js'
import type { NetworkAclEntry } from '@/model/resources/networkAcl'
import { orderedEntries } from '@/model/resources/networkAcl'
import type { SecurityGroupRule } from '@/model/resources/securityGroup'
import { groupsOf, networkAclOf, resourcesOf, routeTableOf, type Topology } from '@/model/topology'
import type { Traffic } from '@/model/traffic'

/**
 * The obvious code: every rule's block is parsed by ipaddr.js when it is read, both ways, for one TCP
 * connection between two interfaces of one VPC. What the compiled engine is measured against.
 */
export function plainVerdict(topology: Topology, from: string, to: string, port: number): boolean {
  const [sender, receiver] = [find(topology, from), find(topology, to)]
  return (
    groupAdmits(topology, sender, 'egress', receiver.address, port) &&
    aclAdmits(topology, sender, 'egress', receiver.address, port) &&
    routed(topology, sender, receiver.address) &&
    aclAdmits(topology, receiver, 'ingress', sender.address, port) &&
    groupAdmits(topology, receiver, 'ingress', sender.address, port) &&
    aclAdmits(topology, receiver, 'egress', sender.address, 40000) &&
    routed(topology, receiver, sender.address) &&
    aclAdmits(topology, sender, 'ingress', receiver.address, 40000)
  )
}

function find(topology: Topology, id: string) {
  const eni = resourcesOf(topology, 'networkInterface').find((row) => row.id === id)
  const subnet = eni && resourcesOf(topology, 'subnet').find((row) => row.id === eni.subnetId)
  const address = eni?.privateAddresses[0]?.address
  if (!eni || !subnet || address === undefined) throw new Error(`no interface ${id}`)
  return { eni, subnet, address }
}

type Found = ReturnType<typeof find>

function contains(block: string, address: string): boolean {
  const parsed = ipaddr.parse(address)
  const [network, prefixLength] = ipaddr.parseCIDR(block)
  return parsed.kind() === network.kind() && parsed.match(network, prefixLength)
}

function admits(traffic: Traffic, port: number): boolean {
  if (traffic.protocol === 'all') return true
  return 'ports' in traffic && traffic.ports.from <= port && port <= traffic.ports.to
}

function groupAdmits(
  topology: Topology,
  { eni }: Found,
  side: 'ingress' | 'egress',
  remote: string,
  port: number,
): boolean {
  const matches = ({ peer, traffic }: SecurityGroupRule) =>
    peer.kind === 'cidr' && contains(peer.cidr, remote) && admits(traffic, port)
  return groupsOf(topology, eni).some((group) => group[side].some(matches))
}

function aclAdmits(
  topology: Topology,
  { subnet }: Found,
  side: 'ingress' | 'egress',
  remote: string,
  port: number,
): boolean {
  const acl = networkAclOf(topology, subnet)
  if (!acl) return true
  const matches = ({ cidr, traffic }: NetworkAclEntry) =>
    contains(cidr, remote) && admits(traffic, port)
  return orderedEntries(acl, side).find(matches)?.action === 'allow'
}

function routed(topology: Topology, { subnet }: Found, address: string): boolean {
  const vpc = resourcesOf(topology, 'vpc').find(({ id }) => id === subnet.vpcId)
  const routes = routeTableOf(topology, subnet)?.routes ?? []
  const blocks = routes.flatMap(({ destination }) =>
    destination.kind === 'cidr' ? [destination.cidr] : [],
  )
  return [...(vpc?.cidrBlocks ?? []), ...blocks].some((block) => contains(block, address))
}
