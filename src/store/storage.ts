import { createStore as createDatabase, get, set, type UseStore } from 'idb-keyval'
import { fail, ok, type Result } from '@/model/result'

/** One thing kept in the browser: text, and when it was written. */
export interface StoredItem {
  readonly text: string
  readonly savedAt: number
}

const PREFIX = 'packetwalk/'
let database: UseStore | undefined

/** Keeps an item in IndexedDB, or in localStorage where that is refused. */
export async function writeItem(key: string, item: StoredItem): Promise<Result<void>> {
  try {
    await set(key, item, openDatabase())
    return ok(undefined)
  } catch (error) {
    if (isFull(error)) return fail('the browser’s storage is full')
    return writeItemNow(key, item)
  }
}

/** Keeps an item at once, before the page may go away; room for small ones only. */
export function writeItemNow(key: string, item: StoredItem): Result<void> {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(item))
    return ok(undefined)
  } catch (error) {
    return fail(
      isFull(error)
        ? 'the browser’s storage is full'
        : 'the browser lets this page keep nothing; export the diagram to keep it',
    )
  }
}

/** The later of what IndexedDB and localStorage hold under the key. */
export async function readItem(key: string): Promise<StoredItem | undefined> {
  const items = [await readDatabase(key), readLocal(key)].filter((item) => item !== undefined)
  return items.toSorted((a, b) => b.savedAt - a.savedAt)[0]
}

async function readDatabase(key: string): Promise<StoredItem | undefined> {
  try {
    const item: unknown = await get(key, openDatabase())
    return isStoredItem(item) ? item : undefined
  } catch {
    return undefined
  }
}

function readLocal(key: string): StoredItem | undefined {
  try {
    const item: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null')
    return isStoredItem(item) ? item : undefined
  } catch {
    return undefined
  }
}

function openDatabase(): UseStore {
  database ??= createDatabase('packetwalk', 'items')
  return database
}

function isStoredItem(item: unknown): item is StoredItem {
  return (
    typeof item === 'object' &&
    item !== null &&
    'text' in item &&
    typeof item.text === 'string' &&
    'savedAt' in item &&
    typeof item.savedAt === 'number'
  )
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
