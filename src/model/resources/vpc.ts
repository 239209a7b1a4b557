import type * as z from 'zod/mini'
import type { vpcSchema } from './vpcSchema'

/** Block Public Access of the account as it applies to this VPC (BPA-01). */
export const BLOCK_PUBLIC_ACCESS_MODES = ['off', 'block-bidirectional', 'block-ingress'] as const

/** What an exclusion from Block Public Access lets through for a VPC or subnet (BPA-04). */
export const BLOCK_PUBLIC_ACCESS_EXCLUSIONS = ['allow-bidirectional', 'allow-egress'] as const

export type Vpc = z.infer<typeof vpcSchema>

/** Every block of the VPC, both families. */
export function vpcBlocks(vpc: Vpc) {
  return [...vpc.cidrBlocks, ...vpc.ipv6CidrBlocks]
}
