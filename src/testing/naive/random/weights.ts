import * as fc from 'fast-check'

/** A reference to another part: taken modulo how many of them there are. */
export const anyPick = fc.nat({ max: 59 })

/** True in about so many of a hundred. */
export function chance(percent: number): fc.Arbitrary<boolean> {
  return fc.oneof(
    { weight: 100 - percent, arbitrary: fc.constant(false) },
    { weight: percent, arbitrary: fc.constant(true) },
  )
}

/** One of the words, each with its weight. */
export function oneOf<const Word extends string>(
  ...weighted: readonly (readonly [weight: number, word: Word])[]
): fc.Arbitrary<Word> {
  return fc.oneof(
    ...weighted.map(([weight, word]) => ({ weight, arbitrary: fc.constant<Word>(word) })),
  )
}
