import { useStoreApi, ViewportPortal } from '@xyflow/react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Geometry } from '@/layout/geometry'
import { onRunFrame, simulationNow } from '@/store/run/run'
import { runStore, useRun } from '@/store/run/runStore'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { DEPTH } from '../canvasNode'
import { useReducedMotion } from '../reducedMotion'
import { Painter } from './painter'
import { tellPackets, useThinning } from './trafficStore'
import { usePicking } from './usePicking'
import { waysOn } from './ways'
import '../packet/packet.css'
import './traffic.css'

/** So many packets keep to their ways while something is dragged: new ones take time in every frame. */
const CROWD = 150

/**
 * The packets of a run over the drawing, on one canvas that the run's own frames paint: React renders
 * when a run begins, and when what is shown of it is chosen anew.
 */
export function TrafficLayer({
  geometry,
  settled,
}: {
  readonly geometry: Geometry
  /** The same, with what is being dragged where it was. */
  readonly settled: Geometry
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const trails = useRef<SVGGElement>(null)
  const painter = useRef<Painter>(null)
  const flow = useStoreApi()
  const theme = useView((state) => state.theme)
  const withRates = useView(({ layers }) => layers.rates)
  const followed = useRun((state) => state.followed)
  const still = useReducedMotion()
  const ground = isCrowded() ? settled : geometry
  const scene = useMemo(() => ({ geometry: ground, ways: waysOn(ground) }), [ground])
  useLayoutEffect(() => {
    if (!canvas.current || !trails.current) return undefined
    const own = new Painter({
      canvas: canvas.current,
      trails: trails.current,
      scene,
      manner: { followed, still, withRates },
      view: () => {
        const { transform, width, height } = flow.getState()
        const [x, y, zoom] = transform
        return { x, y, zoom, width, height }
      },
      told: (marks) => {
        if (canvas.current) tellPackets(canvas.current, marks, runStore.getState().playing)
      },
    })
    painter.current = own
    const again = (): void => {
      own.later(simulationNow)
    }
    again()
    const stops = [
      onRunFrame((simulation) => {
        own.frame(simulation)
      }),
      flow.subscribe((now, before) => {
        const moved = now.transform !== before.transform
        if (moved || now.width !== before.width || now.height !== before.height) again()
      }),
      // The last moment that was played is the one that stands.
      runStore.subscribe(({ playing }, before) => {
        if (!playing && before.playing) again()
      }),
    ]
    return () => {
      own.stop()
      for (const stop of stops) stop()
    }
  }, [scene, flow, followed, still, theme, withRates])
  usePicking(canvas, painter)
  return (
    <>
      <ViewportPortal>
        <svg
          className="pointer-events-none absolute overflow-visible"
          width="1"
          height="1"
          style={{ zIndex: DEPTH.trails }}
          aria-hidden="true"
        >
          <g ref={trails} fill="none" strokeLinejoin="round" data-traffic-trails="">
            <g data-leg="request">
              <path className="canvas-trail" />
            </g>
            <g data-leg="response">
              <path className="canvas-trail canvas-trail-double" />
              <path className="canvas-trail canvas-trail-core" />
            </g>
          </g>
        </svg>
      </ViewportPortal>
      <canvas ref={canvas} data-traffic="" className="traffic-canvas" aria-hidden="true" />
      <Thinning />
    </>
  )
}

function isCrowded(): boolean {
  return (simulationNow()?.world.flights.size ?? 0) > CROWD
}

function Thinning() {
  const { oneIn, inFlight } = useThinning()
  if (oneIn === 1) return null
  return (
    <p className="traffic-thinning rounded-full border border-line bg-surface px-3 py-1 text-xs text-ink shadow-e1">
      {strings.packetsDrawn.thinned(oneIn, inFlight)}
    </p>
  )
}
