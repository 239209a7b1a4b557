import type { IpAddress } from '@/model/ip'
import type { Protocol } from '@/model/traffic'
import type { IcmpError } from './icmpErrors'
import type { DeniedBy, Leg, TargetVerdict, Verdict } from './trace'
import type { ExplanationCode } from './codes'

/** One end of a probe, as people name it. */
export type End =
  | { readonly instance: string }
  | { readonly eni: string }
  | { readonly ip: IpAddress }
  | { readonly loadBalancer: string }
  | { readonly endpoint: string }

/** A question: would this connection work? */
export interface Probe {
  readonly id: string
  readonly from: End
  readonly to: End
  readonly protocol: Protocol
  /** The destination port; TCP and UDP only. */
  readonly port?: number
  /** Left out: every port that the opener may choose. */
  readonly srcPort?: number
  readonly family?: 4 | 6
  /** Left out: an echo request. */
  readonly icmpType?: number
  readonly icmpCode?: number
  readonly toAddress?: IpAddress
  readonly established?: boolean
  /** Of an open connection: how many requests and responses it has seen (CT-15). */
  readonly exchanges?: number
  /** Of an open connection: how long nothing was sent (CT-15). */
  readonly idleSeconds?: number
  /** Instances whose tracking tables are full (CT-18). */
  readonly fullTables?: readonly string[]
  /** The verdict is about this error, sent back to the opener (CT-19). */
  readonly icmpError?: IcmpError
}

export interface BlockerJson {
  readonly deniedBy: DeniedBy
  readonly component: string
  readonly components?: readonly string[]
  readonly direction: Leg
  readonly side?: 'ingress' | 'egress'
  readonly code: ExplanationCode
  readonly rule?: string
  /** The id of AWS's rule behind it: `NACL-03`. */
  readonly law?: string
  readonly sentence: string
  /** The ports that it refuses, where it refuses only some. */
  readonly ports?: readonly (readonly [number, number])[]
}

export interface PacketJson {
  readonly src: string
  readonly dst: string
  readonly protocol: Protocol
  readonly srcPort?: number | readonly (readonly [number, number])[]
  readonly dstPort?: number | readonly (readonly [number, number])[]
  readonly icmpType?: number
  readonly icmpCode?: number
}

export interface HopJson {
  readonly at: string
  readonly kind: string
  readonly component: string
  readonly direction: Leg
  readonly side?: 'ingress' | 'egress'
  readonly saw: PacketJson
  readonly decision: string
  readonly because: string
  readonly code?: ExplanationCode
  readonly law?: string
  readonly turnedDown: readonly {
    readonly rule: string
    readonly field: string
    readonly why: string
  }[]
  readonly after?: PacketJson
  readonly tracking?: 'written' | 'matches'
  readonly ghost: boolean
}

/** The answer of the command line's contract. */
export interface Answer {
  readonly id: string
  readonly verdict: Verdict
  readonly requestDelivered: boolean
  readonly deniedBy?: DeniedBy
  readonly component?: string
  readonly components?: readonly string[]
  readonly direction?: Leg
  readonly side?: 'ingress' | 'egress'
  readonly code?: ExplanationCode
  readonly rule?: string
  readonly sentence: string
  readonly workingPorts?: readonly (readonly [number, number])[]
  /** The targets that load balancers may choose, where they differ. */
  readonly targets?: readonly TargetVerdict[]
  readonly certain: boolean
  readonly blockers: readonly BlockerJson[]
  readonly hops: readonly HopJson[]
}
