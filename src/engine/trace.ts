import type { Cidr, IpAddress } from '@/model/ip'
import type { PortSet } from '@/model/ports'
import type { NetworkAclEntry } from '@/model/resources/networkAcl'
import type { StatefulRule, StatelessRule } from '@/model/resources/firewallPolicy'
import type { Route } from '@/model/resources/routeTable'
import type { TransitGatewayRoute } from '@/model/resources/transitGatewayRouteTable'
import type { Direction, SecurityGroupRule } from '@/model/resources/securityGroup'
import type { ExplanationCode } from './codes'
import type { IcmpError } from './icmpErrors'
import type { Packet } from './packet'
import type { ConnectionState, TrackingEntry } from './state'

/** Whatever decides about a packet. Its file in `checkpoints/` has the same name. */
export const CHECKPOINT_KINDS = [
  'networkInterface',
  'securityGroup',
  'networkAcl',
  'routeTable',
  'subnet',
  'internetGateway',
  'egressOnlyInternetGateway',
  'natGateway',
  'peeringConnection',
  'gatewayEndpoint',
  'transitGateway',
  'virtualPrivateGateway',
  'vpnConnection',
  'directConnectGateway',
  'onPremisesNetwork',
  'interfaceEndpoint',
  'gatewayLoadBalancerEndpoint',
  'networkFirewall',
  'loadBalancer',
  'instance',
  'internetHost',
  'unmodelled',
] as const
export type CheckpointKind = (typeof CHECKPOINT_KINDS)[number]

/** Who is to blame, in the words of the command line's contract. */
export type DeniedBy =
  | 'security-group'
  | 'network-acl'
  | 'route-table'
  | 'internet-gateway'
  | 'nat-gateway'
  | 'egress-only-internet-gateway'
  | 'peering'
  | 'network-interface'
  | 'subnet'
  | 'instance'
  | 'vpc-endpoint'
  | 'transit-gateway'
  | 'virtual-private-gateway'
  | 'vpn-connection'
  | 'load-balancer'
  | 'network-firewall'
  | 'quota'
  | 'block-public-access'
  | 'loop'

export type Leg = 'request' | 'response'

/** The rule, entry, route or state that decided. */
export type Because =
  | {
      readonly kind: 'rule'
      readonly groupId: string
      readonly side: Direction
      readonly rule: SecurityGroupRule
      /** Whose group the rule's reference matched, where it is not the packet's own source (NLB-08). */
      readonly carriedBy?: string | undefined
    }
  | { readonly kind: 'noRule'; readonly groupIds: readonly string[] }
  | { readonly kind: 'unfiltered' }
  | { readonly kind: 'entry'; readonly aclId: string; readonly entry: NetworkAclEntry }
  | { readonly kind: 'lastEntry'; readonly aclId: string }
  | { readonly kind: 'noAcl' }
  | { readonly kind: 'route'; readonly tableId: string; readonly route: Route; readonly cidr: Cidr }
  | { readonly kind: 'localRoute'; readonly tableId: string; readonly cidr: Cidr }
  | { readonly kind: 'noRoute'; readonly tableId: string }
  | {
      readonly kind: 'transitRoute'
      readonly tableId: string
      readonly route: TransitGatewayRoute
      readonly cidr: Cidr
    }
  /** A listener, and what it chose. */
  | {
      readonly kind: 'listener'
      readonly listenerId: string
      readonly targetGroupId?: string | undefined
      readonly targetId?: string | undefined
    }
  | {
      readonly kind: 'statelessRule'
      readonly policyId: string
      readonly rule: StatelessRule
    }
  | { readonly kind: 'statefulRule'; readonly policyId: string; readonly rule: StatefulRule }
  | {
      readonly kind: 'firewallDefault'
      readonly policyId: string
      readonly engine: 'stateless' | 'stateful'
      readonly action: 'pass' | 'drop' | 'dropEstablished'
    }
  | { readonly kind: 'tracked'; readonly entry: TrackingEntry }
  | { readonly kind: 'exempt'; readonly service: string }
  | { readonly kind: 'state' }
  | { readonly kind: 'code' }

/** `send` and `deliver` are the ends; `pass` is a checkpoint that lets through without a rule. */
export type Decision = 'send' | 'allow' | 'deny' | 'route' | 'translate' | 'pass' | 'deliver'

/** What a rule that was read and did not decide failed on. */
export type MismatchField =
  | 'family'
  | 'protocol'
  | 'port'
  | 'icmp'
  | 'source'
  | 'destination'
  | 'group'
  | 'stale'
  | 'prefixList'
  | 'prefix'

