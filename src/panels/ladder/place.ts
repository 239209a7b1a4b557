/** Room at either side for half a name, in percent of the panel. */
const MARGIN = 13

/** Where a column stands, in percent of the panel's width. */
export function xOfColumn(place: number, columns: number): number {
  if (columns < 2) return 50
  return MARGIN + (place / (columns - 1)) * (100 - 2 * MARGIN)
}
