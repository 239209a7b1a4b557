import type * as z from 'zod/mini'
import { prefixListEntryRow } from './prefixLists'

/** How an answer comes whose rows do not name what they belong to (A1, trap 14). */
interface ParentedForm {
  readonly schema: z.ZodMiniType
  /** The field of a row `{"ParentId", "Rows": [row]}` that names the parent. */
  readonly parent: string
  /** The fields of such a row that may hold the rows. */
  readonly rows: readonly string[]
  /** The parent in a sentence: `prefix list id`. */
  readonly words: string
  /** The key under which the command prints the rows of one parent and does not name it. */
  readonly bareKey?: string
  /** Other keys that the same content may stand under. */
  readonly alsoUnder?: readonly string[]
  /** The parent, where a row tells it after all. */
  readonly parentOf?: (row: Readonly<Record<string, unknown>>) => string | undefined
  /** An id in the name of a file that holds a bare answer. */
  readonly parentInName?: RegExp
  /** The rows, where an older command prints one object instead of them. */
  readonly rowsOf?: (value: Readonly<Record<string, unknown>>) => readonly unknown[] | undefined
}

/** Either `{"parent": [row]}`, or rows that name their parent and hold the rows. */
export const PARENTED_LISTS = {
  ManagedPrefixListEntries: {
    schema: prefixListEntryRow,
    parent: 'PrefixListId',
    rows: ['Entries'],
    words: 'prefix list id',
    bareKey: 'Entries',
    parentInName: /pl-[0-9a-f]+/,
  },
} as const satisfies Readonly<Record<string, ParentedForm>>

export type ParentedList = keyof typeof PARENTED_LISTS
export type ParentedRows = {
  readonly [List in ParentedList]: ReadonlyMap<
    string,
    readonly z.infer<(typeof PARENTED_LISTS)[List]['schema']>[]
  >
}

const NAMES = Object.keys(PARENTED_LISTS) as readonly ParentedList[]

export function formOf(list: ParentedList): ParentedForm {
  return PARENTED_LISTS[list]
}

/** The list that stands under this key of a file, whichever of its names it is. */
export function parentedListAt(key: string): ParentedList | undefined {
  return NAMES.find((name) => {
    const { bareKey, alsoUnder = [] } = formOf(name)
    return key === name || key === bareKey || alsoUnder.includes(key)
  })
}
