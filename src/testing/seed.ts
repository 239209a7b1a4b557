import { configureGlobal } from 'fast-check'

/**
 * Makes random networks the same in every run, so that a failing test tells of a change and not of luck;
 * `SEED=random`, or another number, tries others.
 */
export function fixSeed(): void {
  const seed = process.env['SEED'] ?? '1'
  if (seed !== 'random') configureGlobal({ seed: Number(seed) })
}
