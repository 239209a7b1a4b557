import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diagramStore } from './diagramStore'
import {
  copyName,
  duplicateKept,
  keptDiagrams,
  openKept,
  openNew,
  removeKept,
  restoreKept,
  saveCopy,
} from './library'
import { simulationStore, suggest } from './simulationStore'
import { keepSceneStart, sceneKeyOf } from './scene'
import { readItem } from './storage'
import { FIRST_KEY, persistenceStore, restore, startAutosave } from './persistence'

const names = async () => (await keptDiagrams()).map(({ diagram }) => diagram.name).toSorted()
const openName = () => diagramStore.getState().diagram.name

describe('the diagrams that the browser keeps', () => {
  let stop: () => void

  beforeEach(async () => {
    localStorage.clear()
    sessionStorage.clear()
    stop = startAutosave()
    persistenceStore.setState({ ready: false, save: { kind: 'saved' }, openKey: FIRST_KEY })
    await restore()
    diagramStore.getState().edit('Rename', (diagram) => ({ ...diagram, name: 'Shop' }))
  })

  afterEach(() => {
    stop()
  })

  it('a new one leaves the one before as it was', async () => {
    await openNew()
    expect(await names()).toEqual(['Shop', 'Untitled'])
    expect(Object.keys(diagramStore.getState().diagram.topology.vpc)).toEqual([])
  })

  it('each keeps the packets that its design offers', async () => {
    suggest([{ from: 'a', to: 'b', protocol: 'tcp', port: 5432 }])
    await openNew({ diagram: diagramStore.getState().diagram })
    expect(simulationStore.getState().suggested).toEqual([])
    const [, first] = (await keptDiagrams()).toSorted((a, b) => b.key.length - a.key.length)
    if (first) await openKept(first)
    expect(simulationStore.getState().suggested.map(({ port }) => port)).toEqual([5432])
  })

  it('a copy that is made while an earlier moment is shown is one of the newest', async () => {
    const { diagram, past, future, show } = diagramStore.getState()
    const newest = { diagram, past, future }
    show({ ...newest, diagram: { ...diagram, name: 'Earlier' } }, { newest, beyond: () => past })
    await saveCopy()
    expect(openName()).toBe('Shop copy')
  })

  it('each is opened again as it was left, and edits go to the one that is open', async () => {
    await saveCopy()
    expect(openName()).toBe('Shop copy')
    diagramStore.getState().edit('Rename', (diagram) => ({ ...diagram, name: 'Draft' }))
    const shop = (await keptDiagrams()).find(({ diagram }) => diagram.name === 'Shop')
    if (!shop) throw new Error('the shop is gone')
    await openKept(shop)
    expect(openName()).toBe('Shop')
    expect(await names()).toEqual(['Draft', 'Shop'])
  })

  it('a reload goes on with the one that was open', async () => {
    await saveCopy()
    await restore()
    expect(openName()).toBe('Shop copy')
  })

  it('what is removed can be brought back', async () => {
    await saveCopy()
    const shop = (await keptDiagrams()).find(({ diagram }) => diagram.name === 'Shop')
    if (!shop) throw new Error('the shop is gone')
    const item = await removeKept(shop)
    expect(await names()).toEqual(['Shop copy'])
    if (item) await restoreKept(shop.key, item)
    expect(await names()).toEqual(['Shop', 'Shop copy'])
  })

  it('the start of its scene goes with it and comes back with it', async () => {
    const { openKey } = persistenceStore.getState()
    await keepSceneStart()
    await openNew()
    const shop = (await keptDiagrams()).find(({ key }) => key === openKey)
    if (!shop) throw new Error('the shop is gone')
    const removed = await removeKept(shop)
    expect(await readItem(sceneKeyOf(openKey))).toBeUndefined()
    if (removed) await restoreKept(openKey, removed)
    expect(await readItem(sceneKeyOf(openKey))).toBeDefined()
  })

  it('a duplicate stands beside its original', async () => {
    await openNew()
    const shop = (await keptDiagrams()).find(({ diagram }) => diagram.name === 'Shop')
    if (shop) await duplicateKept(shop)
    expect(await names()).toEqual(['Shop', 'Shop copy', 'Untitled'])
  })

  it.each([
    ['Shop', 'Shop copy'],
    ['Shop copy', 'Shop copy 2'],
    ['Shop copy 2', 'Shop copy 3'],
  ])('calls a copy of %s %s', (name, copy) => {
    expect(copyName(name)).toBe(copy)
  })
})
