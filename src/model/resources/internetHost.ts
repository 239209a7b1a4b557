import * as z from 'zod/mini'
import { baseShape, idSchema, ipSchema } from '../schema'

export const INTERNET_HOST_ROLES = ['home', 'office', 'scanner', 'website', 'server'] as const

export const internetHostSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('internetHost'),
    id: idSchema<'InternetHostId'>(),
    role: z.enum(INTERNET_HOST_ROLES),
    address: z.optional(ipSchema),
    ipv6Address: z.optional(ipSchema),
  }),
)

export type InternetHost = z.infer<typeof internetHostSchema>
