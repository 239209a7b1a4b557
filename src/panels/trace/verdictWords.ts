import { describeStep } from '@/engine/explain/steps'
import type { ConnectionTrace, Step, Verdict } from '@/engine/trace'
import type { Topology } from '@/model/topology'
import { strings } from '@/strings/strings'

const words = strings.trace

/** What the last edit did to the verdict; nothing when it left it as it was. */
export function changeWords(
  { verdict }: ConnectionTrace,
  before: Verdict | undefined,
): string | undefined {
  if (before === undefined || before === verdict) return undefined
  return words.changed[before]
}

/** Where a packet stands while it travels. */
export function progressWords(topology: Topology, step: Step): string {
  const { title, side, why } = describeStep(topology, step)
  const where = [title, side].filter((part) => part !== '').join(' ')
  return step.decision === 'deny' || step.decision === 'send'
    ? words.onItsWay(why)
    : words.onItsWayAt(where, why)
}

/** `both on the reply`, `1 on the request, 2 on the reply`. */
export function whereWords(legs: readonly ConnectionTrace['blockers'][number]['leg'][]): string {
  const replies = legs.filter((leg) => leg === 'response').length
  const requests = legs.length - replies
  if (replies > 0 && requests > 0) {
    return words.onBoth(requests, replies)
  }
  return replies > 0 ? words.onReply(replies) : words.onRequest(requests)
}
