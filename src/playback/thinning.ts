/** Each divides the next, so that what is left out stays out as more are. */
const STEPS = [1, 2, 10, 20, 100, 200, 1_000, 10_000]

/** Of how many packets one is drawn, so that no more than `most` are. */
export function thinningFor(count: number, most: number): number {
  return STEPS.find((oneIn) => count <= most * oneIn) ?? STEPS.at(-1) ?? 1
}

/** Whether a packet is among those that are drawn: the same ones whoever asks, spread evenly. */
export function isDrawn(flight: string, oneIn: number): boolean {
  return oneIn === 1 || scattered(flight) % oneIn === 0
}

/** A number from an id, in which the order of ids is lost. */
function scattered(id: string): number {
  let number = 0
  for (let index = 0; index < id.length; index++) {
    number = Math.imul(number ^ id.charCodeAt(index), 0x9e37_79b1)
    number ^= number >>> 15
  }
  return Math.imul(number, 0x85eb_ca6b) >>> 8
}
