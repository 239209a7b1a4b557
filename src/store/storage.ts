import { createStore as createDatabase, del, entries, get, set, type UseStore } from 'idb-keyval'
import { fail, ok, type Result } from '@/model/result'
import { strings } from '@/strings/strings'

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
    if (isFull(error)) return fail(strings.saving.full)
    return writeItemNow(key, item)
  }
}

/** Keeps an item at once, before the page may go away; room for small ones only. */
export function writeItemNow(key: string, item: StoredItem): Result<void> {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(item))
    return ok(undefined)
  } catch (error) {
    return fail(isFull(error) ? strings.saving.full : strings.saving.refused)
  }
}

/** The later of what IndexedDB and localStorage hold under the key. */
export async function readItem(key: string): Promise<StoredItem | undefined> {
  const items = [await readDatabase(key), readLocal(key)].filter((item) => item !== undefined)
  return items.toSorted((a, b) => b.savedAt - a.savedAt)[0]
}

/** Forgets an item wherever it is kept. */
export async function removeItem(key: string): Promise<void> {
  try {
    await del(key, openDatabase())
  } catch {
    // Without a database there is nothing in it.
  }
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // Nor without storage.
  }
}

/** Every item whose key passes, the later one where both stores have it. */
export async function listItems(
  wanted: (key: string) => boolean,
): Promise<ReadonlyMap<string, StoredItem>> {
  const found = new Map<string, StoredItem>()
  for (const [key, item] of [...(await databaseEntries()), ...localEntries()]) {
    const known = found.get(key)
    if (wanted(key) && (!known || known.savedAt < item.savedAt)) found.set(key, item)
  }
  return found
}

async function databaseEntries(): Promise<readonly (readonly [string, StoredItem])[]> {
  try {
    const all = await entries<IDBValidKey, unknown>(openDatabase())
    return all.flatMap(([key, item]) =>
      typeof key === 'string' && isStoredItem(item) ? [[key, item] as const] : [],
    )
  } catch {
    return []
  }
}

function localEntries(): readonly (readonly [string, StoredItem])[] {
  try {
    return Object.keys(localStorage).flatMap((name) => {
      const key = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined
      const item = key === undefined ? undefined : readLocal(key)
      return key !== undefined && item ? [[key, item] as const] : []
    })
  } catch {
    return []
  }
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
