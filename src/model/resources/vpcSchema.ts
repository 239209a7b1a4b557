import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'
import { BLOCK_PUBLIC_ACCESS_EXCLUSIONS, BLOCK_PUBLIC_ACCESS_MODES } from './vpc'

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
