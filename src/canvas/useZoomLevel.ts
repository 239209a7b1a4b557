import { useOnViewportChange, useStoreApi, type Viewport } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { setScale } from './cameraStore'
import { showZoom } from './zoomLevel'

/** Tells the style sheet and the zoom island how far the camera is away, without a React render of the drawing. */
export function useZoomLevel(): void {
  const store = useStoreApi()
  const apply = useMemo(
    () =>
      ({ zoom }: Viewport): void => {
        const root = store.getState().domNode
        if (root) showZoom(root, zoom)
        setScale(zoom)
      },
    [store],
  )
  useOnViewportChange({ onChange: apply, onEnd: apply })
  useEffect(() => {
    const [x, y, zoom] = store.getState().transform
    apply({ x, y, zoom })
  }, [apply, store])
}
