import type { Direction } from '@/model/resources/securityGroup'
import type { PortSet } from '@/model/ports'
import type { Packet } from './packet'

/** What a security group remembers of a connection at one interface (CT-01, CT-23). */
export interface TrackingEntry {
  readonly interfaceId: string
  /** Which way the connection was opened, seen from the interface. */
  readonly side: Direction
  /** The packet that opened it. */
  readonly packet: Packet
  /** An untracked flow's response is judged by rules, which are known to admit it (CT-02, CT-08). */
  readonly tracked: boolean
  /** The interface's groups when it was written (CT-21). */
  readonly groupIds: readonly string[]
  /** More than one exchange was seen: for UDP another idle time-out (CT-15). */
  readonly stream?: true
}

/** A NAT gateway's translation of one connection (NAT-07). */
export interface NatMapping {
  /** The NAT gateway, or the instance that masquerades. */
  readonly gatewayId: string
  readonly inside: Packet
  readonly outside: Packet
  /** The subnet that sent it to a regional gateway. */
  readonly fromSubnet?: string
}

/**
 * A connection known at a VPC's border: an egress-only gateway or a gateway endpoint, which keep state,
 * or an internet gateway that a ghost passed although it was refused.
 */
export interface BorderFlow {
  readonly gatewayId: string
  readonly vpcId: string
  readonly packet: Packet
}

/**
 * A connection that a load balancer or an endpoint carries on under other addresses: `inside` as its
 * client knows it, `outside` as what stands behind it does.
 */
export interface Relay {
  /** The load balancer or the interface endpoint. */
  readonly relayId: string
  /** Its interface that took the connection. */
  readonly interfaceId: string
  /** The load balancer's target that was chosen, by its id. */
  readonly targetId?: string
  /** Its client's address is kept, so that answers go to the client and come back by state (NLB-14). */
  readonly keepsClient?: boolean
  /** It ends no connection, so that errors go on to who opened it (CT-19). */
  readonly passesErrors?: boolean
  readonly inside: Packet
  readonly outside: Packet
}

/** A connection that a load balancer answers by itself: a redirect, a fixed response, a ping (ALB-06). */
export interface AnsweredFlow {
  readonly loadBalancerId: string
  /** Its node that took the connection. */
  readonly interfaceId: string
  readonly packet: Packet
}

/** How the two ends know a connection that is open: its packets keep these addresses and ports. */
export interface OpenedConnection {
  readonly sent: Packet
  /** The same packet as the other end saw it. */
  readonly received: Packet
  /** The guests, or the interfaces without one. */
  readonly opener: string
  readonly receiver: string
}

/**
 * A flow that an inspection has seen. A Gateway Load Balancer keeps a flow at one target, and a stateful
 * engine judges it once (GWL-05, NFW-06); each endpoint remembers for itself.
 */
export interface InspectedFlow {
  readonly endpointId: string
  /** The firewall whose stateful engine took it; without one, the endpoint itself. */
  readonly firewallId?: string | undefined
  readonly packet: Packet
  /** The open ports from which it may be opened and no more: what follows is dropped (NFW-03). */
  readonly onlyOpens?: PortSet
  /** It was refused, and only its ghost went on: its reply is not refused for the same reason again. */
  readonly refused?: boolean
}

/** Everything that is remembered between packets. Passed in and returned, never kept aside. */
export interface ConnectionState {
  readonly tracking: readonly TrackingEntry[]
  readonly nat: readonly NatMapping[]
  readonly border: readonly BorderFlow[]
  readonly relays: readonly Relay[]
  readonly answered: readonly AnsweredFlow[]
  /** Missing until the request has arrived once. */
  readonly opened?: OpenedConnection
  /**
   * Instances, or interfaces without one, whose tracking tables take no new entry (CT-18), and NAT gateways
   * without a free port for new connections (NAT-16).
   */
  readonly fullTables?: ReadonlySet<string>
  readonly inspected: readonly InspectedFlow[]
  /** The zones by which transit gateways carry the connection, where they chose (TGW-05, TGW-17). */
  readonly zones?: ReadonlyMap<string, string>
}

export const NO_STATE: ConnectionState = {
  tracking: [],
  nat: [],
  border: [],
  relays: [],
  answered: [],
  inspected: [],
}
