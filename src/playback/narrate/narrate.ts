import type { LogEvent, Outcome, SegmentKind } from '@/engine/simulation/log'
import { SECOND, type Micros, type SimulationSettings } from '@/engine/simulation/settings'
import type { Leg } from '@/engine/trace'
import { findOf, labelOfId, type Topology } from '@/model/topology'

/** What a told event is about: what a list of them is filtered by. */
export type ToldKind = 'edit' | 'denial' | 'end' | 'opening' | 'step'

/** Something that happened in a run, in a sentence. */
export interface Told {
  readonly seq: number
  readonly tick: number
  readonly time: Micros
  readonly kind: ToldKind
  readonly connection?: string
  readonly text: string
}

/** What a narrator remembers of a run: who talks with whom, and what an edit may have changed for it. */
export interface Narrator {
  readonly talks: Map<string, Talk>
  /** The connections that were open at the last edit and have not shown yet how they bear it. */
  readonly untested: Set<string>
  edited: boolean
}

interface Talk {
  readonly from: string
  readonly to: string
  readonly flow: string
  /** How often what was sent last had been sent before. */
  again: number
  /** Whether a question of it was answered. */
  answered: boolean
}

/** How a run is told: by the names of a network, and by how patient its ends are. */
export interface Telling {
  readonly topology: Topology
  readonly settings: Pick<
    SimulationSettings,
    'synTimeout' | 'synRetries' | 'dataRetries' | 'dataTimeout'
  >
  /** Of this connection every segment is told. */
  readonly followed?: string | undefined
}

export function newNarrator(): Narrator {
  return { talks: new Map(), untested: new Set(), edited: false }
}

/** One event in a sentence; nothing for what goes without saying. Events are to be told in their order. */
export function narrate(narrator: Narrator, event: LogEvent, telling: Telling): Told | undefined {
  const told = sentenceOf(narrator, event, telling)
  if (!told) return undefined
  const { seq, tick, time } = event
  const connection = 'connection' in event ? { connection: event.connection } : {}
  return { seq, tick, time, ...connection, ...told }
}

type Sentence = Pick<Told, 'kind' | 'text'> | undefined

function sentenceOf(narrator: Narrator, event: LogEvent, telling: Telling): Sentence {
  const { topology, followed } = telling
  switch (event.kind) {
    case 'edit':
      narrator.edited = true
      narrator.untested.clear()
      for (const id of narrator.talks.keys()) narrator.untested.add(id)
      return { kind: 'edit', text: `Edit: ${event.label}.` }
    case 'opened': {
      const [from, to] = [labelOfId(topology, event.from), labelOfId(topology, event.to)]
      narrator.talks.set(event.connection, {
        from,
        to,
        flow: event.flow,
        again: 0,
        answered: false,
      })
      return { kind: 'opening', text: `${from} opens a connection to ${to}${onPort(event.flow)}.` }
    }
    case 'notOpened':
      return { kind: 'denial', text: event.sentence }
    case 'sent': {
      const talk = narrator.talks.get(event.connection)
      if (talk) talk.again = event.again
      if (event.connection !== followed || !talk) return undefined
      const again = event.again > 0 ? ' again' : ''
      if (FROM_ANYBODY.has(event.segment)) {
        return {
          kind: 'step',
          text: `${capital(nounOf(event.segment))} is on its way to ${talk.from}.`,
        }
      }
      const sender = event.leg === 'request' ? talk.from : talk.to
      return { kind: 'step', text: `${sender} sends ${nounOf(event.segment)}${again}.` }
    }
    case 'arrived':
      answer(narrator, event)
      if (event.connection !== followed) return undefined
      return {
        kind: 'step',
        text: `${capital(theOf(event.segment))} arrives at ${labelOfId(topology, event.at)}.`,
      }
    case 'step':
      return goesOn(narrator, event, telling)
    case 'dropped':
      narrator.untested.delete(event.connection)
      return { kind: 'denial', text: refusal(narrator, event, telling) }
    case 'vanished':
      return {
        kind: 'denial',
        text: `${whose(narrator, event, undefined)} is lost: ${event.sentence}`,
      }
    case 'ended':
      return ending(narrator, event)
    case 'forgotten':
      if (event.why !== 'idle') return undefined
      return {
        kind: 'end',
        text: `${labelOfId(topology, event.holder)} forgets a connection that was idle too long: ${event.flow}.`,
      }
    default:
      return undefined
  }
}

function answer({ talks }: Narrator, { connection, segment }: Of<'arrived'>): void {
  const talk = talks.get(connection)
  if (talk && segment === 'answer') talk.answered = true
}

type Of<Kind extends LogEvent['kind']> = Extract<LogEvent, { readonly kind: Kind }>

/** What was open before an edit, and passes by its entry after it (CT-08). */
function goesOn(narrator: Narrator, event: Of<'step'>, { topology }: Telling): Sentence {
  const { step, connection } = event
  const talk = narrator.talks.get(connection)
  const isByEntry = step.checkpoint === 'securityGroup' && step.tracking === 'matches'
  if (!narrator.edited || !talk || !isByEntry || !narrator.untested.has(connection)) {
    return undefined
  }
  narrator.untested.delete(connection)
  const keeper = labelOfId(topology, step.component)
  return {
    kind: 'step',
    text:
      step.tracked === false
        ? `${talk.from} goes on with ${talk.to}: ${keeper} lets the answer pass as it let the question.`
        : `${talk.from} goes on with ${talk.to}: ${keeper} tracked the connection before the edit, so no rule is read.`,
  }
}

