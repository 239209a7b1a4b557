import { LAYERS, setView, viewStore, type Layer } from './viewStore'

const KEY = 'packetwalk/look'

interface Look {
  readonly hidden: readonly Layer[]
  readonly minimap: boolean
  readonly gridSnap: boolean
}

/** Puts the remembered way of looking at drawings in place, and remembers each change of it. */
export function startPreferences(): () => void {
  const known = remembered()
  if (known) {
    const { hidden, minimap, gridSnap } = known
    const layers = Object.fromEntries(LAYERS.map((layer) => [layer, !hidden.includes(layer)]))
    setView({ minimap, gridSnap, layers: { ...viewStore.getState().layers, ...layers } })
  }
  return viewStore.subscribe(({ layers, minimap, gridSnap }, before) => {
    const isSame =
      layers === before.layers && minimap === before.minimap && gridSnap === before.gridSnap
    if (isSame) return
    const hidden = LAYERS.filter((layer) => !layers[layer])
    try {
      localStorage.setItem(KEY, JSON.stringify({ hidden, minimap, gridSnap }))
    } catch {
      // Without storage it lasts until the page is closed.
    }
  })
}

function remembered(): Look | undefined {
  try {
    return readLook(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
  } catch {
    return undefined
  }
}

/** By hand: a schema would bring its library before the first paint. */
function readLook(value: unknown): Look | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { hidden, minimap, gridSnap } = value as Readonly<Record<string, unknown>>
  if (typeof minimap !== 'boolean' || typeof gridSnap !== 'boolean') return undefined
  if (!Array.isArray(hidden)) return undefined
  const known = LAYERS.filter((layer) => hidden.includes(layer))
  return known.length === hidden.length ? { hidden: known, minimap, gridSnap } : undefined
}