/** A rule, entry or route that was considered before the deciding one, and why it did not match. */
export interface TurnedDown {
  readonly candidate: Because
  readonly field: MismatchField
  /** `port 443 is not in 22` */
  readonly why: string
}

/** One decision about some or all of the ports that are still open to choice. */
export interface Part {
  /** The chosen ports that this part speaks of; left out when it speaks of them all. */
  readonly ports?: PortSet
  readonly decision: Decision
  readonly because: Because
  readonly code?: ExplanationCode
}

/** One checkpoint's decision about one packet. */
export interface Step {
  readonly checkpoint: CheckpointKind
  /** The resource that decided: the group, the ACL, the table, the gateway, the interface. */
  readonly component: string
  /** Where it stands: the interface, the subnet or the VPC whose border it guards. */
  readonly at: string
  readonly leg: Leg
  readonly side?: Direction | undefined
  /** The packet as this checkpoint saw it. */
  readonly packet: Packet
  /** The packet as it left, when it was rewritten. */
  readonly after?: Packet | undefined
  /** `deny` when every choice is refused; see `parts` when only some are. */
  readonly decision: Decision
  readonly because: Because
  readonly code?: ExplanationCode | undefined
  readonly deniedBy?: DeniedBy | undefined
  /** Several when what decides depends on the chosen port; else one, which repeats the fields above. */
  readonly parts: readonly Part[]
  /** The choices of ports that it refused; empty when it refused none. */
  readonly refusedPorts: PortSet
  /** Whose choice `refusedPorts` speaks of. */
  readonly choice?: string | undefined
  /** The connection-tracking entry written on the way out, or matched on the way back. */
  readonly tracking?:
    | { readonly kind: 'written' | 'matches'; readonly entry: TrackingEntry }
    | undefined
  /** Past a deny, walked as if it had been allowed. */
  readonly ghost: boolean
  /** What it needed and nobody knows, in words; the verdict is then uncertain. */
  readonly missing?: string | undefined
  /** Each rule considered before the deciding one. Worked out when asked for. */
  readonly turnedDown: () => readonly TurnedDown[]
  /** Where rules have no order: all that let the packet pass. Worked out when asked for. */
  readonly alike?: (() => readonly Because[]) | undefined
}

/** A checkpoint that refuses, on the real path or on the ghost's. */
export interface Blocker {
  readonly step: Step
  readonly deniedBy: DeniedBy
  readonly component: string
  /** All groups of the interface, where a security group refuses and there are several. */
  readonly components?: readonly string[]
  readonly leg: Leg
  readonly side?: Direction
  readonly code: ExplanationCode
  /** The ports that it refuses, where it refuses only some choices. */
  readonly ports?: PortSet
}

/** Ports that somebody may choose from, and those of them with which everything works. */
export interface PortChoice {
  /** The interface, host or gateway that chooses. */
  readonly chosenBy: string
  readonly ports: PortSet
  readonly working: PortSet
}

/**
 * A choice that is nobody's rule: a load balancer's node and target, the zone that a transit gateway
 * uses. Every option is walked; where they differ the verdict is `intermittent`.
 */
export interface Offer {
  /** Who picks. The same key on request and response is one pick. */
  readonly by: string
  readonly options: readonly string[]
  readonly picked: string
}

/** How a load balancer's target does, over all the ways that lead to it. */
export interface TargetVerdict {
  readonly id: string
  readonly verdict: Verdict
}

export const VERDICTS = ['allow', 'deny', 'intermittent'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Both journeys of one connection, with everything that decided about them. */
export interface ConnectionTrace {
  readonly verdict: Verdict
  /** False when the walk needed something that is not modelled or was not imported. */
  readonly certain: boolean
  readonly requestDelivered: boolean
  readonly from: string
  readonly to: string
  readonly request: Packet
  /** Request, then response; past a deny the ghost's steps. */
  readonly steps: readonly Step[]
  /** Those that refuse everything first, in the order of the path; then those that refuse some ports. */
  readonly blockers: readonly Blocker[]
  readonly choices: readonly PortChoice[]
  /** Who on the path picked one of several ways, and what it could have picked. */
  readonly offers: readonly Offer[]
  /** Every way that those offers leave open, walked; empty where there is one way only. */
  readonly alternatives: readonly ConnectionTrace[]
  /** The targets that load balancers may choose, where they do not all do the same. */
  readonly targets: readonly TargetVerdict[]
  /** What is remembered after it: tracking entries, NAT mappings. */
  readonly state: ConnectionState
  /** The response's steps are those of this error about the request (CT-19). */
  readonly error?: IcmpError
  /** The private address that the packet was meant for, once known. */
  readonly arrivedAt?: IpAddress
}
