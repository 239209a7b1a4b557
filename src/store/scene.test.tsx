import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { diagramStore } from './diagramStore'
import { openNew } from './library'
import { FIRST_KEY, persistenceStore, restore, startAutosave } from './persistence'
import { followScenes, keepSceneStart, resetScene, sceneStore } from './scene'
import { setForm, simulationStore } from './simulationStore'

const name = () => diagramStore.getState().diagram.name
const rename = (to: string) => {
  diagramStore.getState().edit('Rename', (diagram) => ({ ...diagram, name: to }))
}

describe('the start of a scene', () => {
  let stops: readonly (() => void)[]

  beforeEach(async () => {
    localStorage.clear()
    sessionStorage.clear()
    stops = [startAutosave(), followScenes()]
    persistenceStore.setState({ ready: false, save: { kind: 'saved' }, openKey: FIRST_KEY })
    await restore()
    rename('As prepared')
    setForm({ port: 22 })
    await keepSceneStart()
  })

  afterEach(() => {
    for (const stop of stops) stop()
  })

  it('is what a reset goes back to, the packet too, in one step that undo takes back', () => {
    rename('Broken before the room')
    setForm({ port: 3389 })
    resetScene()
    expect([name(), simulationStore.getState().form.port]).toEqual(['As prepared', 22])
    diagramStore.getState().undo()
    expect(name()).toBe('Broken before the room')
  })

  it('belongs to its diagram, and is found again when that is opened', async () => {
    await openNew()
    expect(sceneStore.getState().start).toBeUndefined()
    persistenceStore.setState({ openKey: FIRST_KEY })
    await vi.waitFor(() => {
      expect(sceneStore.getState().start?.diagram.name).toBe('As prepared')
    })
  })
})
