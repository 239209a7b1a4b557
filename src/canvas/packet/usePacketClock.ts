import { useEffect, type RefObject } from 'react'
import { decisiveStation } from '@/playback/timeline'
import {
  advance,
  lastPosition,
  seek,
  simulationStore,
  useSimulation,
} from '@/store/simulationStore'
import { useReducedMotion } from '../reducedMotion'
import { startClock } from './clock'
import { restPoint, type Journey } from './journey'
import { hideLiveTrails, showLiveTrail } from './Trails'

/**
 * Runs the clock while the walk plays. It moves the packet by writing to the page itself, so that
 * React renders once per station and not once per frame. Without motion playing goes at once to
 * where the verdict falls, and from there to the end.
 */
export function usePacketClock(
  journey: Journey,
  stage: RefObject<HTMLElement | null>,
  trails: RefObject<Element | null>,
): void {
  const playing = useSimulation((state) => state.playing)
  const reduced = useReducedMotion()
  useEffect(() => {
    if (playing && reduced) skipAhead()
  }, [playing, reduced])
  useEffect(() => {
    const layer = stage.current
    const lines = trails.current
    if (!playing || reduced || !layer || !lines) return undefined
    const region = layer.closest<HTMLElement>('[data-canvas]')
    const stop = startClock(
      journey,
      {
        show: ({ x, y, leg, distance, travelling }) => {
          movePacket(layer, x, y)
          const { position } = simulationStore.getState()
          const station = journey.stations[position]
          const isReal = journey.stations[position + 1]?.step.ghost === false
          if (travelling && station && isReal) showLiveTrail(lines, leg, station.rest, distance)
          if (region) region.dataset['travelling'] = String(travelling)
        },
        arrive: () => {
          advance()
          hideLiveTrails(lines)
          if (region) region.dataset['travelling'] = 'false'
        },
      },
      simulationStore.getState,
    )
    return () => {
      stop()
      hideLiveTrails(lines)
      if (region) region.dataset['travelling'] = 'false'
      const { position, asked = position } = simulationStore.getState()
      const { x, y } = restPoint(journey, asked)
      movePacket(layer, x, y)
    }
  }, [journey, playing, reduced, stage, trails])
}

function skipAhead(): void {
  const { firing, position } = simulationStore.getState()
  if (!firing) return
  const verdict = decisiveStation(firing.trace)
  seek(position < verdict ? verdict : lastPosition(firing))
}

function movePacket(layer: HTMLElement, x: number, y: number): void {
  const packet = layer.querySelector<SVGElement>('[data-packet]')
  if (packet) packet.style.transform = `translate(${String(x)}px, ${String(y)}px)`
}
