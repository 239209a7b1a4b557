import { setView, useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { usePercent } from '../cameraStore'

const words = strings.islands

const PRESS =
  'grid h-[30px] min-w-[30px] pointer-coarse:h-11 pointer-coarse:min-w-11 cursor-pointer place-items-center rounded-control text-ink hover:bg-sunken'

/** One press nearer or farther. */
const STEP = 1.2

function scale(zoom: number) {
  setView({ reveal: { ids: [], scale: zoom } })
}

/** Out, the scale, in, and fit: floats in the canvas' top right corner. */
export function ZoomIsland() {
  const minimap = useView((view) => view.minimap)
  const gridSnap = useView((view) => view.gridSnap)
  const percent = usePercent()
  return (
    <fieldset
      aria-label={words.zoom}
      className="absolute top-3 right-3 max-md:top-[74px] flex items-center rounded-card border border-line bg-surface p-0.5 text-xs shadow-e1"
    >
      <button
        type="button"
        aria-label={words.zoomOut}
        title={words.zoomOut}
        className={PRESS}
        onClick={() => {
          scale(percent / 100 / STEP)
        }}
      >
        <Glyph name="minus" />
      </button>
      <button
        type="button"
        aria-label={words.zoomIs(percent)}
        title={words.zoomTo100}
        className={`${PRESS} min-w-[46px] font-medium`}
        onClick={() => {
          scale(1)
        }}
      >
        {percent}%
      </button>
      <button
        type="button"
        aria-label={words.zoomIn}
        title={words.zoomIn}
        className={PRESS}
        onClick={() => {
          scale((percent / 100) * STEP)
        }}
      >
        <Glyph name="plus" />
      </button>
      <span className="mx-0.5 h-5 w-px bg-line" aria-hidden="true" />
      <button
        type="button"
        aria-label={words.gridSnap}
        title={words.gridSnap}
        aria-pressed={gridSnap}
        className={`${PRESS} max-md:hidden aria-pressed:bg-selection-fill aria-pressed:text-selection`}
        onClick={() => {
          setView({ gridSnap: !gridSnap })
        }}
      >
        <Glyph name="grip" />
      </button>
      <button
        type="button"
        aria-label={words.minimap}
        title={words.minimap}
        aria-pressed={minimap}
        className={`${PRESS} max-md:hidden aria-pressed:bg-selection-fill aria-pressed:text-selection`}
        onClick={() => {
          setView({ minimap: !minimap })
        }}
      >
        <Glyph name="map" />
      </button>
      <button
        type="button"
        title={words.fitWhole}
        className={`${PRESS} px-2`}
        onClick={() => {
          setView({ reveal: { ids: [], whole: true } })
        }}
      >
        {words.fit}
      </button>
    </fieldset>
  )
}
