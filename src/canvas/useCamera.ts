import { useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { annotationOf } from '@/layout/annotations'
import { boundsOf, contains, type Point } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import type { Geometry } from '@/layout/geometry'
import type { Room } from '@/layout/viewport'
import { diagramStore } from '@/store/diagramStore'
import { useSimulation } from '@/store/simulationStore'
import { useView } from '@/store/viewStore'
import { AT_HAND, CAMERA_MS, READABLE_ZOOM } from './camera'
import { roomBesidePanels } from './covered'
import { cameraStore, setShowsAll } from './cameraStore'
import { fitted, wholeOf } from './fitted'
import { journeyBounds, journeyOf } from './packet/journey'
import { motionMs } from './reducedMotion'
import { seenAt } from './seenAt'

interface Camera {
  /** Fits a box, whatever is in view now. */
  readonly fit: (box: Box | undefined, durationMs: number, room?: Room) => void
  /** Fits a box beside the panels that lie over the canvas. */
  readonly show: (box: Box | undefined) => void
  /** Moves no more than it must for a box to be in view and readable. */
  readonly bring: (box: Box | undefined) => void
  /** To where an empty drawing begins. */
  readonly home: () => void
  /** Another scale about the middle of what is seen. */
  readonly scale: (zoom: number) => void
  /** So many screens on. */
  readonly pan: (screens: Point) => void
}

/** Moves the camera when it was asked to: to what is revealed, to a new trace, to a new diagram. */
export function useCamera(geometry: Geometry): void {
  const camera = useFitting()
  const latest = useRef(geometry)
  useEffect(() => {
    latest.current = geometry
  }, [geometry])

  const reveal = useView((state) => state.reveal)
  useEffect(() => {
    if (reveal?.whole === true) {
      setShowsAll(true)
      camera.show(wholeOf(latest.current))
    } else if (reveal?.close === true) {
      setShowsAll(false)
      camera.show(boundsOf(seen(latest.current, reveal.ids)))
    } else if (reveal?.scale !== undefined) camera.scale(reveal.scale)
    else if (reveal?.pan) camera.pan(reveal.pan)
    else if (reveal) {
      camera.bring(boundsOf(seen(latest.current, reveal.ids)))
    }
  }, [camera, reveal])

  const trace = useSimulation(({ firing, refired }) => (refired ? undefined : firing?.trace))
  useEffect(() => {
    if (trace) camera.bring(journeyBounds(journeyOf(latest.current, trace), latest.current))
  }, [camera, trace])

  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  useEffect(() => {
    if (cameraStore.getState().showsAll) camera.fit(wholeOf(latest.current), 0)
  }, [camera, width, height])

  useEffect(
    () =>
      diagramStore.subscribe(({ diagram, past, future }, before) => {
        const opened = diagram !== before.diagram && past.length === 0 && future.length === 0
        if (!opened) return
        setShowsAll(true)
        // The canvas draws the diagram first, and then it is looked at.
        requestAnimationFrame(() => {
          const drawn = wholeOf(latest.current)
          if (drawn) camera.fit(drawn, 0)
          else camera.home()
        })
      }),
    [camera],
  )
}

function useFitting(): Camera {
  const { setViewport, zoomTo } = useReactFlow()
  const store = useStoreApi()
  return useMemo(() => {
    const fit: Camera['fit'] = (box, duration, room) => {
      const { width, height } = store.getState()
      if (!box || width === 0 || height === 0) return
      void setViewport(fitted(box, { width, height }, room), { duration })
    }
    const show: Camera['show'] = (box) => {
      fit(box, motionMs(CAMERA_MS), roomBesidePanels(store.getState().domNode))
    }
    return {
      fit,
      show,
      home: () => {
        void setViewport(AT_HAND)
      },
      scale: (zoom) => {
        setShowsAll(false)
        void zoomTo(zoom, { duration: motionMs(CAMERA_MS) })
      },
      pan: (screens) => {
        const { transform, width, height } = store.getState()
        const [x, y, zoom] = transform
        setShowsAll(false)
        void setViewport({ x: x - screens.x * width, y: y - screens.y * height, zoom })
      },
      bring: (box) => {
        const { transform, width, height, domNode } = store.getState()
        const [x, y, zoom] = transform
        const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
        const room = roomIn(view, zoom, roomBesidePanels(domNode))
        const readable = zoom >= READABLE_ZOOM
        // What lies under an island is in view and cannot be seen.
        if (!box || (readable && contains(room, box))) return
        setShowsAll(false)
        if (!readable || box.width > room.width || box.height > room.height) show(box)
        else {
          const dx = shift(box.x, box.width, room.x, room.width)
          const dy = shift(box.y, box.height, room.y, room.height)
          void setViewport(
            { x: x - dx * zoom, y: y - dy * zoom, zoom },
            { duration: motionMs(CAMERA_MS) },
          )
        }
      },
    }
  }, [setViewport, zoomTo, store])
}

/** Where these things are seen, notes and frames too. */
function seen(geometry: Geometry, ids: readonly string[]): readonly Box[] {
  const { diagram } = diagramStore.getState()
  return ids.flatMap((id) => annotationOf(diagram, id) ?? seenAt(geometry, id))
}

/** What of the view nothing floats over. */
function roomIn({ x, y, width, height }: Box, zoom: number, free: Room): Box {
  const { top, right, bottom, left } = free
  return {
    x: x + left / zoom,
    y: y + top / zoom,
    width: width - (left + right) / zoom,
    height: height - (top + bottom) / zoom,
  }
}

/** How far the view goes along one axis until it holds a span. */
function shift(from: number, length: number, viewFrom: number, viewLength: number): number {
  if (from < viewFrom) return from - viewFrom
  return Math.max(0, from + length - viewFrom - viewLength)
}
