import { getViewportForBounds, useReactFlow, useStore } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { boundsOf } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import type { Geometry } from '@/layout/geometry'
import { usePresent } from '@/store/presentStore'
import { useSimulation } from '@/store/simulationStore'
import { CAMERA_MS, MIN_ZOOM } from './camera'
import { cameraStore, setShowsAll } from './cameraStore'
import { journeyOf } from './packet/journey'
import { motionMs } from './reducedMotion'

/** From here on an address of 12 px is 20 px high: legible from the back of a room. */
const LEGIBLE_ZOOM = 1.67
const NEAREST_ZOOM = 2
/** Stations farther apart than this allows are not shown together. */
const FARTHEST_ZOOM = 1
/** The large call-out finds its room on the right, unless the panel stands there. */
const ROOM = { top: '70px', right: '520px', bottom: '70px', left: '60px' } as const
/** The card of a prediction is larger. */
const ROOM_BY_CARD = { ...ROOM, right: '630px' } as const
const ROOM_BY_PANEL = { ...ROOM, right: '60px' } as const

/** While presenting, the camera goes along: it frames the station at stake and the one before. */
export function useFollowing(geometry: Geometry): void {
  const { getViewport, setViewport } = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const presenting = usePresent((state) => state.presenting)
  const editing = usePresent((state) => state.editing)
  const trace = useSimulation(({ firing }) => firing?.trace)
  const position = useSimulation((state) => state.asked ?? state.position)
  const predicting = useSimulation((state) => state.predicting)
  const journey = useMemo(
    () => (presenting && trace ? journeyOf(geometry, trace) : undefined),
    [geometry, presenting, trace],
  )
  useEffect(() => {
    if (!presenting) return undefined
    const before = getViewport()
    const { showsAll } = cameraStore.getState()
    return () => {
      setShowsAll(showsAll)
      void setViewport(before, { duration: motionMs(CAMERA_MS) })
    }
  }, [getViewport, presenting, setViewport])
  useEffect(() => {
    if (!journey || width === 0 || height === 0) return
    const { stations } = journey
    const boxOf = (index: number): Box | undefined => {
      const station = stations[index]
      if (!station) return undefined
      const { place, thing, stand } = station
      const card = thing !== undefined && stand === 'card' ? geometry.boxes.get(thing) : undefined
      return boundsOf([{ ...place, width: 0, height: 0 }, ...(card ? [card] : [])])
    }
    const here = boxOf(position)
    if (!here) return
    const both = boundsOf([here, boxOf(position - 1) ?? here]) ?? here
    const room = editing ? ROOM_BY_PANEL : predicting ? ROOM_BY_CARD : ROOM
    const fitted = (box: Box, least: number) =>
      getViewportForBounds(box, width, height, least, NEAREST_ZOOM, room)
    const together = fitted(both, MIN_ZOOM)
    const to = together.zoom >= FARTHEST_ZOOM ? together : fitted(here, LEGIBLE_ZOOM)
    setShowsAll(false)
    void setViewport(to, { duration: motionMs(CAMERA_MS) })
  }, [editing, geometry, height, journey, position, predicting, setViewport, width])
}
