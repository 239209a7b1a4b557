import type { Sketch } from '../sketch'
import { HOSTS } from './template'

export const ANYWHERE = '0.0.0.0/0'
export const ANYWHERE6 = '::/0'

/** The zones of every template. */
export const ZONES = { a: 'us-east-1a', b: 'us-east-1b', c: 'us-east-1c' } as const

/** What a client of any kind may open from (NACL-23). */
export const EPHEMERAL = { from: 1024, to: 65535 } as const

/** Puts hosts on the internet around the drawing. */
export function addHosts(sketch: Sketch, ...names: readonly (keyof typeof HOSTS)[]): void {
  for (const name of names) {
    const [role, address] = HOSTS[name]
    sketch.host(role, name, address)
  }
}
