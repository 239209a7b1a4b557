import type { RowsByList } from './lists'
import { given } from './rows'

/** What a row of a service says in passing about a subnet. */
interface SubnetHint {
  readonly subnetId: string
  readonly vpcId: string | undefined
  readonly zone: string | undefined
}

type Text = string | null | undefined

/** Subnets that services name together with their VPC or their Availability Zone. */
export function subnetHintsOfServices(rows: RowsByList): readonly SubnetHint[] {
  return [
    ...rows.LoadBalancers.flatMap(({ AvailabilityZones, VpcId }) =>
      (AvailabilityZones ?? []).flatMap(({ SubnetId, ZoneName }) =>
        hint(SubnetId, VpcId, ZoneName),
      ),
    ),
    ...rows.LoadBalancerDescriptions.flatMap(({ Subnets, VPCId }) =>
      (Subnets ?? []).flatMap((id) => hint(id, VPCId, undefined)),
    ),
    ...rows.VpcEndpoints.flatMap(({ SubnetIds, VpcId }) =>
      (SubnetIds ?? []).flatMap((id) => hint(id, VpcId, undefined)),
    ),
    ...rows.Firewalls.flatMap(({ Firewall, FirewallStatus }) =>
      Object.entries(FirewallStatus?.SyncStates ?? {}).flatMap(([zone, state]) =>
        hint(state?.Attachment?.SubnetId, Firewall?.VpcId, zone),
      ),
    ),
    ...rows.DBInstances.flatMap(({ DBSubnetGroup }) =>
      (DBSubnetGroup?.Subnets ?? []).flatMap(({ SubnetIdentifier, SubnetAvailabilityZone }) =>
        hint(SubnetIdentifier, DBSubnetGroup?.VpcId, SubnetAvailabilityZone?.Name),
      ),
    ),
    ...rows.Functions.flatMap(({ VpcConfig }) =>
      (VpcConfig?.SubnetIds ?? []).flatMap((id) => hint(id, VpcConfig?.VpcId, undefined)),
    ),
    ...rows.MountTargets.flatMap(({ SubnetId, VpcId, AvailabilityZoneName }) =>
      hint(SubnetId, VpcId, AvailabilityZoneName),
    ),
    ...rows.InstanceConnectEndpoints.flatMap(({ SubnetId, VpcId, AvailabilityZone }) =>
      hint(SubnetId, VpcId, AvailabilityZone),
    ),
  ]
}

function hint(subnet: Text, vpc: Text, zone: Text): readonly SubnetHint[] {
  const subnetId = given(subnet)
  return subnetId === undefined ? [] : [{ subnetId, vpcId: given(vpc), zone: given(zone) }]
}
