import * as z from 'zod/mini'
import type { Brand } from './brand'
import { parseCidr, parseIp, type Cidr, type IpAddress } from './ip'
import type { Result } from './result'

/** The pieces that the resource schemas are made of: text at the edge, branded values inside. */

function parsed<T>(parse: (text: string) => Result<T>) {
  return z.pipe(
    z.string(),
    z.transform((text: string, context): T => {
      const result = parse(text)
      if (result.ok) return result.value
      context.issues.push({ code: 'custom', message: result.error, input: text })
      return z.NEVER
    }),
  )
}

export const ipSchema = parsed<IpAddress>(parseIp)
export const cidrSchema = parsed<Cidr>(parseCidr)

/** Ids are never empty; beyond that AWS's own forms, old and new, and stubs all pass. */
export function idSchema<Name extends string>() {
  return z.pipe(
    z.string().check(z.minLength(1)),
    z.transform((text: string) => text as Brand<string, Name>),
  )
}

/** A list that is refused at its first bad item: a damaged file may hold millions of them. */
export function listOf<Item extends z.ZodMiniType>(item: Item) {
  return z.readonly(
    z.pipe(
      z.array(z.unknown()),
      z.transform((values, context): z.infer<Item>[] => {
        const items: z.infer<Item>[] = []
        for (const [index, value] of values.entries()) {
          const parsed = item.safeParse(value)
          if (parsed.success) {
            items.push(parsed.data)
            continue
          }
          const [issue] = parsed.error.issues
          if (issue) {
            const placed = { ...issue, path: [index, ...issue.path], input: value }
            context.issues.push(placed as z.core.$ZodRawIssue)
          }
          return z.NEVER
        }
        return items
      }),
    ),
  )
}

/** What every resource has. A stub was only named by others: no row described it. */
export const baseShape = {
  name: z.string(),
  stub: z.optional(z.literal(true)),
  note: z.optional(z.string()),
}
