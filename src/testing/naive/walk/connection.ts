import type { AwsNetworkInterface, AwsSnapshotJson } from '../aws/awsSnapshot'
import { behindPublicAddress, instanceOf, isManaged, owns } from '../network'
import { answerTo, isAnswerTo } from '../packet'
import type { Packet } from '../packet'
import { missedByFirewall } from './inspection'
import { refuse } from './journey'
import type { End, Journey, Memory, Passage, Refusal, Stop } from './journey'
import { answerFromOutside, walk } from './walk'

/** Who opens a connection. */
export type Opener =
  | { readonly kind: 'interface'; readonly networkInterface: AwsNetworkInterface }
  | { readonly kind: 'internet' }
  /** Behind a VPN connection. */
  | { readonly kind: 'on-premises'; readonly line: string }

/** The first checkpoint that refuses a packet, and which packet. */
export interface NaiveBlame extends Refusal {
  readonly direction: 'request' | 'response'
}

/** What became of one connection with everything chosen that somebody may choose. */
export interface Outcome {
  readonly requestDelivered: boolean
  readonly blame?: NaiveBlame
  readonly passed: ReadonlySet<Passage>
  /** The target that a load balancer has picked, the last one of several. */
  readonly target?: string | undefined
}

export type Choices = Pick<Journey, 'choose' | 'choosePort'>

/** Walks a request and, when it arrives, what answers it (GEN-01). */
export function connect(
  snapshot: AwsSnapshotJson,
  opener: Opener,
  packet: Packet,
  choices: Choices,
): Outcome {
  const memory: Memory = []
  const passed = new Set<Passage>()
  const targets: string[] = []
  const shared = { ...choices, snapshot, memory, passed, targets }
  const outcome = (requestDelivered: boolean, by?: Refusal, direction?: 'response'): Outcome => ({
    passed,
    ...(targets.length > 0 ? { target: targets.at(-1) } : {}),
    requestDelivered,
    ...(by ? { blame: { ...by, direction: direction ?? 'request' } } : {}),
  })
  const request: Journey = {
    ...shared,
    direction: 'request',
    packet,
    identity: { by: 'vpc' },
    relays: 0,
  }
  const there = walk(request, startOf(snapshot, opener))
  if (there.at === 'refused') return outcome(false, there.by)
  if (!isMeant(request, there)) return outcome(false, { kind: 'elsewhere' })

  const response: Journey = {
    ...shared,
    direction: 'response',
    packet: answerTo(request.packet),
    identity: { by: 'vpc' },
    relays: request.relays,
  }
  const back = walk(response, answerStart(response, there))
  if (back.at === 'refused') return outcome(true, back.by, 'response')
  if (!isHome(opener, back) || !isAnswerTo(response.packet, packet)) {
    return outcome(true, { kind: 'elsewhere' }, 'response')
  }
  const missed = missedByFirewall(response)
  return missed?.at === 'refused' ? outcome(true, missed.by, 'response') : outcome(true)
}

function startOf(snapshot: AwsSnapshotJson, opener: Opener): Stop | End {
  if (opener.kind === 'internet') return { at: 'internet' }
  if (opener.kind === 'on-premises') return { at: 'line-in', id: opener.line }
  const { networkInterface } = opener
  const instance = instanceOf(snapshot, networkInterface)
  if (isManaged(networkInterface)) return { at: 'leaving-interface', networkInterface }
  if (instance?.State.Name !== 'running') {
    return refuse('instance', instance?.InstanceId ?? networkInterface.NetworkInterfaceId)
  }
  return { at: 'leaving-interface', networkInterface }
}

function answerStart(journey: Journey, there: Exclude<End, { at: 'refused' }>): Stop | End {
  return there.at === 'interface'
    ? { at: 'leaving-interface', networkInterface: there.networkInterface }
    : answerFromOutside(journey, there.door)
}

/** Whether the packet has reached whom it is for: on premises an interface's address is somebody else's. */
function isMeant({ snapshot, packet }: Journey, there: Exclude<End, { at: 'refused' }>): boolean {
  if (there.at !== 'outside' || there.door.kind !== 'on-premises') return true
  const { destination } = packet
  return (
    behindPublicAddress(snapshot, destination) === undefined &&
    !snapshot.NetworkInterfaces.some((row) => owns(row, destination))
  )
}

function isHome(opener: Opener, back: Exclude<End, { at: 'refused' }>): boolean {
  if (opener.kind !== 'interface') {
    const isOnPremises = back.at === 'outside' && back.door.kind === 'on-premises'
    return back.at === 'outside' && isOnPremises === (opener.kind === 'on-premises')
  }
  return (
    back.at === 'interface' &&
    back.networkInterface.NetworkInterfaceId === opener.networkInterface.NetworkInterfaceId
  )
}
