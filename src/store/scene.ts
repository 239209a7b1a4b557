import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { strings } from '@/strings/strings'
import { diagramStore, newestDiagram } from './diagramStore'
import type { Kept } from './savedDiagram'
import { persistenceStore, savedText } from './persistence'
import { clearTrace, setForm, simulationStore } from './simulationStore'
import { readItem, writeItem } from './storage'

interface SceneState {
  /** How the open diagram stood at the start: what a reset goes back to; none until one was kept. */
  readonly start: Kept | undefined
}

export const sceneStore = createStore<SceneState>()(() => ({ start: undefined }))

export function useScene<T>(selector: (state: SceneState) => T): T {
  return useStore(sceneStore, selector)
}

/** Keeps the open diagram and its packet as the start of the scene, beside the diagram itself. */
export async function keepSceneStart(): Promise<void> {
  const diagram = newestDiagram(diagramStore.getState())
  const { form } = simulationStore.getState()
  sceneStore.setState({ start: { diagram, form } })
  await writeItem(sceneKeyOf(persistenceStore.getState().openKey), {
    text: savedText({ diagram, form }),
    savedAt: Date.now(),
  })
}

/** Puts the scene back to its start, as one step that undo takes back. */
export function resetScene(): void {
  const { start } = sceneStore.getState()
  if (!start) return
  clearTrace()
  diagramStore.getState().edit(strings.steps.resetScene, () => start.diagram)
  if (start.form) setForm(start.form)
}

/** Finds the start that belongs to whichever diagram is open. Answers how to stop. */
export function followScenes(): () => void {
  return persistenceStore.subscribe((state, before) => {
    if (state.openKey === before.openKey && state.ready === before.ready) return
    sceneStore.setState({ start: undefined })
    void load(state.openKey)
  })
}

async function load(openKey: string): Promise<void> {
  const item = await readItem(sceneKeyOf(openKey))
  if (!item) return
  const { readSaved } = await import('./savedDiagram')
  const saved = readSaved(item.text)
  const isStillOpen = persistenceStore.getState().openKey === openKey
  if (!saved.ok || !isStillOpen || sceneStore.getState().start) return
  sceneStore.setState({ start: saved })
}

/** Where the start of a diagram's scene is kept, beside the diagram itself. */
export function sceneKeyOf(openKey: string): string {
  return `scene/${openKey}`
}
