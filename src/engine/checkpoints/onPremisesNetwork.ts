import { isPrivateAddress } from '@/model/ip'
import { findOf } from '@/model/topology'
import type { Line } from '../compile/lines'
import { ghostRoute } from '../forwarding'
import { arriveFromInternet } from '../internet'
import { holdsAddress, wayTowards, type Way } from '../onPremises'
import type { Packet } from '../packet'
import type { End, Place, PlaceOf } from '../place'
import { isUnknownHere } from '../stateLookup'
import type { Goal, Ruling, Situation, Turn } from '../turn'

type PlaceHere = PlaceOf<'onPremisesNetwork'>

/** A customer's own network, which nothing here filters: it sends by its lines, and takes what it holds. */
export function onPremisesNetwork(packet: Packet, place: PlaceHere, situation: Situation): Turn {
  return place.side === 'egress' ? send(packet, place, situation) : take(packet, place, situation)
}

function send(packet: Packet, { network, host, side }: PlaceHere, situation: Situation): Turn {
  const common = { component: host.id, at: network.id, side, because: { kind: 'code' } } as const
  const way = wayTowards(situation.network, network, packet.dst)
  const door = doorToInternet(packet, way, situation) ?? (way && doorOf(way.line, situation))
  if (door) return { ruling: { ...common, decision: 'send' }, next: door, groupsKnown: false }
  const ruling: Ruling = {
    ...common,
    component: network.id,
    decision: 'deny',
    deniedBy: 'route-table',
    code: 'NO_ROUTE_TO_DESTINATION',
  }
  return { ruling, next: ghostRoute(situation, undefined, packet.dst), groupsKnown: false }
}

/** A public address of the network's own reaches AWS by the internet, where no line leads there. */
function doorToInternet(
  packet: Packet,
  way: Way | undefined,
  situation: Situation,
): Place | End | undefined {
  if (way?.leadsThere) return undefined
  const isPublic = !isPrivateAddress(packet.src) && !isPrivateAddress(packet.dst)
  return isPublic ? arriveFromInternet(packet, situation) : undefined
}

/** Into a line and to the gateway of AWS at its end. */
function doorOf(line: Line, { network }: Situation): Place | undefined {
  const { carrier, gateway, attachment } = line
  const next = gatewayDoor()
  if (!next) return undefined
  switch (carrier.kind) {
    case 'vpn':
      return { checkpoint: 'vpnConnection', connection: carrier.connection, side: 'ingress', next }
    case 'directConnect':
      return {
        checkpoint: 'directConnectGateway',
        gateway: carrier.gateway,
        attachedTo: gateway.kind,
        side: 'ingress',
        next,
      }
    case 'connect':
      return next
  }

  function gatewayDoor(): Place | undefined {
    if (gateway.kind === 'transitGateway') {
      const found = findOf(network.topology, 'transitGateway', gateway.id)
      return found && { checkpoint: 'transitGateway', gateway: found, attachment }
    }
    const found = findOf(network.topology, 'virtualPrivateGateway', gateway.id)
    const vpc = network.vpcs.get(found?.vpcId ?? '')
    return (
      found &&
      vpc && {
        checkpoint: 'virtualPrivateGateway',
        gateway: found,
        vpc,
        side: 'ingress',
        byVpn: carrier.kind === 'vpn',
      }
    )
  }
}

/** A host that is drawn in one network is not met in another that announces its address too. */
function isElsewhere({ dst }: Packet, { id }: PlaceHere['network'], { host }: Goal): boolean {
  return host?.network !== undefined && host.network.id !== id && host.id !== dst
}

function take(packet: Packet, { network, host, side }: PlaceHere, situation: Situation): Turn {
  const common = { component: host.id, at: network.id, side, because: { kind: 'code' } } as const
  const refuse = (code: NonNullable<Ruling['code']>): Turn => ({
    ruling: {
      ...common,
      component: network.id,
      decision: 'deny',
      deniedBy: code === 'DELIVERED_ELSEWHERE' ? 'network-interface' : 'route-table',
      code,
    },
    next: 'lost',
  })
  // An interface of AWS has the same address, and the routes led here.
  if (situation.goal.eni || isElsewhere(packet, network, situation.goal)) {
    return refuse('DELIVERED_ELSEWHERE')
  }
  // Who asked on the internet awaits the reply there, from the public address that it wrote to.
  const { leg, goal } = situation
  const isForInternet = goal.host !== undefined && goal.host.network === undefined
  if (leg === 'response' && isForInternet) return refuse('DELIVERED_ELSEWHERE')
  // Without blocks, or with some that nobody calls all, it holds whatever its lines lead to.
  const isOpen = network.stub === true || network.cidrBlocks.length === 0
  const isHeld = isOpen || holdsAddress(network, packet.dst)
  if (!isHeld) return refuse('NO_POSSIBLE_DESTINATION')
  if (isUnknownHere(packet, undefined, situation)) {
    const code = 'NO_CONNECTION_STATE'
    const ruling: Ruling = { ...common, decision: 'deny', deniedBy: 'instance', code }
    return { ruling, next: 'delivered' }
  }
  return { ruling: { ...common, decision: 'deliver' }, next: 'delivered' }
}
