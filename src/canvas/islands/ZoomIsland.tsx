import { useReactFlow, useStore } from '@xyflow/react'
import { Glyph } from '@/ui/glyphs'
import { CAMERA_MS, FIT_PADDING } from '../camera'
import { motionMs } from '../reducedMotion'

const PRESS =
  'grid h-[30px] min-w-[30px] cursor-pointer place-items-center rounded-control text-ink hover:bg-sunken'

/** Out, the scale, in, and fit: floats in the canvas' top right corner. */
export function ZoomIsland() {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow()
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100))
  return (
    <fieldset
      aria-label="Zoom"
      className="absolute top-3 right-3 flex items-center rounded-card border border-line bg-surface p-0.5 text-xs shadow-e1"
    >
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out"
        className={PRESS}
        onClick={() => void zoomOut({ duration: motionMs(CAMERA_MS) })}
      >
        <Glyph name="minus" />
      </button>
      <button
        type="button"
        aria-label={`Zoom is ${String(percent)}%, set to 100%`}
        title="Zoom to 100%"
        className={`${PRESS} min-w-[46px] font-medium`}
        onClick={() => void zoomTo(1, { duration: motionMs(CAMERA_MS) })}
      >
        {percent}%
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in"
        className={PRESS}
        onClick={() => void zoomIn({ duration: motionMs(CAMERA_MS) })}
      >
        <Glyph name="plus" />
      </button>
      <span className="mx-0.5 h-5 w-px bg-line" aria-hidden="true" />
      <button
        type="button"
        title="Fit the whole network"
        className={`${PRESS} px-2`}
        onClick={() =>
          void fitView({ padding: FIT_PADDING, maxZoom: 1, duration: motionMs(CAMERA_MS) })
        }
      >
        Fit
      </button>
    </fieldset>
  )
}
