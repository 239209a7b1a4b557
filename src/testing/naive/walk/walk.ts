import { findInterface } from '../network'
import { throughAppliance } from './appliance'
import { arrive } from './arriving'
import { leaveByGatewayEndpoint } from './gatewayEndpoint'
import { crossInternet, leaveByEgressOnlyGateway, leaveByInternetGateway } from './internet'
import type { Door, End, Journey, Stop } from './journey'
import { refuse } from './journey'
import { inspect } from './inspection'
import { atInterfaceEndpoint } from './interfaceEndpoint'
import { atBalancer } from './loadBalancer'
import { followRoute, leaveInterface, leaveSubnet } from './leaving'
import { backAtNatGateway, throughNatGateway } from './natGateway'
import { crossPeering } from './peering'
import { enterTransitGateway, routeInTransitGateway } from './transitGateway'
import { arriveByLine, leaveByLine, leaveByVirtualPrivateGateway } from './lines'

const MOST_STOPS = 120

/** Takes a packet from stop to stop until it ends somewhere. */
export function walk(journey: Journey, first: Stop | End): End {
  let stop = first
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (stop.at === 'interface' || stop.at === 'outside' || stop.at === 'refused') return stop
    stop = next(journey, stop)
  }
  return refuse('loop')
}

function next(journey: Journey, stop: Stop): Stop | End {
  switch (stop.at) {
    case 'leaving-interface':
      return leaveInterface(journey, stop)
    case 'leaving-subnet':
      return leaveSubnet(journey, stop)
    case 'route':
      return followRoute(journey, stop)
    case 'arriving':
      return arrive(journey, stop)
    case 'peering':
      return crossPeering(journey, stop)
    case 'nat-gateway':
      return throughNatGateway(journey, stop)
    case 'back-at-nat-gateway':
      return backAtNatGateway(journey, stop)
    case 'appliance':
      return throughAppliance(journey, stop)
    case 'internet-gateway-out':
      return leaveByInternetGateway(journey, stop)
    case 'egress-only-gateway-out':
      return leaveByEgressOnlyGateway(journey, stop)
    case 'internet':
      return crossInternet(journey, stop)
    case 'gateway-endpoint':
      return leaveByGatewayEndpoint(journey, stop)
    case 'into-transit-gateway':
      return enterTransitGateway(journey, stop)
    case 'transit-gateway':
      return routeInTransitGateway(journey, stop)
    case 'inspection':
      return inspect(journey, stop)
    case 'balancer':
      return atBalancer(journey, stop)
    case 'interface-endpoint':
      return atInterfaceEndpoint(journey, stop)
    case 'virtual-private-gateway':
      return leaveByVirtualPrivateGateway(journey, stop)
    case 'line-out':
      return leaveByLine(journey, stop)
    case 'line-in':
      return arriveByLine(journey, stop)
  }
}

/** The host outside answers: back by the door through which the request came out. */
export function answerFromOutside(journey: Journey, door: Door): Stop | End {
  switch (door.kind) {
    // K05: a gateway endpoint delivers into its VPC.
    case 'vpc-endpoint':
      journey.identity = { by: 'nobody' }
      return { at: 'arriving', vpcId: door.vpcId }
    // EXM-01: a service of the host; nothing filters its answer.
    case 'service':
      return { at: 'interface', networkInterface: findInterface(journey.snapshot, door.id) }
    case 'internet-gateway':
    case 'egress-only-internet-gateway':
      return { at: 'internet' }
    case 'on-premises':
      return { at: 'line-in', id: door.line }
  }
}
