import * as z from 'zod/mini'
import { LAYERS, setView, viewStore } from './viewStore'

const KEY = 'packetwalk/look'

const lookSchema = z.object({
  hidden: z.array(z.enum(LAYERS)),
  minimap: z.boolean(),
  gridSnap: z.boolean(),
})

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

function remembered(): z.infer<typeof lookSchema> | undefined {
  try {
    const parsed = lookSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
