import { holds, readAddress, sameAddress } from './address'
import type { Address } from './address'
import type {
  AwsInstance,
  AwsNatGateway,
  AwsNetworkAcl,
  AwsNetworkInterface,
  AwsSnapshotJson,
  AwsSubnet,
  AwsVpc,
} from './aws/awsSnapshot'

// Questions about the rows of a snapshot. Everything is looked up anew, by reading all the rows.

/** The VPC of an id. */
export function findVpc(snapshot: AwsSnapshotJson, vpcId: string): AwsVpc {
  const vpc = snapshot.Vpcs.find((row) => row.VpcId === vpcId)
  if (!vpc) throw new Error(`the snapshot has no VPC ${vpcId}`)
  return vpc
}

/** The subnet of an id. */
export function findSubnet(snapshot: AwsSnapshotJson, subnetId: string): AwsSubnet {
  const subnet = snapshot.Subnets.find((row) => row.SubnetId === subnetId)
  if (!subnet) throw new Error(`the snapshot has no subnet ${subnetId}`)
  return subnet
}

/** The network interface of an id. */
export function findInterface(snapshot: AwsSnapshotJson, id: string): AwsNetworkInterface {
  const row = snapshot.NetworkInterfaces.find((each) => each.NetworkInterfaceId === id)
  if (!row) throw new Error(`the snapshot has no network interface ${id}`)
  return row
}

/** The interface with device index 0 (A7); the "primary" one. */
export function primaryInterface(
  snapshot: AwsSnapshotJson,
  instanceId: string,
): AwsNetworkInterface {
  const primary = snapshot.NetworkInterfaces.find(
    (row) => row.Attachment?.InstanceId === instanceId && row.Attachment.DeviceIndex === 0,
  )
  if (!primary) throw new Error(`instance ${instanceId} has no primary network interface`)
  return primary
}

/** The instance behind an interface; a NAT gateway's interface has none. */
export function instanceOf(
  snapshot: AwsSnapshotJson,
  networkInterface: AwsNetworkInterface,
): AwsInstance | undefined {
  const id = networkInterface.Attachment?.InstanceId
  return allInstances(snapshot).find((row) => row.InstanceId === id)
}

function allInstances(snapshot: AwsSnapshotJson): AwsInstance[] {
  return snapshot.Reservations.flatMap((reservation) => reservation.Instances)
}

/** The NAT gateway that an interface belongs to. */
export function natGatewayOf(
  snapshot: AwsSnapshotJson,
  networkInterface: AwsNetworkInterface,
): AwsNatGateway | undefined {
  return (snapshot.NatGateways ?? []).find((gateway) =>
    gateway.NatGatewayAddresses.some(
      (address) => address.NetworkInterfaceId === networkInterface.NetworkInterfaceId,
    ),
  )
}

/** An interface that a service of AWS's has made and holds (ENI-10). */
export function isManaged(row: AwsNetworkInterface): boolean {
  return row.RequesterManaged === true && row.Attachment?.InstanceId === undefined
}

/** An interface of a service's that carries no groups is open to all (A8). */
export function isUnfiltered(row: AwsNetworkInterface): boolean {
  return (
    row.Groups.length === 0 &&
    row.Attachment?.InstanceId === undefined &&
    (row.InterfaceType !== 'interface' || row.RequesterManaged === true)
  )
}

/** The blocks of a VPC, both families, those in state `associated` only (VPC-13). */
export function blocksOfVpc(vpc: AwsVpc): string[] {
  const ipv4 = vpc.CidrBlockAssociationSet
    ? vpc.CidrBlockAssociationSet.filter((row) => row.CidrBlockState.State === 'associated').map(
        (row) => row.CidrBlock,
      )
    : [vpc.CidrBlock]
  return [...ipv4, ...associatedIpv6(vpc.Ipv6CidrBlockAssociationSet)]
}

/** The blocks of a subnet, at most one of each family. */
export function blocksOfSubnet(subnet: AwsSubnet): string[] {
  const ipv4 = subnet.CidrBlock === undefined ? [] : [subnet.CidrBlock]
  return [...ipv4, ...associatedIpv6(subnet.Ipv6CidrBlockAssociationSet)]
}

function associatedIpv6(rows: AwsVpc['Ipv6CidrBlockAssociationSet']): string[] {
  return (rows ?? [])
    .filter((row) => row.Ipv6CidrBlockState.State === 'associated')
    .map((row) => row.Ipv6CidrBlock)
}

/** Whether an address lies in one of the VPC's blocks. */
export function vpcHolds(vpc: AwsVpc, address: Address): boolean {
  return blocksOfVpc(vpc).some((block) => holds(block, address))
}

/** Whether an address lies in one of the subnet's blocks. */
export function subnetHolds(subnet: AwsSubnet, address: Address): boolean {
  return blocksOfSubnet(subnet).some((block) => holds(block, address))
}

