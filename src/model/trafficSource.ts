import type { IpAddress } from './ip'
import type { Protocol } from './traffic'

/**
 * Who opens connections, or is connected to. A group or a fleet is whoever belongs to it at that moment;
 * what was deleted is remembered by its name, and nobody.
 */
export type TrafficEnd =
  | { readonly kind: 'resource'; readonly id: string }
  | { readonly kind: 'address'; readonly address: IpAddress }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'fleet'; readonly id: string }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'gone'; readonly name: string }

/** What is said on a connection. */
export const TALK_KINDS = [
  'packet',
  'request',
  'web',
  'ssh',
  'database',
  'lookup',
  'ping',
  'traceroute',
] as const
export type TalkKind = (typeof TALK_KINDS)[number]

/** A conversation: so many exchanges of a question and an answer, with a pause before each but the first. */
export interface Talk {
  readonly kind: TalkKind
  readonly protocol: Protocol
  readonly port?: number
  readonly exchanges: number
  readonly pauseSeconds: number
}

const TALKS: Readonly<Record<TalkKind, Omit<Talk, 'kind'>>> = {
  packet: { protocol: 'tcp', port: 443, exchanges: 1, pauseSeconds: 0 },
  request: { protocol: 'tcp', port: 443, exchanges: 1, pauseSeconds: 0 },
  web: { protocol: 'tcp', port: 443, exchanges: 3, pauseSeconds: 0.1 },
  ssh: { protocol: 'tcp', port: 22, exchanges: 60, pauseSeconds: 1 },
  database: { protocol: 'tcp', port: 5432, exchanges: 5, pauseSeconds: 0.05 },
  lookup: { protocol: 'udp', port: 53, exchanges: 1, pauseSeconds: 0 },
  ping: { protocol: 'icmp', exchanges: 4, pauseSeconds: 1 },
  traceroute: { protocol: 'icmp', exchanges: 1, pauseSeconds: 0 },
}

/** Whether a word of the log names a kind of conversation. */
export function isTalkKind(word: string): word is TalkKind {
  return Object.hasOwn(TALKS, word)
}

/** A conversation of a kind, as usual but for what is told. */
export function aTalk(kind: TalkKind, about: Partial<Omit<Talk, 'kind'>> = {}): Talk {
  return { kind, ...TALKS[kind], ...about }
}

/** When connections are opened: one, one after another, all at once, or one for each port. */
export type Pace =
  | { readonly kind: 'once' }
  | { readonly kind: 'steady'; readonly perSecond: number; readonly forSeconds?: number }
  | { readonly kind: 'burst'; readonly count: number }
  | {
      readonly kind: 'scan'
      readonly perSecond: number
      readonly ports: { readonly from: number; readonly to: number }
    }

/** Traffic of a run, as it is saved with a diagram. */
export interface TrafficSource {
  readonly id: string
  readonly from: TrafficEnd
  readonly to: TrafficEnd
  readonly talk: Talk
  readonly pace: Pace
  readonly family?: 4 | 6
  /** Seconds of the run's clock; where it is started later, at once. */
  readonly startsAt?: number
  /** Kept, and not sent. */
  readonly off?: true
}

/** What a source may ask for at most: beyond that no screen could show it. */
export const TRAFFIC_LIMITS = {
  perSecond: { from: 0.01, to: 1000 },
  count: { from: 1, to: 1000 },
  exchanges: { from: 1, to: 10_000 },
  seconds: { from: 0, to: 86_400 },
} as const

/** How a run goes: the seed of what is drawn, and whether delays can be watched or are those measured. */
export interface RunSettings {
  readonly seed?: number
  readonly delays?: RunDelays
}

export const RUN_DELAYS = ['watch', 'measured'] as const
type RunDelays = (typeof RUN_DELAYS)[number]

/** The sources that send: all but those that are switched off. */
export function sendingSources(traffic: readonly TrafficSource[] = []): readonly TrafficSource[] {
  return traffic.filter(({ off }) => off !== true)
}
