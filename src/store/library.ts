import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { strings } from '@/strings/strings'
import { diagramStore, newestDiagram } from './diagramStore'
import { FIRST_KEY, persistenceStore, savedText, saveOpen, switchTo } from './persistence'
import { readSaved, type Kept } from './savedDiagram'
import { sceneKeyOf } from './scene'
import { simulationStore } from './simulationStore'
import { listItems, readItem, removeItem, writeItem, type StoredItem } from './storage'

/** A diagram that the browser keeps. */
export interface KeptDiagram extends Kept {
  readonly key: string
  readonly savedAt: number
}

/** What a removed diagram had in the browser: itself, and the start of its scene. */
export interface RemovedItems {
  readonly item: StoredItem
  readonly start: StoredItem | undefined
}

const PREFIX = `${FIRST_KEY}/`

/** Every diagram that is kept and can be read, the open one too, the last changed first. */
export async function keptDiagrams(): Promise<readonly KeptDiagram[]> {
  await saveOpen()
  const items = await listItems((key) => key === FIRST_KEY || key.startsWith(PREFIX))
  return [...items]
    .flatMap(([key, { text, savedAt }]): KeptDiagram[] => {
      const saved = readSaved(text)
      return saved.ok ? [{ ...saved, key, savedAt }] : []
    })
    .toSorted((a, b) => b.savedAt - a.savedAt)
}

/** Goes on with a kept diagram, as it is by now: another tab may have changed it. */
export async function openKept({ key }: KeptDiagram): Promise<void> {
  if (key === persistenceStore.getState().openKey) return
  const item = await readItem(key)
  const saved = item && readSaved(item.text)
  if (saved?.ok) await switchTo(key, saved, true)
}

/** A new diagram beside the others, empty unless one is given. */
export async function openNew(kept: Kept = { diagram: EMPTY_DIAGRAM }): Promise<void> {
  await switchTo(newKey(), kept, false)
}

/** Goes on with a copy of the open diagram as it was last edited; the one before stays as it is. */
export async function saveCopy(): Promise<void> {
  const diagram = newestDiagram(diagramStore.getState())
  const { suggested } = simulationStore.getState()
  await openNew({ diagram: { ...diagram, name: copyName(diagram.name) }, suggested })
}

/** A copy of a kept diagram beside it, under the key that it answers. */
export async function duplicateKept({ diagram, form, suggested }: Kept): Promise<string> {
  const copy = { ...diagram, name: copyName(diagram.name) }
  const key = newKey()
  await writeItem(key, { text: savedText({ diagram: copy, form, suggested }), savedAt: Date.now() })
  return key
}

/** Forgets a kept diagram; what is returned brings it back. */
export async function removeKept({ key }: KeptDiagram): Promise<RemovedItems | undefined> {
  const item = await readItem(key)
  const start = await readItem(sceneKeyOf(key))
  await removeItem(key)
  await removeItem(sceneKeyOf(key))
  return item && { item, start }
}

/** Brings back what was removed. */
export async function restoreKept(key: string, { item, start }: RemovedItems): Promise<void> {
  await writeItem(key, item)
  if (start) await writeItem(sceneKeyOf(key), start)
}

function newKey(): string {
  return PREFIX + crypto.randomUUID()
}

/** `Shop copy`, then `Shop copy 2`. */
export function copyName(name: string): string {
  return strings.diagrams.copyOf(name)
}
