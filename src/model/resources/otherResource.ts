import * as z from 'zod/mini'
import { baseShape, idSchema } from '../schema'

/**
 * A component that is not modelled yet: drawn all the same, and a walk that needs it says so.
 */
export const otherResourceSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('other'),
    id: idSchema<'OtherResourceId'>(),
    /** AWS's word for it: `Transit gateway`, `Load balancer`. */
    type: z.string(),
    vpcId: z.optional(idSchema<'VpcId'>()),
    subnetId: z.optional(idSchema<'SubnetId'>()),
  }),
)

export type OtherResource = z.infer<typeof otherResourceSchema>
