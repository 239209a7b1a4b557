import type { Json } from './awsSnapshots'

type Path = readonly string[]

/** Every place in a JSON value. */
export function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key]
    return [here, ...pathsIn(inner, here)]
  })
}

/** The value with something else at one place; a place that is gone already stays so. */
export function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value
  const inner = replaced((value as Json)[key], rest, by)
  return Array.isArray(value)
    ? value.map((item: unknown, index) => (String(index) === key ? inner : item))
    : { ...value, [key]: inner }
}
