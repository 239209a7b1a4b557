import type { Answer } from '@/engine/probeTypes'
import type { NaiveAnswer } from './naiveProbe'
import type { NaiveBlame } from './walk/connection'

/** What both evaluators must say alike of a probe, out of either's answer. */
export function comparable(answer: Answer | NaiveAnswer, naive: NaiveAnswer, engine: Answer) {
  const { verdict, requestDelivered, certain, workingPorts } = answer
  if (!naive.certain) return { certain }
  return {
    verdict,
    requestDelivered,
    certain,
    workingPorts: isOpenersChoice(naive) ? workingPorts : undefined,
    targets: naive.targets && answer.targets?.toSorted((a, b) => a.id.localeCompare(b.id)),
    blame: blameOf(answer, naive.blockedBy, engine),
  }
}

// Where choices fail at different places, the naive evaluator blames none of them; nor does anybody say
// who is to blame for what happens on premises.
function blameOf(answer: Answer | NaiveAnswer, naive: NaiveBlame | undefined, engine: Answer) {
  const isOnPremises = (engine.component ?? '').startsWith('onprem-')
  if (!naive || naive.kind === 'elsewhere' || isOnPremises) return undefined
  const { kind, component, direction } =
    'hops' in answer
      ? { kind: answer.deniedBy, component: answer.component, direction: answer.direction }
      : naive
  return { kind, direction, component: naive.component === undefined ? undefined : component }
}

// Where the opener's every port can work, it is a gateway's choice that fails at times; the engine
// then names the gateway's ports, which the naive evaluator does not.
function isOpenersChoice({ workingPorts = [], verdict }: NaiveAnswer): boolean {
  const ranges = workingPorts.map(([from, to]) => `${String(from)}-${String(to)}`).join()
  const whole = ['32768-60999', '49152-65535', '1024-65535'].includes(ranges)
  return verdict === 'intermittent' && ranges !== '' && !whole
}
