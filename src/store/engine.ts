import type * as walkers from './walker'

/** What fires packets. */
export type Engine = typeof walkers

let walker: Engine | undefined

/** The engine, once it is there. Drawing needs none; it is fetched as soon as the page is idle. */
export function engineNow(): Engine | undefined {
  return walker
}

export async function loadEngine(): Promise<Engine> {
  walker ??= await import('./walker')
  return walker
}
