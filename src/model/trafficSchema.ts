import * as z from 'zod/mini'
import { LAST_PORT } from './ports'
import { ANY_ICMP } from './traffic'

const portSchema = z.int().check(z.minimum(0), z.maximum(LAST_PORT))
export const portRangeSchema = z
  .readonly(z.object({ from: portSchema, to: portSchema }))
  .check(z.refine((range) => range.from <= range.to, 'the first port must not be above the last'))
const icmpFieldSchema = z.int().check(z.minimum(ANY_ICMP), z.maximum(255))

/**
 * What a rule of a security group or a network ACL speaks of (SG-05 to SG-08, NACL-05 to NACL-07).
 * A bare number is a protocol without ports.
 */
export const trafficSchema = z.union([
  z.readonly(z.object({ protocol: z.literal('all') })),
  z.readonly(z.object({ protocol: z.enum(['tcp', 'udp']), ports: portRangeSchema })),
  z.readonly(
    z.object({
      protocol: z.enum(['icmp', 'icmpv6']),
      type: icmpFieldSchema,
      code: icmpFieldSchema,
    }),
  ),
  z.readonly(z.object({ protocol: z.int().check(z.minimum(0), z.maximum(255)) })),
])
