import { prefixLengthOf, rangeOf, type Cidr } from '@/model/ip'
import type { Box } from './diagram'

/**
 * Where a block lies on the map of a larger one, as shares of its width and height. The map is
 * halved by turns, first into an upper and a lower half, so that equal blocks have equal areas
 * and neighbours stay together.
 */
export function blockRect(outer: Cidr, block: Cidr): Box {
  const halvings = prefixLengthOf(block) - prefixLengthOf(outer)
  const { first, last } = rangeOf(outer)
  let [low, size] = [first, last - first + 1n]
  let box: Box = { x: 0, y: 0, width: 1, height: 1 }
  const start = rangeOf(block).first
  for (let turn = 0; turn < halvings; turn += 1) {
    size /= 2n
    const second = start >= low + size
    if (second) low += size
    box = halved(box, turn % 2 === 0, second)
  }
  return box
}

function halved({ x, y, width, height }: Box, across: boolean, second: boolean): Box {
  return across
    ? { x, y: second ? y + height / 2 : y, width, height: height / 2 }
    : { x: second ? x + width / 2 : x, y, width: width / 2, height }
}
