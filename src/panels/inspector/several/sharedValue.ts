/** What several things have in common in one property, or that they differ. */
export type SharedValue<Value> =
  | { readonly same: true; readonly value: Value }
  | { readonly same: false }

export function sharedValue<Thing, Value>(
  things: readonly Thing[],
  valueOf: (thing: Thing) => Value,
): SharedValue<Value> {
  const values = new Set(things.map(valueOf))
  const [value] = values
  return values.size === 1 ? { same: true, value: value as Value } : { same: false }
}
