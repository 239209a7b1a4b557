/** Where a station stands on the strip, as a share of its width. */
export function stripX(index: number, last: number): string {
  return last === 0 ? '0%' : `${String((index / last) * 100)}%`
}
