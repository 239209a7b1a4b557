import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** A part of the application that answers hands, and is loaded right after the first paint. */
export interface Late<Part> {
  /** Does it at once where the part is there; else in order, as soon as it is. */
  readonly use: (act: (part: Part) => void) => void
  readonly load: () => Promise<void>
  readonly store: StoreApi<{ readonly part: Part | undefined }>
}

/** A part that `fetch` brings. */
export function late<Part extends object>(fetch: () => Promise<Part>): Late<Part> {
  const store = createStore<{ readonly part: Part | undefined }>()(() => ({ part: undefined }))
  let waiting: ((part: Part) => void)[] = []
  const load = async (): Promise<void> => {
    if (store.getState().part) return
    const part = await fetch()
    if (store.getState().part) return
    store.setState({ part })
    const acts = waiting
    waiting = []
    for (const act of acts) act(part)
  }
  const use = (act: (part: Part) => void): void => {
    const { part } = store.getState()
    if (part) {
      act(part)
      return
    }
    waiting.push(act)
    void load()
  }
  return { use, load, store }
}

/** The part once it is there, for what is drawn of it. */
export function useLate<Part>({ store }: Late<Part>): Part | undefined {
  return useStore(store, ({ part }) => part)
}
