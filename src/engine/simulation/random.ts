/** Whatever draws at random: the state is its own, so that the same seed draws the same. */
export interface Dice {
  random: number
}

/** A number from 0 to below `count` (mulberry32, in integers: the same on every machine). */
export function draw(dice: Dice, count: number): number {
  dice.random = (dice.random + 0x6d2b79f5) | 0
  let mixed = Math.imul(dice.random ^ (dice.random >>> 15), dice.random | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) % count
}

/** One of several; nothing of nothing. */
export function drawOne<T>(dice: Dice, options: readonly T[]): T | undefined {
  return options.length === 0 ? undefined : options[draw(dice, options.length)]
}
