import type { RowsByList } from './lists'
import { given } from './rows'

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d+/

export const UNKNOWN_REGION = 'unknown region'

/** No file names its region: it is read from zones' names, ARNs and what peerings say (A1). */
export function findRegions(rows: RowsByList): (vpcId: string) => string {
  const byVpc = new Map<string, string>()
  const counts = new Map<string, number>()
  const tell = (vpcId: string | undefined, region: string | undefined) => {
    if (region === undefined) return
    counts.set(region, (counts.get(region) ?? 0) + 1)
    if (vpcId !== undefined && !byVpc.has(vpcId)) byVpc.set(vpcId, region)
  }
  for (const { VpcId, AvailabilityZone, SubnetArn } of rows.Subnets) {
    tell(VpcId, regionOfZone(AvailabilityZone) ?? regionOfArn(SubnetArn))
  }
  for (const { VpcId, SecurityGroupArn } of rows.SecurityGroups) {
    tell(given(VpcId), regionOfArn(SecurityGroupArn))
  }
  for (const { RequesterVpcInfo, AccepterVpcInfo } of rows.VpcPeeringConnections) {
    tell(given(RequesterVpcInfo?.VpcId), given(RequesterVpcInfo?.Region))
    tell(given(AccepterVpcInfo?.VpcId), given(AccepterVpcInfo?.Region))
  }
  for (const { VpcId, AvailabilityZone } of rows.NetworkInterfaces) {
    tell(given(VpcId), regionOfZone(AvailabilityZone))
  }
  for (const { VpcId, ServiceName } of rows.VpcEndpoints) {
    tell(
      VpcId,
      (ServiceName ?? '').split('.').find((part) => REGION.test(part)),
    )
  }
  for (const { TransitGatewayArn } of rows.TransitGateways) {
    tell(undefined, regionOfArn(TransitGatewayArn))
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  return (vpcId) => byVpc.get(vpcId) ?? most?.[0] ?? UNKNOWN_REGION
}

/** `eu-central-1a`, also of a Local Zone such as `us-west-2-lax-1a`. */
function regionOfZone(zone: string | null | undefined): string | undefined {
  return REGION.exec(zone ?? '')?.[0]
}

/** `arn:aws:ec2:us-east-1:…` */
export function regionOfArn(arn: string | null | undefined): string | undefined {
  return REGION.exec((arn ?? '').split(':')[3] ?? '')?.[0]
}
