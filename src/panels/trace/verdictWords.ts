import { describeStep } from '@/engine/explain/steps'
import type { ConnectionTrace, Step, Verdict } from '@/engine/trace'
import type { Topology } from '@/model/topology'

const BEFORE: Readonly<Record<Verdict, string>> = {
  allow: 'it was allowed',
  deny: 'it was denied',
  intermittent: 'it was intermittent',
}

/** What the last edit did to the verdict; nothing when it left it as it was. */
export function changeWords(
  { verdict }: ConnectionTrace,
  before: Verdict | undefined,
): string | undefined {
  if (before === undefined || before === verdict) return undefined
  return `Your edit changed the verdict: ${BEFORE[before]} before.`
}

/** Where a packet stands while it travels. */
export function progressWords(topology: Topology, step: Step): string {
  const { title, side, why } = describeStep(topology, step)
  const where = [title, side].filter((part) => part !== '').join(' ')
  return step.decision === 'deny' || step.decision === 'send'
    ? `On its way: ${why}`
    : `On its way: at ${where}. ${why}`
}

/** `both on the reply`, `1 on the request, 2 on the reply`. */
export function whereWords(legs: readonly ConnectionTrace['blockers'][number]['leg'][]): string {
  const replies = legs.filter((leg) => leg === 'response').length
  const requests = legs.length - replies
  if (replies > 0 && requests > 0) {
    return `${String(requests)} on the request, ${String(replies)} on the reply`
  }
  const where = replies > 0 ? 'on the reply' : 'on the request'
  if (legs.length < 2) return where
  return legs.length === 2 ? `both ${where}` : `all ${where}`
}
