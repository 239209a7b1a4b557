/** Bad input: one clear line that names the place and what was expected. Exit code 2. */
export class BadInput extends Error {}

/** The value of a result, or the one line for the person at the keyboard. */
export function orBadInput<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string },
  place = '',
): T {
  if (result.ok) return result.value
  throw new BadInput(`${place}${result.error}`)
}
