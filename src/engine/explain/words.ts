import type { Topology } from '@/model/topology'
import type { Step } from '../trace'

/** What the sentences about a step are made of. */
export interface Words {
  /** What refuses, by name. */
  readonly who: string
  /** `inbound` or `outbound`. */
  readonly side: string
  /** `TCP 5432 from 10.0.12.20` */
  readonly what: string
  readonly name: (id: string) => string
  readonly topology: Topology
}

export type Sentence = (words: Words, step: Step) => string
