import type { Cidr } from '@/model/ip'
import type { Snapshot } from './parseRows'
import { associationsOf } from './routeTables'
import { given, sameWord } from './rows'
import { subnetHintsOfServices } from './serviceHints'

/** The blocks of a VPC as the local routes of its tables tell them. */
export function localBlocksOf({ rows }: Snapshot, vpcId: string): readonly Cidr[] {
  const blocks = rows.RouteTables.filter((table) => table.VpcId === vpcId)
    .flatMap((table) => table.Routes ?? [])
    .flatMap(({ row, destination }) =>
      sameWord(row.GatewayId, 'local') && destination.kind === 'cidr' ? [destination.cidr] : [],
    )
  return [...new Set(blocks)]
}

function hint(
  map: Map<string, string>,
  id: string | null | undefined,
  value: string | undefined,
): void {
  const known = given(id)
  if (known !== undefined && value !== undefined && !map.has(known)) map.set(known, value)
}

/** What rows say in passing about subnets, groups and peerings that have no row of their own. */
export function collectHints({ rows }: Snapshot) {
  const vpcHints = new Map<string, string>()
  const zoneHints = new Map<string, string>()
  const interfaceRows = [
    ...rows.NetworkInterfaces,
    ...rows.Instances.flatMap(({ NetworkInterfaces }) => NetworkInterfaces ?? []),
  ]
  for (const { SubnetId, VpcId, AvailabilityZone } of interfaceRows) {
    hint(vpcHints, SubnetId, given(VpcId))
    hint(zoneHints, SubnetId, given(AvailabilityZone))
  }
  for (const { SubnetId, VpcId, Placement } of rows.Instances) {
    hint(vpcHints, SubnetId, given(VpcId))
    hint(zoneHints, SubnetId, given(Placement?.AvailabilityZone))
  }
  for (const { SubnetId, VpcId } of rows.NatGateways) hint(vpcHints, SubnetId, VpcId)
  for (const { subnetId, vpcId, zone } of subnetHintsOfServices(rows)) {
    hint(vpcHints, subnetId, vpcId)
    hint(zoneHints, subnetId, zone)
  }
  for (const table of rows.RouteTables) {
    for (const { SubnetId } of associationsOf(table)) hint(vpcHints, SubnetId, table.VpcId)
  }
  for (const { Associations, VpcId } of rows.NetworkAcls) {
    for (const { SubnetId } of Associations ?? []) hint(vpcHints, SubnetId, VpcId)
  }
  for (const { IpPermissions, IpPermissionsEgress } of rows.SecurityGroups) {
    for (const { peers } of [...(IpPermissions ?? []), ...(IpPermissionsEgress ?? [])]) {
      for (const peer of peers) {
        if (peer.kind !== 'group') continue
        hint(vpcHints, peer.pair.GroupId, given(peer.pair.VpcId))
        hint(vpcHints, peer.pair.VpcPeeringConnectionId, given(peer.pair.VpcId))
      }
    }
  }
  return { vpcHints, zoneHints }
}
