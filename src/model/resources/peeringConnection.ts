import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'

export const PEERING_STATUSES = [
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
  'expired',
  'failed',
  'rejected',
  'deleting',
  'deleted',
] as const

const peeringSideSchema = z.readonly(
  z.object({
    vpcId: idSchema<'VpcId'>(),
    region: z.string(),
    /** What the connection itself says of this side's blocks; used where the VPC is a stub. */
    cidrBlocks: listOf(cidrSchema),
  }),
)

export const peeringConnectionSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('peeringConnection'),
    id: idSchema<'PeeringConnectionId'>(),
    status: z.enum(PEERING_STATUSES),
    requester: peeringSideSchema,
    accepter: peeringSideSchema,
  }),
)

export type PeeringSide = z.infer<typeof peeringSideSchema>
export type PeeringConnection = z.infer<typeof peeringConnectionSchema>
