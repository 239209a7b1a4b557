import type { Because, Step } from '@/engine/trace'
import { askedKindOf } from './askedPlace'
import type { Answer, AskedVerdict, Question } from './question'
import { rowIdOf, type OtherRow } from './rows'

/** What the engine decided, in the words of a question. */
export interface Key {
  readonly verdict: AskedVerdict
  /** Any of these rows is right: a group's rules have no order, and ports may be decided by several. */
  readonly rows: readonly string[]
}

/** `rule`: what became of the packet is right, but another rule decided it. */
export type Grade = 'right' | 'rule' | 'wrong'

/** The answer that is in a step. */
export function keyOf(step: Step): Key {
  return { verdict: verdictOf(step), rows: [...new Set(rowsBehind(step))] }
}

/** How good an answer is. */
export function gradeOf(question: Question, { verdict, rows }: Key, answer: Answer): Grade {
  const asksVerdict = question.verdicts.length > 0
  if (asksVerdict && answer.verdict !== verdict) return 'wrong'
  if (asksVerdict && verdict === 'some') return 'right'
  const isRight = answer.row !== undefined && rows.includes(answer.row)
  if (isRight) return 'right'
  return asksVerdict ? 'rule' : 'wrong'
}

function verdictOf({ decision, refusedPorts }: Step): AskedVerdict {
  if (decision === 'deny') return 'deny'
  return refusedPorts.length > 0 ? 'some' : 'allow'
}

function rowsBehind(step: Step): readonly string[] {
  switch (askedKindOf(step)) {
    case 'gate':
      return [whatLeft(step)]
    case 'route':
      return [routeBehind(step)]
    default:
      return filterRows(step)
  }
}

function filterRows(step: Step): readonly string[] {
  const isDenied = step.decision === 'deny'
  const parts = step.parts.filter(({ decision }) => !isDenied || decision === 'deny')
  const alike = isDenied ? [] : (step.alike?.() ?? [])
  return [
    ...parts.map(({ because, decision }) => filterRow(step, because, decision)),
    ...alike.flatMap((because) => rowIdOf(because) ?? []),
  ]
}

function filterRow(step: Step, because: Because, decision: Step['decision']): string {
  const known = rowIdOf(because)
  if (known !== undefined) return known
  const other: OtherRow =
    decision === 'deny' ? 'none' : decision === 'deliver' ? 'answers' : 'state'
  return step.checkpoint === 'networkAcl' ? 'entry *' : other
}

/** A transit gateway may refuse before it looks anything up. */
function routeBehind({ because, checkpoint }: Step): string {
  const none: OtherRow = checkpoint === 'transitGateway' ? 'dropped' : 'none'
  return rowIdOf(because) ?? none
}

function whatLeft({ decision, packet, after = packet }: Step): OtherRow {
  if (decision === 'deny') return 'dropped'
  if (decision === 'deliver') return 'answers'
  const [source, destination] = [after.src !== packet.src, after.dst !== packet.dst]
  if (source && destination) return 'both'
  if (source) return 'source'
  return destination ? 'destination' : 'unchanged'
}
