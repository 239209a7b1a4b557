import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { boundsOf, contains } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { cardOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import { networkAclOf, resourcesOf, routeTableOf } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { useSimulation } from '@/store/simulationStore'
import { useView } from '@/store/viewStore'
import { CAMERA_MS, FIT_PADDING, MAX_FIT_ZOOM, MIN_ZOOM, READABLE_ZOOM } from './camera'
import { journeyOf } from './packet/journey'
import { motionMs } from './reducedMotion'

/** Moves the camera when it was asked to: to what is revealed, to a new trace, to a new diagram. */
export function useCamera(geometry: Geometry): void {
  const { setViewport } = useReactFlow()
  const store = useStoreApi()
  const current = useRef(geometry)
  useEffect(() => {
    current.current = geometry
  }, [geometry])

  const bring = useRef((_box: Box, _always: boolean): void => undefined)
  useEffect(() => {
    bring.current = (box, always) => {
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
      if (!always && zoom >= READABLE_ZOOM && contains(view, box)) return
      const duration = motionMs(CAMERA_MS)
      const to = getViewportForBounds(box, width, height, MIN_ZOOM, MAX_FIT_ZOOM, FIT_PADDING)
      void setViewport(to, { duration })
    }
  }, [setViewport, store])

  const reveal = useView((state) => state.reveal)
  useEffect(() => {
    if (!reveal) return
    const box = boundsOf(reveal.ids.flatMap((id) => boxesFor(current.current, id)))
    if (box) bring.current(box, false)
  }, [reveal])

  const trace = useSimulation(({ firing, refired }) => (refired ? undefined : firing?.trace))
  useEffect(() => {
    if (!trace) return
    const { stations, tracks } = journeyOf(current.current, trace)
    const things = stations.flatMap(({ thing }) => boxesFor(current.current, thing ?? ''))
    const ways = Object.values(tracks).flatMap(({ points }) =>
      points.map((point): Box => ({ ...point, width: 0, height: 0 })),
    )
    const box = boundsOf([...things, ...ways])
    if (box) bring.current(box, false)
  }, [trace])

  useEffect(
    () =>
      diagramStore.subscribe((state, before) => {
        const opened =
          state.diagram !== before.diagram && state.past.length === 0 && state.future.length === 0
        if (!opened) return
        // The canvas draws the diagram first, and then it is looked at.
        requestAnimationFrame(() => {
          const box = boundsOf(current.current.boxes.values())
          if (box) bring.current(box, true)
        })
      }),
    [],
  )
}

/** Where a resource is seen: itself, or the things that wear it. */
function boxesFor({ topology, boxes }: Geometry, id: string): readonly Box[] {
  const drawn = cardOf(topology, id)
  const ids = drawn === undefined ? wearersOf(topology, id) : [drawn]
  return ids.flatMap((each) => boxes.get(each) ?? [])
}

function wearersOf(topology: Geometry['topology'], id: string): readonly string[] {
  const cards = resourcesOf(topology, 'networkInterface').flatMap((eni) =>
    eni.securityGroupIds.some((group) => group === id) ? (cardOf(topology, eni.id) ?? []) : [],
  )
  const subnets = resourcesOf(topology, 'subnet').flatMap((subnet) => {
    const served =
      networkAclOf(topology, subnet)?.id === id || routeTableOf(topology, subnet)?.id === id
    return served ? [subnet.id] : []
  })
  return [...cards, ...subnets]
}
