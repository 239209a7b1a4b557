import { useRun } from '@/store/run/runStore'
import { setView, useView, type Layer } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Glyph, type GlyphName } from '@/ui/glyphs'

const words = strings.islands

const LAYERS: readonly {
  readonly layer: Layer
  readonly glyph: GlyphName
  readonly word: string
}[] = [
  { layer: 'groups', glyph: 'shield', word: words.groups },
  { layer: 'acls', glyph: 'bars', word: words.acls },
  { layer: 'routes', glyph: 'signpost', word: words.routes },
  { layer: 'addresses', glyph: 'list', word: words.addresses },
  { layer: 'zones', glyph: 'zone', word: words.zones },
  { layer: 'rates', glyph: 'gauge', word: words.rates },
]

/** Which of the drawing's layers are shown: floats in the canvas' top left corner. */
export function LayersIsland() {
  const layers = useView((state) => state.layers)
  const runs = useRun(({ open }) => open)
  return (
    <fieldset
      aria-label={words.layers}
      className="absolute top-3 left-3 flex items-center gap-0.5 rounded-card border border-line bg-surface p-[3px] text-xs shadow-e1"
    >
      {LAYERS.filter(({ layer }) => runs || layer !== 'rates').map(({ layer, glyph, word }) => (
        <button
          key={layer}
          type="button"
          aria-pressed={layers[layer]}
          onClick={() => {
            setView({ layers: { ...layers, [layer]: !layers[layer] } })
          }}
          className={`flex h-[26px] cursor-pointer items-center justify-center gap-1.5 rounded-control px-2 pointer-coarse:h-11 pointer-coarse:min-w-11 ${
            layers[layer] ? 'bg-sunken text-ink' : 'text-muted line-through hover:bg-sunken'
          }`}
        >
          <Glyph name={glyph} />
          <span className="max-xl:sr-only">{word}</span>
        </button>
      ))}
    </fieldset>
  )
}
