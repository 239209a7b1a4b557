import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { writeDiagram } from '@/interchange/writeDiagram'
import { diagramStore, newestDiagram } from './diagramStore'
import type { Kept, Saved } from './savedDiagram'
import { setForm, simulationStore } from './simulationStore'
import { readItem, writeItem, writeItemNow, type StoredItem } from './storage'
import { announceSave, listenForSaves } from './tabs'

/** Whether what is drawn is kept, as the top bar says it. */
type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly why: string }
  /** Another tab saved after this one did; nothing is written until one of the two is chosen. */
  | { readonly kind: 'conflict' }

/** A saved diagram that could not be read; kept under another key, never overwritten. */
interface DamagedSave {
  readonly why: string
  readonly text: string
}

interface PersistenceState {
  /** False until the saved diagram has been looked for. */
  readonly ready: boolean
  readonly save: SaveState
  readonly damaged: DamagedSave | undefined
  /** The key that the open diagram is kept under. */
  readonly openKey: string
}

/** The first diagram's key; further ones have `diagram/` and an id. */
export const FIRST_KEY = 'diagram'
/** An edit is written this long after it, and what follows within that time with it. */
const SAVE_DELAY_MS = 200

export const persistenceStore = createStore<PersistenceState>()(() => ({
  ready: false,
  save: { kind: 'saved' },
  damaged: undefined,
  openKey: FIRST_KEY,
}))

export function usePersistence<T>(selector: (state: PersistenceState) => T): T {
  return useStore(persistenceStore, selector)
}

let timer: ReturnType<typeof setTimeout> | undefined
/** Counts edits, so that a finished write knows whether it is still the latest. */
let revision = 0
/** Whether what is open is not kept as it is. */
let unwritten = false

/** Opens what was saved; the example network on the first visit. */
export async function restore(): Promise<void> {
  const remembered = rememberedKey()
  const own = await readItem(remembered)
  const openKey = own ? remembered : FIRST_KEY
  const item = own ?? (await readItem(FIRST_KEY))
  const saved = item && (await readLate(item.text))
  persistenceStore.setState({ openKey })
  if (saved?.ok) {
    open(saved)
  } else {
    if (item && saved) await keepAside(item, saved.error)
    const { EXAMPLE_FORM, exampleDiagram } = await import('@/scenarios/exampleNetwork')
    open({ diagram: exampleDiagram(), form: EXAMPLE_FORM })
    unwritten = true
  }
  persistenceStore.setState({ ready: true })
}

/** Writes every edit soon after it, and at once when the page is left. Answers how to stop. */
export function startAutosave(): () => void {
  const stops = [
    diagramStore.subscribe((state, before) => {
      if (newestDiagram(state) !== newestDiagram(before)) scheduleSave()
    }),
    simulationStore.subscribe((state, before) => {
      if (state.form !== before.form) scheduleSave()
    }),
    listenForSaves((key) => {
      if (key !== persistenceStore.getState().openKey) return
      clearTimeout(timer)
      timer = undefined
      persistenceStore.setState({ save: { kind: 'conflict' } })
    }),
  ]
  const leave = () => {
    if (document.visibilityState === 'hidden') flush()
  }
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', leave)
  return () => {
    for (const stop of stops) stop()
    window.removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', leave)
    clearTimeout(timer)
    timer = undefined
  }
}

/** Shows what the other tab saved. */
export async function loadOtherTab(): Promise<void> {
  const item = await readItem(persistenceStore.getState().openKey)
  const saved = item && (await readLate(item.text))
  if (!saved?.ok) return
  open(saved)
  forgetEdits()
  persistenceStore.setState({ save: { kind: 'saved' } })
}

/** Keeps what this tab shows, in place of what the other tab saved. */
export async function keepThisTab(): Promise<void> {
  persistenceStore.setState({ save: { kind: 'saving' } })
  await save()
}

