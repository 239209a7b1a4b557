import type { AwsSnapshotJson } from '../aws/awsSnapshot'

type Mode = 'off' | 'block-bidirectional' | 'block-ingress'

/**
 * What is left of Block Public Access in a subnet, or in a VPC for what stands in none: an exclusion of
 * either takes it off, or leaves only the block of what comes in (BPA-01, BPA-04).
 */
export function blockOf(snapshot: AwsSnapshotJson, vpcId: string, subnetId?: string): Mode {
  const mode = modeOf(snapshot.VpcBlockPublicAccessOptions?.InternetGatewayBlockMode)
  const exclusions = (snapshot.VpcBlockPublicAccessExclusions ?? [])
    .filter((row) => row.State === 'create-complete')
    .filter(({ ResourceArn }) => {
      const id = ResourceArn.split('/').at(-1)
      return id === vpcId || (subnetId !== undefined && id === subnetId)
    })
    .map((row) => row.InternetGatewayExclusionMode)
  if (mode === 'off' || exclusions.includes('allow-bidirectional')) return 'off'
  return exclusions.includes('allow-egress') ? 'block-ingress' : mode
}

function modeOf(word: string | undefined): Mode {
  return word === 'block-bidirectional' || word === 'block-ingress' ? word : 'off'
}
