import type { IpAddress } from '@/model/ip'
import type { Protocol } from '@/model/traffic'

/** Who opens connections, or is connected to. A group or a fleet is whoever belongs to it at that moment. */
export type TrafficEnd =
  | { readonly kind: 'resource'; readonly id: string }
  | { readonly kind: 'address'; readonly address: IpAddress }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'fleet'; readonly id: string }
  | { readonly kind: 'several'; readonly ids: readonly string[] }

/** What is said on a connection. */
export type TalkKind =
  | 'packet'
  | 'request'
  | 'web'
  | 'ssh'
  | 'database'
  | 'lookup'
  | 'ping'
  | 'traceroute'

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
  /** Seconds after it is started. */
  readonly startsAt?: number
}