function refusal(narrator: Narrator, event: Of<'dropped'>, telling: Telling): string {
  const { step } = event
  const where = placeOf(telling.topology, step)
  const why = firstSentence(step.sentence ?? step.rule ?? '').replace(`${where}: `, '')
  return `${whose(narrator, event, step.leg)} is refused at ${where}: ${why} ${nextTry(narrator, event, telling)}`
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Of the reasons the first: the rest stands where the packet died. */
function firstSentence(text: string): string {
  return /^.*?\.(?=\s[A-Z]|$)/.exec(text)?.[0] ?? text
}

function placeOf(topology: Topology, { checkpoint, component, at }: Of<'dropped'>['step']): string {
  if (checkpoint !== 'securityGroup') return labelOfId(topology, component)
  const owner = findOf(topology, 'networkInterface', at)?.attachment?.instanceId
  return labelOfId(topology, owner ?? at)
}

/** `app-b1's SYN`, of whichever end sent it; where that is not known, of neither. */
function whose(
  narrator: Narrator,
  { connection, segment }: Of<'dropped' | 'vanished'>,
  leg: Leg | undefined,
): string {
  const talk = narrator.talks.get(connection)
  const isEither = segment === 'data' && leg === undefined
  if (!talk || isEither || FROM_ANYBODY.has(segment)) return capital(theOf(segment))
  const isAnswer = ANSWERS.has(segment) || leg === 'response'
  return `${isAnswer ? talk.to : talk.from}'s ${NOUNS[segment]}`
}

/** What its sender does about it: TCP tries again, each time after twice as long, and then no more. */
function nextTry(narrator: Narrator, event: Of<'dropped'>, { settings }: Telling): string {
  const { segment, connection } = event
  const again = narrator.talks.get(connection)?.again ?? 0
  if (segment === 'SYN') {
    if (again >= settings.synRetries) return 'It was the last try.'
    return `It will be sent again in ${seconds(settings.synTimeout * 2 ** again)}.`
  }
  // What answers is sent again also when it is asked for again, which may be earlier, or never.
  return RELIABLE.has(segment) && again === 0 ? 'It will be sent again.' : ''
}

const ENDINGS: Readonly<Record<Outcome, (from: string, to: string) => string>> = {
  closed: (from, to) => `${from} and ${to} close their connection.`,
  answered: (from, to) => `${from} has its answer from ${to}.`,
  delivered: (from, to) => `What ${from} sent has come to ${to}.`,
  refused: (from, to) =>
    `${from} is told "connection refused": ${to} answers that nothing listens.`,
  timedOut: (from, to) => `${from} gives up: "timed out". No answer came from ${to}.`,
  reset: (from, to) => `${from} is told "connection reset" on its way to ${to}.`,
  noAnswer: (from, to) => `${from} waits in vain: no answer from ${to}.`,
  unsent: (from, to) => `${from} cannot send to ${to} at all.`,
  gone: (from, to) => `${from} is no more, and its connection to ${to} with it.`,
}

function ending(narrator: Narrator, { connection, outcome }: Of<'ended'>): Sentence {
  const talk = narrator.talks.get(connection)
  narrator.untested.delete(connection)
  narrator.talks.delete(connection)
  if (!talk) return undefined
  const { from, to, answered } = talk
  const isPart = outcome === 'noAnswer' && answered
  const text = isPart
    ? `${from} had answers from ${to}, but not to everything.`
    : ENDINGS[outcome](from, to)
  return { kind: 'end', text }
}

const NOUNS: Readonly<Record<SegmentKind, string>> = {
  SYN: 'SYN',
  'SYN-ACK': 'SYN-ACK',
  ACK: 'ACK',
  data: 'data',
  FIN: 'FIN',
  'FIN-ACK': 'FIN-ACK',
  RST: 'reset',
  datagram: 'datagram',
  answer: 'answer',
  'port-unreachable': 'error "port unreachable"',
  'time-exceeded': 'error "time exceeded"',
}

const ANSWERS: ReadonlySet<SegmentKind> = new Set([
  'SYN-ACK',
  'FIN-ACK',
  'answer',
  'port-unreachable',
])
/** The other end may have sent it, or a gateway or a guest on the way (NAT-15, NLB-15). */
const FROM_ANYBODY: ReadonlySet<SegmentKind> = new Set(['RST', 'time-exceeded'])
const RELIABLE: ReadonlySet<SegmentKind> = new Set(['SYN-ACK', 'data', 'FIN', 'FIN-ACK'])

function nounOf(segment: SegmentKind): string {
  return segment === 'data' ? 'data' : `${/^[AEIOF]/i.test(segment) ? 'an' : 'a'} ${NOUNS[segment]}`
}

function theOf(segment: SegmentKind): string {
  return segment === 'data' ? 'data' : `the ${NOUNS[segment]}`
}

function onPort(flow: string): string {
  const found = /^(\w+) .*>.*:(\d+)/.exec(flow)
  return found ? ` on ${found[1]?.toUpperCase() ?? ''} ${found[2] ?? ''}` : ''
}

function seconds(time: Micros): string {
  return `${String(Math.round((time / SECOND) * 10) / 10)} s`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
