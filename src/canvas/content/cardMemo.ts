import type { NetworkInterface } from '@/model/resources/networkInterface'
import { RESOURCE_KINDS, type Topology } from '@/model/topology'

/** What a card says depends on its own instance and interfaces, and on the resources of all other kinds. */
const OWN_KINDS: ReadonlySet<string> = new Set(['instance', 'networkInterface'])
const OTHER_KINDS = RESOURCE_KINDS.filter((kind) => !OWN_KINDS.has(kind))

interface Surroundings {
  readonly records: readonly object[]
}

const known = new WeakMap<Topology, Surroundings>()
const latest = new WeakMap<object, Surroundings>()

/** One object for as long as nothing but instances and interfaces changes. */
export function surroundingsOf(topology: Topology): object {
  const own = known.get(topology)
  if (own) return own
  const before = latest.get(topology.vpc)
  const records = OTHER_KINDS.map((kind) => topology[kind])
  const next = before && sameItems(before.records, records) ? before : { records }
  known.set(topology, next)
  latest.set(topology.vpc, next)
  return next
}

interface Described<Value> {
  readonly of: readonly unknown[]
  readonly value: Value
}

/** Remembers what was worked out about cards, each by the resource that it draws. */
export class CardMemo<Value extends object> {
  private readonly known = new WeakMap<object, Described<Value>>()

  /** The value of before, unless what it was made of has changed. */
  get(
    resource: object,
    about: readonly unknown[],
    interfaces: readonly NetworkInterface[],
    describe: () => Value,
  ): Value {
    const of = [...about, ...interfaces]
    const known = this.known.get(resource)
    if (known && sameItems(known.of, of)) return known.value
    const value = describe()
    this.known.set(resource, { of, value })
    return value
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