/** The subnet of a VPC that an address lies in. */
export function subnetAt(
  snapshot: AwsSnapshotJson,
  vpcId: string,
  address: Address,
): AwsSubnet | undefined {
  return snapshot.Subnets.find((row) => row.VpcId === vpcId && subnetHolds(row, address))
}

/**
 * Whether an address is the interface's own: private ones, primary and secondary, IPv6, and all of a
 * delegated prefix (ENI-08). Public addresses are not: the guest never has them (ADDR-02).
 */
export function owns(networkInterface: AwsNetworkInterface, address: Address): boolean {
  return (
    networkInterface.PrivateIpAddresses.some((row) =>
      sameAddress(readAddress(row.PrivateIpAddress), address),
    ) ||
    networkInterface.Ipv6Addresses.some((row) =>
      sameAddress(readAddress(row.Ipv6Address), address),
    ) ||
    (networkInterface.Ipv4Prefixes ?? []).some((row) => holds(row.Ipv4Prefix, address)) ||
    (networkInterface.Ipv6Prefixes ?? []).some((row) => holds(row.Ipv6Prefix, address))
  )
}

/** The interface of a VPC that owns a private (or IPv6) address. */
export function ownerInVpc(
  snapshot: AwsSnapshotJson,
  vpcId: string,
  address: Address,
): AwsNetworkInterface | undefined {
  return snapshot.NetworkInterfaces.find((row) => row.VpcId === vpcId && owns(row, address))
}

/** The interface and the private address behind a public IPv4 (ADDR-05, ENI-14). */
export function behindPublicAddress(
  snapshot: AwsSnapshotJson,
  address: Address,
): { networkInterface: AwsNetworkInterface; privateAddress: Address } | undefined {
  for (const networkInterface of snapshot.NetworkInterfaces) {
    for (const row of networkInterface.PrivateIpAddresses) {
      if (row.Association && sameAddress(readAddress(row.Association.PublicIp), address)) {
        return { networkInterface, privateAddress: readAddress(row.PrivateIpAddress) }
      }
    }
  }
  return undefined
}

/** The public IPv4 of one private address of an interface (ENI-14: of this very address only). */
export function publicAddressOf(
  networkInterface: AwsNetworkInterface,
  privateAddress: Address,
): Address | undefined {
  const row = networkInterface.PrivateIpAddresses.find((each) =>
    sameAddress(readAddress(each.PrivateIpAddress), privateAddress),
  )
  return row?.Association && readAddress(row.Association.PublicIp)
}

/** The internet gateway that is attached to a VPC (IGW-01). */
export function internetGatewayOf(snapshot: AwsSnapshotJson, vpcId: string): string | undefined {
  return (snapshot.InternetGateways ?? []).find((gateway) =>
    gateway.Attachments.some((attachment) => attachment.VpcId === vpcId),
  )?.InternetGatewayId
}

/** The egress-only internet gateway that is attached to a VPC (EIGW-03). */
export function egressOnlyGatewayOf(snapshot: AwsSnapshotJson, vpcId: string): string | undefined {
  return (snapshot.EgressOnlyInternetGateways ?? []).find((gateway) =>
    gateway.Attachments.some((attachment) => attachment.VpcId === vpcId),
  )?.EgressOnlyInternetGatewayId
}

/** Whether an active peering joins two VPCs. */
export function arePeered(snapshot: AwsSnapshotJson, one: string, other: string): boolean {
  return (snapshot.VpcPeeringConnections ?? []).some((peering) => {
    const ends = [peering.RequesterVpcInfo.VpcId, peering.AccepterVpcInfo.VpcId]
    return peering.Status.Code === 'active' && ends.includes(one) && ends.includes(other)
  })
}

/** The blocks of a prefix list, wherever the snapshot keeps its entries (A12). */
export function entriesOfPrefixList(snapshot: AwsSnapshotJson, prefixListId: string): string[] {
  const rows = [...(snapshot.ManagedPrefixLists ?? []), ...(snapshot.PrefixLists ?? [])]
  const listed = rows
    .filter((row) => row.PrefixListId === prefixListId)
    .flatMap((row) => [...(row.Entries ?? []).map((entry) => entry.Cidr), ...(row.Cidrs ?? [])])
  const apart = snapshot.ManagedPrefixListEntries?.[prefixListId] ?? []
  return [...listed, ...apart.map((entry) => entry.Cidr)]
}

/** The ACL of a subnet: the associated one, else the VPC's default one (SUB-10), else none. */
export function networkAclOf(
  snapshot: AwsSnapshotJson,
  subnet: AwsSubnet,
): AwsNetworkAcl | undefined {
  return (
    snapshot.NetworkAcls.find((acl) =>
      acl.Associations.some((association) => association.SubnetId === subnet.SubnetId),
    ) ?? snapshot.NetworkAcls.find((acl) => acl.VpcId === subnet.VpcId && acl.IsDefault)
  )
}
