/** A row as it stands in its file, and where that is. */
export interface PlacedRow {
  /** The list it stands in; a place is put into words only when there is a fault to tell. */
  readonly list: string
  /** Missing where the file describes one thing without a list around it. */
  readonly index: number | undefined
  readonly row: unknown
}

/** `shop.json: Subnets[3]` */
export function placeOfRow({ list, index }: PlacedRow): string {
  return index === undefined ? list : `${list}[${String(index)}]`
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
