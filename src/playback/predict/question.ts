import type { CompiledNetwork } from '@/engine/compile/network'
import type { Packet } from '@/engine/packet'
import { portCount } from '@/model/ports'
import type { AskedPlace } from './askedPlace'
import { otherRowsAt, tablesAt, type QuestionRow, type QuestionTable } from './rows'

/** What may become of a packet; `some` where only some of the ports that it may have are let through. */
export type AskedVerdict = 'allow' | 'deny' | 'some'

/** What is asked before a checkpoint decides. It is made of the place alone, and knows no answer. */
export interface Question {
  readonly place: AskedPlace
  readonly tables: readonly QuestionTable[]
  readonly others: readonly QuestionRow[]
  /** What may be said besides the row; empty where the row says it all, as a route does. */
  readonly verdicts: readonly AskedVerdict[]
}

/** What somebody has chosen so far. */
export interface Answer {
  readonly verdict?: AskedVerdict | undefined
  readonly row?: string | undefined
}

/** The question at a place of this network. */
export function questionAt(network: CompiledNetwork, place: AskedPlace): Question {
  return {
    place,
    tables: tablesAt(network, place),
    others: otherRowsAt(network, place),
    verdicts: verdictsAt(place),
  }
}

function verdictsAt({ kind, checkpoint, packet }: AskedPlace): readonly AskedVerdict[] {
  if (kind === 'route') return []
  const { srcPort, dstPort } = packet
  // Groups and ACLs read the port that a packet goes to; a firewall reads both.
  const read = checkpoint === 'networkFirewall' ? [srcPort, dstPort] : [dstPort]
  return kind === 'filter' && read.some(isOpen) ? ['allow', 'deny', 'some'] : ['allow', 'deny']
}

/** Whether somebody may yet choose the port, so that a rule may let some of them pass. */
function isOpen(field: Packet['srcPort']): boolean {
  return field !== undefined && portCount(field.ports) > 1
}

/** Every row that may be chosen, those of tables first. */
export function rowsOf({ tables, others }: Question): readonly QuestionRow[] {
  return [...tables.flatMap(({ rows }) => rows), ...others]
}

/** The rows that may stand behind a verdict; all where none is said. */
export function rowsFor(question: Question, verdict: AskedVerdict | undefined) {
  if (verdict === undefined || verdict === 'some') return rowsOf(question)
  return rowsOf(question).filter(({ means }) => means === verdict || means === 'either')
}

/** The answer with a verdict said: a row that cannot mean it is let go of, an only one is taken. */
export function withVerdict(question: Question, answer: Answer, verdict: AskedVerdict): Answer {
  const rows = rowsFor(question, verdict)
  const kept = rows.find(({ id }) => id === answer.row)
  const only = rows.length === 1 ? rows[0] : undefined
  return { verdict, row: (kept ?? only)?.id }
}

/** The answer with a row chosen, and what the row says. */
export function withRow(question: Question, { verdict }: Answer, id: string): Answer {
  const chosen = rowsOf(question).find((each) => each.id === id)
  if (!chosen) return { verdict }
  if (question.verdicts.length === 0) return { row: id }
  if (chosen.means === 'either' || verdict === 'some') return { verdict, row: id }
  return { verdict: chosen.means, row: id }
}

/** Whether enough is said for it to be right or wrong. */
export function isWhole({ verdicts }: Question, { verdict, row }: Answer): boolean {
  if (verdict === 'some') return true
  return row !== undefined && (verdicts.length === 0 || verdict !== undefined)
}
