import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { diagramStore } from './diagramStore'
import { keepThisTab, persistenceStore, restore, startAutosave } from './persistence'
import { simulationStore } from './simulationStore'
import { readItem, writeItemNow } from './storage'

const rename = (name: string) => {
  diagramStore.getState().edit('Rename', (diagram) => ({ ...diagram, name }))
}

describe('what is kept in the browser', () => {
  let stop: () => void

  beforeEach(() => {
    stop = startAutosave()
    localStorage.clear()
    persistenceStore.setState({ ready: false, save: { kind: 'saved' }, damaged: undefined })
  })

  afterEach(() => {
    stop()
    vi.unstubAllGlobals()
  })

  it('opens the example on the first visit, with its packet in the form', async () => {
    await restore()
    expect(diagramStore.getState().diagram.name).toBe('Three-tier shop')
    expect(simulationStore.getState().form.port).toBe(5432)
  })

  it('has an edit back after a reload', async () => {
    await restore()
    rename('Mine')
    expect(persistenceStore.getState().save.kind).toBe('saving')
    await vi.waitFor(() => {
      expect(persistenceStore.getState().save.kind).toBe('saved')
    })
    const { topology } = diagramStore.getState().diagram
    rename('Not the saved one')
    stop()
    await restore()
    expect(diagramStore.getState().diagram).toMatchObject({ name: 'Mine', topology })
  })

  it('writes at once when the page is left', async () => {
    await restore()
    rename('In a hurry')
    window.dispatchEvent(new Event('pagehide'))
    expect((await readItem('diagram'))?.text).toContain('In a hurry')
  })

  it('keeps a damaged save aside and says so', async () => {
    writeItemNow('diagram', { text: '{"diagram": "{\\"format\\": 1"}', savedAt: 7 })
    await restore()
    expect(persistenceStore.getState().damaged?.text).toContain('format')
    expect((await readItem('damaged/7'))?.text).toContain('format')
    expect(diagramStore.getState().diagram.name).toBe('Three-tier shop')
  })

  it('says why nothing is saved when the browser keeps nothing', async () => {
    await restore()
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new DOMException('no', 'SecurityError')
      },
    })
    rename('Lost')
    await vi.waitFor(() => {
      expect(persistenceStore.getState().save).toMatchObject({ kind: 'failed' })
    })
  })

  it('writes nothing over a newer version of another tab until one is chosen', async () => {
    await restore()
    const other = new BroadcastChannel('packetwalk')
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin
    other.postMessage({ tab: 'another', key: 'diagram', savedAt: Date.now() })
    await vi.waitFor(() => {
      expect(persistenceStore.getState().save.kind).toBe('conflict')
    })
    other.close()
    rename('Kept')
    expect(persistenceStore.getState().save.kind).toBe('conflict')
    await keepThisTab()
    expect((await readItem('diagram'))?.text).toContain('Kept')
  })
})
