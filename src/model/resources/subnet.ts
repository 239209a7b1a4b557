import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema } from '../schema'
import { BLOCK_PUBLIC_ACCESS_EXCLUSIONS } from './vpc'

export const subnetSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('subnet'),
    id: idSchema<'SubnetId'>(),
    vpcId: idSchema<'VpcId'>(),
    availabilityZone: z.string(),
    /** Missing in an IPv6-only subnet (SUB-08). */
    cidrBlock: z.optional(cidrSchema),
    ipv6CidrBlock: z.optional(cidrSchema),
    /** The explicit association; without one the VPC's main table serves (RT-17). */
    routeTableId: z.optional(idSchema<'RouteTableId'>()),
    /** The explicit association; without one the VPC's default ACL guards (SUB-10). */
    networkAclId: z.optional(idSchema<'NetworkAclId'>()),
    blockPublicAccessExclusion: z.optional(z.enum(BLOCK_PUBLIC_ACCESS_EXCLUSIONS)),
    mapPublicIpOnLaunch: z.boolean(),
    assignIpv6AddressOnCreation: z.boolean(),
  }),
)

export type Subnet = z.infer<typeof subnetSchema>
