import { ANNOTATION_GLYPHS } from '@/canvas/place/kindGlyphs'
import { ANNOTATION_KINDS } from '@/layout/diagram'
import { addAnnotationHere } from '@/store/annotating'
import { canCollapse, canLock, toggleCollapse, toggleLock } from '@/store/holding'
import { LAYERS, setView, viewStore, type Layer } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import type { Command } from './commands'

const words = strings.craft.commands

const PANS = [
  { id: 'panLeft', chord: 'Mod+ArrowLeft', pan: { x: -0.25, y: 0 } },
  { id: 'panRight', chord: 'Mod+ArrowRight', pan: { x: 0.25, y: 0 } },
  { id: 'panUp', chord: 'Mod+ArrowUp', pan: { x: 0, y: -0.25 } },
  { id: 'panDown', chord: 'Mod+ArrowDown', pan: { x: 0, y: 0.25 } },
] as const

/** Locking and collapsing, notes and frames. */
export const CRAFT_COMMANDS: readonly Command[] = [
  {
    id: 'lock',
    label: words.lock,
    group: 'Edit',
    glyph: 'lock',
    chords: ['L'],
    enabled: canLock,
    run: toggleLock,
  },
  {
    id: 'collapse',
    label: words.collapse,
    group: 'Edit',
    glyph: 'collapse',
    chords: ['Shift+C'],
    enabled: canCollapse,
    run: () => {
      toggleCollapse()
    },
  },
  ...ANNOTATION_KINDS.map(
    (kind): Command => ({
      id: `add-${kind}`,
      label: strings.annotations.tools[kind].add,
      group: 'Add',
      glyph: ANNOTATION_GLYPHS[kind],
      chords: [kind === 'note' ? 'N' : 'Shift+N'],
      run: () => {
        addAnnotationHere(kind)
      },
    }),
  ),
]

/** How the drawing is looked at: what of it, how near, and what is left out. */
export const LOOK_COMMANDS: readonly Command[] = [
  {
    id: 'fit',
    label: words.fit,
    group: 'View',
    glyph: 'fit',
    chords: ['Shift+1'],
    run: () => {
      setView({ reveal: { ids: [], whole: true } })
    },
  },
  {
    id: 'zoomToSelection',
    label: words.zoomToSelection,
    group: 'View',
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
    group: 'View',
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
      group: 'View',
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
    group: 'View',
    glyph: 'map',
    chords: ['Shift+M'],
    run: () => {
      setView({ minimap: !viewStore.getState().minimap })
    },
  },
  {
    id: 'gridSnap',
    label: words.gridSnap,
    group: 'View',
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
      group: 'View',
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
