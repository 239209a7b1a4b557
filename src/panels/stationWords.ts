import { describeStep } from '@/engine/explain/steps'
import type { Step } from '@/engine/trace'
import type { Topology } from '@/model/topology'
import { stationMark } from '@/playback/timeline'
import { stationLook } from './stationLook'

/** A station in one breath: `Reply: acl-db out denies, rule 90`. */
export function stationWords(topology: Topology, step: Step): string {
  const { title, side, detail } = describeStep(topology, step)
  const journey = step.leg === 'request' ? 'Request' : 'Reply'
  const { word } = stationLook(stationMark(step).kind)
  const who = [title, side].filter((part) => part !== '').join(' ')
  return [`${step.ghost ? `Ghost, ${journey.toLowerCase()}` : journey}: ${who} ${word}`, detail]
    .filter((part) => part !== '')
    .join(', ')
}
