import * as z from 'zod/mini'
import { familyOf, type Family } from '@/model/ip'
import { cidrSchema, ipSchema, listOf } from '@/model/schema'

/**
 * The pieces that the row schemas are made of. A field without a value is left out by AWS; other
 * tools write null or "" for it, and all three mean the same.
 */

export function maybe<T extends z.ZodMiniType>(schema: T) {
  return z.nullish(schema)
}

export function rows<T extends z.ZodMiniType>(schema: T) {
  return z.nullish(listOf(schema))
}

export const idText = z.string().check(z.minLength(1))
export const maybeText = maybe(z.string())
export const maybeFlag = maybe(z.boolean())
export const maybeIp = maybe(z.union([z.literal(''), ipSchema]))

function familyCidr(family: Family) {
  const words = `expected an IPv${String(family)} block`
  return cidrSchema.check(z.refine((block) => familyOf(block) === family, words))
}

export const ipv4Cidr = familyCidr(4)
export const ipv6Cidr = familyCidr(6)

const wholeNumber = z.number().check(z.refine(Number.isSafeInteger, 'expected a whole number'))

/** `FromPort` and `ToPort`: -1 stands for "all", and ICMP keeps its type and code here (A4). */
export const maybePortField = maybe(
  wholeNumber.check(
    z.refine((port) => port <= 65535, 'ports end at 65535'),
    z.refine((port) => port >= -1, 'ports start at 0, and -1 means all'),
  ),
)

export const maybeWholeNumber = maybe(wholeNumber)

/** A single port, where no number stands for all of them. */
export const maybePort = maybe(
  wholeNumber.check(
    z.refine((port) => port <= 65535, 'ports end at 65535'),
    z.refine((port) => port >= 0, 'ports start at 0'),
  ),
)

/** A weight, a capacity, a priority: a whole number that is never negative. */
export const maybeCount = maybe(wholeNumber.check(z.minimum(0)))

/** Names in groups, numbers in ACLs; both as text, and some tools write a bare number. */
export const protocolText = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value: string | number) => String(value).trim().toLowerCase()),
)

export const tags = rows(z.object({ Key: z.string(), Value: maybeText }))

/** The tag that people see as the name; it may be missing, empty or shared by several (A2). */
export function nameFrom(list: z.infer<typeof tags>): string {
  return list?.find(({ Key }) => Key === 'Name')?.Value?.trim() ?? ''
}

/** The text, or nothing where it is empty or missing. */
export function given<T extends string>(value: T | '' | null | undefined): T | undefined {
  return value === '' || value === null || value === undefined ? undefined : value
}

/** AWS's spelling of states and types varies in case and underscores (A2). */
export function sameWord(a: string | null | undefined, b: string): boolean {
  return plainWord(a) === plainWord(b)
}

export function plainWord(text: string | null | undefined): string {
  return (text ?? '').toLowerCase().replaceAll(/[\s_-]/g, '')
}

/** A block association and the state it is in. */
export const blockState = maybe(z.object({ State: maybeText }))

/** Whether an association is in force: `associated`, or without a state (VPC-13). */
export function isAssociated(state: z.infer<typeof blockState>): boolean {
  const word = given(state?.State)
  return word === undefined || sameWord(word, 'associated')
}
