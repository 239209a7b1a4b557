import { describeStep } from '@/engine/explain/steps'
import type { Step } from '@/engine/trace'
import type { Topology } from '@/model/topology'
import { stationMark } from '@/playback/timeline'
import { strings } from '@/strings/strings'
import { stationLook } from './stationLook'

const words = strings.dock.stations

/** A station in one breath: `Reply: acl-db out denies, rule 90`. */
export function stationWords(topology: Topology, step: Step): string {
  const { title, side, detail } = describeStep(topology, step)
  const { word } = stationLook(stationMark(step).kind)
  const who = [title, side].filter((part) => part !== '').join(' ')
  return [words.does(step.ghost ? words.ghost[step.leg] : words.legs[step.leg], who, word), detail]
    .filter((part) => part !== '')
    .join(', ')
}
