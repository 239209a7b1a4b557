import { LAYERS, setView, viewStore, type Layer } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import type { Command } from './command'

const words = strings.craft.commands

const PANS = [
  { id: 'panLeft', chord: 'Mod+ArrowLeft', pan: { x: -0.25, y: 0 } },
  { id: 'panRight', chord: 'Mod+ArrowRight', pan: { x: 0.25, y: 0 } },
  { id: 'panUp', chord: 'Mod+ArrowUp', pan: { x: 0, y: -0.25 } },
  { id: 'panDown', chord: 'Mod+ArrowDown', pan: { x: 0, y: 0.25 } },
] as const

/** How the drawing is looked at: what of it, how near, and what is left out. */
export const LOOK_COMMANDS: readonly Command[] = [
  {
    id: 'fit',
    label: words.fit,
    group: 'view',
    glyph: 'fit',
    chords: ['Shift+1'],
    run: () => {
      setView({ reveal: { ids: [], whole: true } })
    },
  },
  {
    id: 'zoomToSelection',
    label: words.zoomToSelection,
    group: 'view',
    glyph: 'locate',
    chords: ['Shift+2'],
    enabled: () => viewStore.getState().selection.length > 0,
    run: () => {
      setView({ reveal: { ids: viewStore.getState().selection, close: true } })
    },
  },
  {
    id: 'zoomTo100',
    label: words.zoomTo100,
    group: 'view',
    glyph: 'search',
    chords: ['Shift+0'],
    run: () => {
      setView({ reveal: { ids: [], scale: 1 } })
    },
  },
  ...PANS.map(
    ({ id, chord, pan }): Command => ({
      id,
      label: words[id],
      group: 'view',
      glyph: 'locate',
      chords: [chord],
      keyOnly: true,
      run: () => {
        setView({ reveal: { ids: [], pan } })
      },
    }),
  ),
  {
    id: 'minimap',
    label: words.minimap,
    group: 'view',
    glyph: 'map',
    chords: ['Shift+M'],
    run: () => {
      setView({ minimap: !viewStore.getState().minimap })
    },
  },
  {
    id: 'gridSnap',
    label: words.gridSnap,
    group: 'view',
    glyph: 'grip',
    chords: ['G'],
    run: () => {
      setView({ gridSnap: !viewStore.getState().gridSnap })
    },
  },
  ...LAYERS.map(
    (layer): Command => ({
      id: `layer-${layer}`,
      label: layer === 'routes' ? words.edges : words.layer(strings.craft.layerNames[layer]),
      group: 'view',
      glyph: 'eye',
      ...(layer === 'routes' ? { chords: ['Shift+E'] } : {}),
      run: () => {
        toggleLayer(layer)
      },
    }),
  ),
]

function toggleLayer(layer: Layer): void {
  const { layers } = viewStore.getState()
  setView({ layers: { ...layers, [layer]: !layers[layer] } })
}
