import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'
import { serviceSchema } from './instance'

export const MANAGED_SERVICE_TYPES = [
  'rds',
  'lambda',
  'efs',
  'instanceConnectEndpoint',
  'other',
] as const

/** Something of AWS that stands in subnets as interfaces with its own manners (section 22). */
export const managedServiceSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('managedService'),
    id: idSchema<'ManagedServiceId'>(),
    service: z.enum(MANAGED_SERVICE_TYPES),
    /** AWS's word for it: `RDS DB instance`, `Lambda function`. */
    type: z.string(),
    vpcId: z.optional(idSchema<'VpcId'>()),
    subnetIds: listOf(idSchema<'SubnetId'>()),
    /** The interfaces that it holds, as far as they can be told. Functions share theirs (MNG-01). */
    networkInterfaceIds: listOf(idSchema<'NetworkInterfaceId'>()),
    /** What listens. Left out: everything does, because nobody told us. A function never listens (MNG-03). */
    services: z.optional(listOf(serviceSchema)),
    available: z.boolean(),
    /** Only an Instance Connect Endpoint may keep the client's address (MNG-07). */
    preserveClientIp: z.optional(z.boolean()),
  }),
)

export type ManagedService = z.infer<typeof managedServiceSchema>
