import type { AwsSnapshotJson } from './aws/awsSnapshot'
import { readProbe } from './ends'
import type { ProbeJson } from './ends'
import { hasPorts } from './packet'
import type { Packet } from './packet'
import { join, portBoundaries, portsOfOpener, split } from './ports'
import { connect } from './walk/connection'
import type { NaiveBlame, Opener, Outcome } from './walk/connection'
import type { Passage } from './walk/journey'

export interface NaiveAnswer {
  readonly verdict: 'allow' | 'deny' | 'intermittent'
  /** True when the request arrives for at least one choice. */
  readonly requestDelivered: boolean
  /** False where somebody on the way cannot be known to pass or to refuse. */
  readonly certain: boolean
  /** The opener's ports that work for at least one choice of everything else; without `srcPort`. */
  readonly workingPorts?: readonly (readonly [number, number])[]
  /** What becomes of each target of a load balancer, where that differs. */
  readonly targets?: readonly TargetVerdict[]
  /** Only where every choice that fails fails first at this very checkpoint. */
  readonly blockedBy?: NaiveBlame
  /** The kinds of thing that the packets went through, for any choice. */
  readonly passed: readonly Passage[]
}

/** Says whether a probe works, by walking one packet after another through the snapshot's rows. */
export function naiveProbe(snapshot: AwsSnapshotJson, probe: ProbeJson): NaiveAnswer {
  const question = readProbe(snapshot, probe)
  if ('blame' in question) {
    const { blame } = question
    return { verdict: 'deny', requestDelivered: false, certain: true, blockedBy: blame, passed: [] }
  }
  const { opener, packets } = question
  const [packet] = packets
  if (!packet) throw new Error(`probe ${probe.id}: nothing to send`)
  const boundaries = portBoundaries(snapshot)
  const outcomes = (sourcePort?: number) => {
    const opening = packets.map((each) =>
      sourcePort === undefined ? each : { ...each, sourcePort },
    )
    return outcomesOf(snapshot, opener, opening, boundaries)
  }

  if (!hasPorts(packet.protocol)) return summary(outcomes())
  if (probe.srcPort !== undefined) return summary(outcomes(probe.srcPort))

  // Every port between two neighbouring boundaries fares alike: one of them stands for all.
  const ranges = split(portsOfOpener(snapshot, opener), boundaries)
  const tried = ranges.map((range) => ({
    range,
    outcomes: outcomes(range[0]),
  }))
  // Where somebody picks a way, the ports that work are those that work by every way that works at all.
  const open = tried.flatMap(({ outcomes: all }) => all.filter((each) => !each.blame))
  const ways = new Set(open.map(({ way }) => way))
  const working = tried
    .filter(({ outcomes: all }) => {
      const able = new Set(all.filter((each) => !each.blame).map(({ way }) => way))
      return ways.size > 0 && ways.size === able.size
    })
    .map(({ range }) => range)
  return {
    ...summary(tried.flatMap(({ outcomes: all }) => all)),
    ...(working.length === 0 ? {} : { workingPorts: join(working) }),
  }
}

/** One of a load balancer's targets, and whether connections to it work. */
interface TargetVerdict {
  readonly id: string
  readonly verdict: NaiveAnswer['verdict']
}

function targetVerdicts(outcomes: readonly Outcome[]): Pick<NaiveAnswer, 'targets'> {
  // Where some connections get to no target, the others say little about theirs.
  if (outcomes.some(({ target }) => target === undefined)) return {}
  const ids = [...new Set(outcomes.flatMap(({ target }) => target ?? []))]
  const targets = ids.map((id) => {
    const own = outcomes.filter(({ target }) => target === id)
    const working = own.filter(({ blame }) => !blame)
    const all = working.length === own.length
    const verdict = all ? 'allow' : working.length === 0 ? 'deny' : 'intermittent'
    return { id, verdict } as const
  })
  return new Set(targets.map(({ verdict }) => verdict)).size > 1 ? { targets } : {}
}

/** All work: allow. None: deny. Some: intermittent. */
function summary(outcomes: readonly Outcome[]): NaiveAnswer {
  const blames = outcomes.flatMap((outcome) => (outcome.blame ? [outcome.blame] : []))
  const verdict =
    blames.length === 0 ? 'allow' : blames.length === outcomes.length ? 'deny' : 'intermittent'
  const [first] = blames
  const isOneBlame = blames.every(
    (blame) =>
      blame.kind === first?.kind &&
      blame.component === first.component &&
      blame.why === first.why &&
      blame.direction === first.direction,
  )
  return {
    verdict,
    requestDelivered: outcomes.some((outcome) => outcome.requestDelivered),
    certain: !blames.some((blame) => blame.isUnknown),
    passed: [...new Set(outcomes.flatMap((outcome) => [...outcome.passed]))],
    ...targetVerdicts(outcomes),
    ...(first && isOneBlame ? { blockedBy: first } : {}),
  }
}

/** The outcomes for everything that anybody on the way may choose. */
function outcomesOf(
  snapshot: AwsSnapshotJson,
  opener: Opener,
  packets: readonly Packet[],
  boundaries: readonly number[],
): (Outcome & { readonly way: string })[] {
  const ports = split([1024, 65535], boundaries).map(([from]) => from)
  const outcomes: (Outcome & { readonly way: string })[] = []
  const unexplored: ReadonlyMap<string, number>[] = [new Map()]
  for (let picks = unexplored.pop(); picks; picks = unexplored.pop()) {
    const picked = picks
    // The first choice that nobody has made yet: it is tried every way.
    const open: { readonly who: string; readonly ways: number }[] = []
    const choose = <Option>(who: string, options: readonly Option[]): Option => {
      const pick = picked.get(who)
      if (pick === undefined && options.length > 1) open.push({ who, ways: options.length })
      const option = options[(pick ?? 0) % options.length]
      if (option === undefined) throw new Error(`${who} has nothing to choose from`)
      return option
    }
    const choosePort = (who: string) => choose(`port of ${who}`, ports)
    // A name with several addresses: the opener takes one of them.
    const packet = choose('receiver', packets)
    const outcome = connect(snapshot, opener, packet, { choose, choosePort })
    const [first] = open
    const way = [...picked].filter(([who]) => !who.startsWith('port of ')).join()
    if (!first) outcomes.push({ ...outcome, way })
    for (let way = 0; way < (first?.ways ?? 0); way += 1) {
      unexplored.push(new Map([...picked, [first?.who ?? '', way]]))
    }
  }
  return outcomes
}
