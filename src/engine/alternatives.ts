import { intersectPorts, type PortSet } from '@/model/ports'
import type { Blocker, ConnectionTrace, PortChoice, TargetVerdict, Verdict } from './trace'
import { NO_PICKS, type Picks } from './turn'

/** Beyond every fleet behind one listener; what goes further is left unwalked. */
const MOST_WAYS = 4096

/**
 * Runs a connection by every way that it turns out to leave open: a load balancer's nodes and targets,
 * the zones of a transit gateway. All of them work: `allow`; none: `deny`; some: `intermittent`.
 */
export function everyWay(run: (picks: Picks) => ConnectionTrace): ConnectionTrace {
  const first = run(NO_PICKS)
  if (first.offers.length === 0) return first
  const ways: ConnectionTrace[] = []
  for (const way of waysFrom(first, NO_PICKS, run)) {
    ways.push(way)
    if (ways.length === MOST_WAYS) break
  }
  return combineWays(ways)
}

/** The traces with every offer picked, the first option of each first. */
function* waysFrom(
  trace: ConnectionTrace,
  picks: Picks,
  run: (picks: Picks) => ConnectionTrace,
): Generator<ConnectionTrace> {
  const offer = trace.offers.find(({ by, options }) => options.length > 1 && !picks.has(by))
  if (!offer) {
    yield trace
    return
  }
  for (const option of offer.options) {
    const picked = new Map([...picks, [offer.by, option]])
    yield* waysFrom(option === offer.picked ? trace : run(picked), picked, run)
  }
}

/** One trace for the screen: the first that is refused, else the first; with the verdict of them all. */
export function combineWays(ways: readonly ConnectionTrace[]): ConnectionTrace {
  const unknown = ways.find(({ certain }) => !certain)
  const refused = ways.find(({ verdict }) => verdict === 'deny')
  const working = ways.filter(({ verdict }) => verdict !== 'deny')
  const shown = unknown ?? refused ?? ways.find(({ verdict }) => verdict !== 'allow') ?? ways[0]
  if (!shown) throw new Error('a connection has at least one way')
  // What depends on something unknown is neither a plain yes nor a plain no.
  const verdict = unknown ? 'deny' : verdictOf(ways)
  return {
    ...shown,
    verdict,
    certain: unknown === undefined,
    requestDelivered: ways.some(({ requestDelivered }) => requestDelivered),
    blockers: verdict === 'deny' && !unknown ? sharedFirst(shown, ways) : shown.blockers,
    choices: working.length > 0 ? commonChoices(working) : shown.choices,
    alternatives: ways,
    targets: targetsOf(ways),
    state: (working[0] ?? shown).state,
  }
}

function verdictOf(ways: readonly { readonly verdict: Verdict }[]): Verdict {
  if (ways.every(({ verdict }) => verdict === 'allow')) return 'allow'
  return ways.every(({ verdict }) => verdict === 'deny') ? 'deny' : 'intermittent'
}

/**
 * The blame is the first that refuses on every way, be it for another reason, where there is one; what
 * the packet itself met comes before what only its ghost did.
 */
function sharedFirst(
  { blockers }: ConnectionTrace,
  ways: readonly ConnectionTrace[],
): readonly Blocker[] {
  const everywhere = blockers.filter((blocker) =>
    ways.every((way) => way.blockers.some((other) => isSame(blocker, other))),
  )
  const shared = everywhere.find(({ step }) => !step.ghost) ?? everywhere[0]
  return shared ? [shared, ...blockers.filter((blocker) => blocker !== shared)] : blockers
}

function isSame(a: Blocker, b: Blocker): boolean {
  return (
    a.component === b.component && a.deniedBy === b.deniedBy && a.leg === b.leg && a.side === b.side
  )
}

/** The ports with which everything works, whatever is picked besides. */
function commonChoices(ways: readonly ConnectionTrace[]): readonly PortChoice[] {
  const common = new Map<string, PortChoice>()
  for (const choice of ways.flatMap(({ choices }) => choices)) {
    const { chosenBy, working } = choice
    const known = common.get(chosenBy)
    common.set(
      chosenBy,
      known ? { ...known, working: intersection(known.working, working) } : choice,
    )
  }
  return [...common.values()].filter(({ working }) => working.length > 0)
}

function intersection(ports: PortSet, others: PortSet): PortSet {
  return others.flatMap((range) => intersectPorts(ports, range))
}

/** Each target by the ways that lead to it; nothing where they all do the same. */
function targetsOf(ways: readonly ConnectionTrace[]): readonly TargetVerdict[] {
  const byTarget = new Map<string, ConnectionTrace[]>()
  for (const way of ways) {
    const id = way.state.relays.findLast(({ targetId }) => targetId !== undefined)?.targetId
    if (id !== undefined) byTarget.set(id, [...(byTarget.get(id) ?? []), way])
  }
  const targets = [...byTarget].map(([id, own]) => ({ id, verdict: verdictOf(own) }))
  return targets.every(({ verdict }) => verdict === targets[0]?.verdict) ? [] : targets
}
