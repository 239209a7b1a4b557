import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'

/** Block Public Access of the account as it applies to this VPC (BPA-01). */
export const BLOCK_PUBLIC_ACCESS_MODES = ['off', 'block-bidirectional', 'block-ingress'] as const

/** What an exclusion from Block Public Access lets through for a VPC or subnet (BPA-04). */
export const BLOCK_PUBLIC_ACCESS_EXCLUSIONS = ['allow-bidirectional', 'allow-egress'] as const

export const vpcSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('vpc'),
    id: idSchema<'VpcId'>(),
    region: z.string(),
    /** IPv4 blocks in state associated; the first is the primary one (VPC-01, VPC-07). */
    cidrBlocks: listOf(cidrSchema),
    ipv6CidrBlocks: listOf(cidrSchema),
    isDefault: z.boolean(),
    blockPublicAccess: z.enum(BLOCK_PUBLIC_ACCESS_MODES),
    blockPublicAccessExclusion: z.optional(z.enum(BLOCK_PUBLIC_ACCESS_EXCLUSIONS)),
  }),
)

export type Vpc = z.infer<typeof vpcSchema>

/** Every block of the VPC, both families. */
export function vpcBlocks(vpc: Vpc) {
  return [...vpc.cidrBlocks, ...vpc.ipv6CidrBlocks]
}
