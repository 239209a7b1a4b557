/** One row of what was pasted: cells in the order they came, or values by the names of their columns. */
export type PastedRow =
  | { readonly kind: 'cells'; readonly cells: readonly string[] }
  | { readonly kind: 'named'; readonly values: NamedValues }

/** Values by the name that a console or a sheet heads their column with, letters only. */
export type NamedValues = ReadonlyMap<string, string>

/** `Port range` and `port_range` name one column. */
export function columnName(header: string): string {
  return header.toLowerCase().replace(/\(optional\)|- optional|[^a-z]/g, '')
}

/**
 * Rows from a sheet, a CSV file or the console: tabs or commas between the cells, line ends between the
 * rows, quotes around what holds either. A first line of known column names is read as such. `anywhere`
 * is true where a line with commas cannot be meant as the text of one cell.
 */
export function parsePastedRows(
  text: string,
  known: ReadonlySet<string>,
  anywhere: boolean,
): readonly PastedRow[] {
  const lines = readTable(text, text.includes('\t') ? '\t' : commaOf(text, anywhere))
  const [first, ...rest] = lines
  const names = first?.map(columnName) ?? []
  const isHeader = names.filter((name) => known.has(name)).length >= 2
  if (!isHeader) return lines.map((cells) => ({ kind: 'cells', cells }))
  return rest.map((cells) => ({
    kind: 'named',
    values: new Map(names.map((name, index) => [name, cells[index] ?? ''])),
  }))
}

/** Commas separate where several lines have equally many, or where nothing else can be meant. */
function commaOf(text: string, anywhere: boolean): string | undefined {
  const counts = new Set(readTable(text, ',').map((cells) => cells.length))
  const [columns] = counts
  const lines = text.trim().split(/\r\n|\r|\n/).length
  const even = counts.size === 1 && columns !== undefined && columns > 1
  return even && (lines > 1 || anywhere) ? ',' : undefined
}

function readTable(text: string, separator: string | undefined): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    row.push(cell.trim())
    if (row.some((value) => value !== '')) rows.push(row)
    row = []
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell === '' && separator !== undefined) quoted = true
    else if (letter === separator) {
      row.push(cell.trim())
      cell = ''
    } else if (letter === '\n' || letter === '\r') endRow()
    else cell += letter
  }
  endRow()
  return rows
}

/** Rows as a sheet takes them. */
export function formatRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoteCell).join('\t')).join('\n')
}

function quoteCell(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
