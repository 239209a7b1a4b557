import * as z from 'zod/mini'
import type { PacketForm } from './simulationStore'

const portSchema = z.int().check(z.minimum(0), z.maximum(65535))
const byteSchema = z.int().check(z.minimum(0), z.maximum(255))

const formSchema = z.object({
  from: z.string(),
  to: z.string(),
  protocol: z.union([z.enum(['tcp', 'udp', 'icmp', 'icmpv6']), byteSchema]),
  port: portSchema,
  srcPort: z.optional(portSchema),
  family: z.optional(z.union([z.literal(4), z.literal(6)])),
  icmpType: z.optional(byteSchema),
  icmpCode: z.optional(byteSchema),
})

/** The packet form as it was saved beside the diagram; nothing when it does not read as one. */
export function readForm(value: unknown): PacketForm | undefined {
  const parsed = z.safeParse(formSchema, value)
  return parsed.success ? (parsed.data as PacketForm) : undefined
}

/** Several of them; what does not read as one is left out. */
export function readForms(value: unknown): readonly PacketForm[] {
  return Array.isArray(value) ? value.flatMap((each) => readForm(each) ?? []) : []
}
