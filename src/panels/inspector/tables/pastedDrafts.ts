import { draftFromCells, draftFromValues, namesOf, type Draft, type RowFormat } from './grid'
import { parsePastedRows } from './pasted'

/**
 * What was pasted as rows, each to be written over a blank one; nothing where it is the text of one cell.
 * Cells without headings fill the columns from `column` on.
 */
export function pastedDrafts<Row extends object, Column extends string>(
  format: RowFormat<Row, Column>,
  text: string,
  column: Column | undefined,
): readonly ((blank: Draft<Column>) => Draft<Column>)[] | undefined {
  const { columns } = format
  const fromCli = format.fromCli?.(text)
  if (fromCli) return fromCli.map((values) => (blank) => draftFromValues(blank, format, values))
  const rows = parsePastedRows(text, namesOf(columns), column === undefined)
  const several =
    rows.length > 1 || rows.some((row) => row.kind === 'named' || row.cells.length > 1)
  if (!several) return undefined
  const first = Math.max(
    0,
    columns.findIndex(({ id }) => id === column),
  )
  return rows.map(
    (row) => (blank) =>
      row.kind === 'named'
        ? draftFromValues(blank, format, row.values)
        : draftFromCells(blank, columns, row.cells, first),
  )
}