/** The damaged save was seen, or downloaded; the copy in the browser stays. */
export function dismissDamaged(): void {
  persistenceStore.setState({ damaged: undefined })
}

/** Writes what is open, unless it is kept as it is. */
export async function saveOpen(): Promise<void> {
  if (unwritten && persistenceStore.getState().save.kind !== 'conflict') await save()
}

/** Writes what is not written yet, then goes on with another diagram, new or kept under its own key. */
export async function switchTo(openKey: string, kept: Kept, isKept: boolean): Promise<void> {
  await saveOpen()
  open(kept)
  forgetEdits()
  unwritten = !isKept
  persistenceStore.setState({ openKey, save: { kind: 'saved' } })
  rememberKey(openKey)
  await saveOpen()
}

/** What was opened is no edit. */
function forgetEdits(): void {
  clearTimeout(timer)
  timer = undefined
  unwritten = false
}

const OPEN = 'packetwalk/open'
const ADDRESS = 'diagram'

/** The address of a page that shows one diagram and no other, whatever the tab showed last. */
export function addressOf(key: string): string {
  return `./?${ADDRESS}=${encodeURIComponent(key)}`
}

function addressedKey(): string | null {
  return new URLSearchParams(window.location.search).get(ADDRESS)
}

/** Each tab goes on with its own diagram; a new one with the last that any tab opened. */
function rememberedKey(): string {
  const addressed = addressedKey()
  if (addressed !== null) return addressed
  try {
    return sessionStorage.getItem(OPEN) ?? localStorage.getItem(OPEN) ?? FIRST_KEY
  } catch {
    return FIRST_KEY
  }
}

function rememberKey(key: string): void {
  if (addressedKey() !== null) return
  try {
    sessionStorage.setItem(OPEN, key)
    localStorage.setItem(OPEN, key)
  } catch {
    // Without storage the next visit starts with the first diagram.
  }
}

function open({ diagram, form, suggested = [] }: Kept): void {
  diagramStore.getState().open(diagram)
  if (form) setForm(form)
  simulationStore.setState({ suggested })
}

function scheduleSave(): void {
  const state = persistenceStore.getState()
  if (!state.ready || state.save.kind === 'conflict') return
  revision += 1
  unwritten = true
  if (state.save.kind !== 'saving') persistenceStore.setState({ save: { kind: 'saving' } })
  timer ??= setTimeout(() => void save(), SAVE_DELAY_MS)
}

async function save(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const written = revision
  const { openKey } = persistenceStore.getState()
  const item = current()
  const result = await writeItem(openKey, item)
  if (!result.ok) persistenceStore.setState({ save: { kind: 'failed', why: result.error } })
  else {
    announceSave(openKey, item.savedAt)
    if (written !== revision) return
    unwritten = false
    persistenceStore.setState({ save: { kind: 'saved' } })
  }
}

/** What IndexedDB may no longer finish when the page goes goes to localStorage, which is done at once. */
function flush(): void {
  if (timer === undefined) return
  writeItemNow(persistenceStore.getState().openKey, current())
  void save()
}

function current(): StoredItem {
  const diagram = newestDiagram(diagramStore.getState())
  const { form, suggested } = simulationStore.getState()
  return { text: savedText({ diagram, form, suggested }), savedAt: Date.now() }
}

/** A drawing and its packets as they are kept. */
export function savedText({ diagram, form, suggested = [] }: Kept): string {
  const more = suggested.length > 0 ? { suggested } : {}
  return JSON.stringify({ diagram: writeDiagram(diagram), form, ...more })
}

/** How to read comes with the first diagram that is read; a first visit has none. */
async function readLate(text: string): Promise<Saved> {
  const { readSaved } = await import('./savedDiagram')
  return readSaved(text)
}

async function keepAside(item: StoredItem, why: string): Promise<void> {
  await writeItem(`damaged/${String(item.savedAt)}`, item)
  persistenceStore.setState({ damaged: { why, text: item.text } })
}
