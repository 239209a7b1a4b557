import * as z from 'zod/mini'
import { ICMP_ERRORS } from '@/engine/icmpErrors'
import type { Probe } from '@/engine/probeTypes'
import { describeFault } from '@/interchange/schemaFault'
import { fail, ok, type Result } from '@/model/result'
import { ipSchema } from '@/model/schema'
import { protocolOf, type Protocol } from '@/model/traffic'

const portSchema = z
  .int()
  .check(z.refine((port) => port >= 0 && port <= 65535, 'ports go from 0 to 65535'))
const byteSchema = z
  .int()
  .check(z.refine((value) => value >= 0 && value <= 255, 'expected a number from 0 to 255'))
const idText = z.string().check(z.minLength(1))

const endSchema = z.union([
  z.strictObject({ instance: idText }),
  z.strictObject({ eni: idText }),
  z.strictObject({ ip: ipSchema }),
  z.strictObject({ loadBalancer: idText }),
  z.strictObject({ endpoint: idText }),
])

const protocolSchema = z.pipe(
  z.union([z.enum(['tcp', 'udp', 'icmp', 'icmpv6']), byteSchema]),
  z.transform((value): Protocol => (typeof value === 'number' ? protocolOf(value) : value)),
)

// Other fields pass: a file of observed cases carries what was expected beside each probe.
const probeSchema = z.object({
  id: z.string(),
  from: endSchema,
  to: endSchema,
  protocol: protocolSchema,
  port: z.optional(portSchema),
  srcPort: z.optional(portSchema),
  family: z.optional(z.literal([4, 6])),
  icmpType: z.optional(byteSchema),
  icmpCode: z.optional(byteSchema),
  toAddress: z.optional(ipSchema),
  established: z.optional(z.boolean()),
  exchanges: z.optional(z.int().check(z.refine((n) => n >= 1 && n <= 9, 'expected 1 to 9'))),
  idleSeconds: z.optional(z.number().check(z.refine((n) => n >= 0, 'expected seconds from 0'))),
  fullTables: z.optional(z.array(idText)),
  icmpError: z.optional(z.enum(ICMP_ERRORS)),
})

/** Reads a list of probes; the error names the probe and the field. */
export function parseProbes(value: unknown): Result<readonly Probe[]> {
  if (!Array.isArray(value)) return fail('the probes are not a list; expected [{"id", "from", …}]')
  const probes: Probe[] = []
  for (const [index, item] of value.entries()) {
    const several = endWithSeveral(item)
    if (several !== undefined) {
      return fail(`${placeOf(item, index)}${several} names several ends; expected exactly one`)
    }
    const parsed = z.safeParse(probeSchema, item)
    if (!parsed.success) return fail(describeFault(parsed.error.issues, item, placeOf(item, index)))
    probes.push(withoutUndefined(parsed.data) as Probe)
  }
  return ok(probes)
}

/** `from` or `to` where it names more than one thing: no form of an end would say what is wrong. */
function endWithSeveral(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  return ['from', 'to'].find((field) => {
    const end: unknown = Object.hasOwn(item, field)
      ? (item as Readonly<Record<string, unknown>>)[field]
      : undefined
    return typeof end === 'object' && end !== null && Object.keys(end).length > 1
  })
}

function placeOf(item: unknown, index: number): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined
  return typeof id === 'string' ? `probe ${id}, ` : `probe ${String(index + 1)}, `
}

function withoutUndefined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
