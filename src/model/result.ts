/** What parsing answers: the value, or one sentence that says what was wrong and what was expected. */
export type Result<T, E = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error }
}

/** The value of a result that only we can get wrong; throws the error otherwise. */
export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.error)
}

/** Marks the branch that the compiler has proved unreachable. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
