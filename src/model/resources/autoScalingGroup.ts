import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'
import { PLATFORMS } from './instance'

/** A fleet: instances that share what a launch template gives them. They are resources of their own. */
export const autoScalingGroupSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('autoScalingGroup'),
    id: idSchema<'AutoScalingGroupId'>(),
    vpcId: z.optional(idSchema<'VpcId'>()),
    subnetIds: listOf(idSchema<'SubnetId'>()),
    instanceIds: listOf(idSchema<'InstanceId'>()),
    targetGroupIds: listOf(idSchema<'TargetGroupId'>()),
    capacity: z.readonly(z.object({ min: z.int(), desired: z.int(), max: z.int() })),
    /** What a new instance gets; missing where only the launch template knows. */
    launch: z.optional(
      z.readonly(
        z.object({
          platform: z.enum(PLATFORMS),
          securityGroupIds: listOf(idSchema<'SecurityGroupId'>()),
          associatePublicIp: z.optional(z.boolean()),
        }),
      ),
    ),
  }),
)

export type AutoScalingGroup = z.infer<typeof autoScalingGroupSchema>
