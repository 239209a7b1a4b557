import * as z from 'zod/mini'
import { idText, maybeText } from './rows'

/** Attributes come apart from what they belong to, and every value is text. */
export const attributeRow = z.object({ Key: idText, Value: maybeText })

export type AttributeRow = z.infer<typeof attributeRow>
export type Attributes = ReadonlyMap<string, string>

export function attributesIn(rows: readonly AttributeRow[] | undefined): Attributes {
  return new Map((rows ?? []).map(({ Key, Value }) => [Key.toLowerCase(), Value ?? '']))
}

/** `true` or `false`; any other word is neither. */
export function flagIn(attributes: Attributes, key: string): boolean | undefined {
  const word = attributes.get(key)?.toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : undefined
}

/** A whole number of seconds. */
export function secondsIn(attributes: Attributes, key: string): number | undefined {
  const text = attributes.get(key) ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

/**
 * The attributes of a Classic Load Balancer, which its command prints as one object, under the keys
 * that the newer ones have.
 */
export function classicAttributes(
  value: Readonly<Record<string, unknown>>,
): readonly AttributeRow[] | undefined {
  const parsed = classicSchema.safeParse(value)
  if (!parsed.success) return undefined
  const { CrossZoneLoadBalancing, ConnectionSettings } = parsed.data
  if (!CrossZoneLoadBalancing && !ConnectionSettings) return undefined
  return [
    { Key: CROSS_ZONE, Value: String(CrossZoneLoadBalancing?.Enabled ?? false) },
    { Key: IDLE_TIMEOUT, Value: String(ConnectionSettings?.IdleTimeout ?? '') },
  ]
}

export const CROSS_ZONE = 'load_balancing.cross_zone.enabled'
export const IDLE_TIMEOUT = 'idle_timeout.timeout_seconds'

const classicSchema = z.object({
  CrossZoneLoadBalancing: z.nullish(z.object({ Enabled: z.nullish(z.boolean()) })),
  ConnectionSettings: z.nullish(z.object({ IdleTimeout: z.nullish(z.number()) })),
})
