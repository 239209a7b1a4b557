import type { AwsNetworkInterface, AwsRoute, AwsSnapshotJson, AwsSubnet } from '../aws/awsSnapshot'
import type { Packet } from '../packet'

/** What refuses a packet, in the words of the `probe` command. */
type RefusingKind =
  | 'security-group'
  | 'network-acl'
  | 'route-table'
  | 'internet-gateway'
  | 'nat-gateway'
  | 'egress-only-internet-gateway'
  | 'peering'
  | 'vpc-endpoint'
  | 'virtual-private-gateway'
  | 'vpn-connection'
  | 'transit-gateway'
  | 'load-balancer'
  | 'network-firewall'
  | 'block-public-access'
  | 'network-interface'
  | 'subnet'
  | 'instance'
  | 'loop'
  /** The law has no word for who it is: a function, a network on premises, another receiver. */
  | 'elsewhere'

/** What refused a packet. */
export interface Refusal {
  readonly kind: RefusingKind
  /** The id of what refuses; none where the packet meets nothing that has one. */
  readonly component?: string
  /** Which of its several reasons, where it has several. */
  readonly why?: string
  /** It refuses for want of knowledge: nobody can say what it would do. */
  readonly isUnknown?: true
}

/** Where a packet ended. */
export type End =
  | { readonly at: 'interface'; readonly networkInterface: AwsNetworkInterface }
  | { readonly at: 'outside'; readonly door: Door }
  | { readonly at: 'refused'; readonly by: Refusal }

/** The way by which a packet left the VPCs; what answers it comes back by the same one. */
export type Door =
  | {
      readonly kind:
        | 'internet-gateway'
        | 'egress-only-internet-gateway'
        | 'vpc-endpoint'
        | 'service'
      readonly id: string
      readonly vpcId: string
    }
  /** The far end of a VPN connection, by its id. */
  | { readonly kind: 'on-premises'; readonly line: string }

/** Where a packet is, and who decides next. The packet itself is the journey's. */
export type Stop =
  | {
      readonly at: 'leaving-interface'
      readonly networkInterface: AwsNetworkInterface
      /** It forwards what is not its own. */
      readonly isForwarding?: boolean
      /** A load balancer's node that speaks for a client: its groups tell who sends (NLB-08). */
      readonly standsFor?: boolean
    }
  | { readonly at: 'leaving-subnet'; readonly subnet: AwsSubnet }
  | {
      readonly at: 'route'
      readonly route: AwsRoute
      readonly subnet: AwsSubnet
      readonly tableId: string | undefined
    }
  | { readonly at: 'arriving'; readonly vpcId: string; readonly from?: AwsSubnet | undefined }
  | { readonly at: 'peering'; readonly id: string; readonly vpcId: string }
  | { readonly at: 'nat-gateway'; readonly id: string; readonly from: AwsSubnet }
  | { readonly at: 'back-at-nat-gateway'; readonly id: string }
  | {
      readonly at: 'appliance'
      readonly networkInterface: AwsNetworkInterface
      readonly from?: AwsSubnet | undefined
    }
  | {
      readonly at: 'internet-gateway-out'
      readonly id: string
      readonly vpcId: string
      /** The subnet whose table leads there. */
      readonly from: AwsSubnet
    }
  /** An endpoint of a firewall or of a Gateway Load Balancer. */
  | { readonly at: 'inspection'; readonly id: string }
  | { readonly at: 'egress-only-gateway-out'; readonly id: string; readonly vpcId: string }
  | { readonly at: 'internet'; readonly door?: Door }
  | { readonly at: 'gateway-endpoint'; readonly route: AwsRoute; readonly vpcId: string }
  | { readonly at: 'into-transit-gateway'; readonly id: string; readonly from: AwsSubnet }
  | {
      readonly at: 'transit-gateway'
      readonly id: string
      /** The attachment that the packet came by. */
      readonly attachmentId: string
      /** The zone of the sender; none where it does not stand in one. */
      readonly zone?: string | undefined
    }
  | {
      readonly at: 'balancer'
      readonly node: AwsNetworkInterface
      /** The consumer's end of PrivateLink, where the packet came by it. */
      readonly fromEndpoint?: AwsNetworkInterface
    }
  | { readonly at: 'interface-endpoint'; readonly networkInterface: AwsNetworkInterface }
  | { readonly at: 'virtual-private-gateway'; readonly id: string; readonly vpcId: string }
  | { readonly at: 'line-out'; readonly id: string }
  | { readonly at: 'line-in'; readonly id: string }

/** What the network remembers of one connection, from its request to its response. */
export type Memory = (
  | { readonly keeper: 'security-group'; readonly id: string; readonly seen: Packet }
  | {
      readonly keeper: 'nat-gateway' | 'nat-instance'
      readonly id: string
      readonly inside: Packet
      readonly outside: Packet
    }
  | {
      readonly keeper: 'load-balancer'
      /** The node. */
      readonly id: string
      readonly outside: Packet
      readonly inside: Packet
      /** The target sees the client's own address. */
      readonly keepsClient: boolean
      /** Answers leave by the consumer's end of PrivateLink. */
      readonly endpoint?: AwsNetworkInterface
    }
  | { readonly keeper: 'egress-only-internet-gateway'; readonly id: string; readonly seen: Packet }
  | { readonly keeper: 'peering'; readonly id: string; readonly seen: Packet }
  | { readonly keeper: 'inspection'; readonly id: string; readonly seen: Packet }
  | {
      readonly keeper: 'firewall-flow'
      /** The endpoint: each has a firewall of its own behind it. */
      readonly id: string
      readonly seen: Packet
      /** It went through the stateful engine. */
      readonly isStateful: boolean
    }
  | { readonly keeper: 'firewall-answer'; readonly id: string; readonly seen: Packet }
  /** Something that makes groups track every flow through it (CT-09), between two load balancers. */
  | { readonly keeper: 'always-tracked'; readonly relays: number }
)[]

/** How the groups of an interface may tell who is at the other end. */
export type Identity =
  /** Straight through the VPC or over a peering. */
  | { readonly by: 'vpc' }
  /** Through one transit gateway between two VPCs, which carries it where that is enabled (SG-28). */
  | { readonly by: 'transit-gateway' }
  /** By the groups of the load balancer in between (NLB-08). */
  | { readonly by: 'load-balancer'; readonly groupIds: readonly string[] }
  /** Something on the way does not carry it (SG-23, SG-30, SG-31). */
  | { readonly by: 'nobody' }

/** One packet under way and what it may consult. */
export interface Journey {
  readonly snapshot: AwsSnapshotJson
  readonly direction: 'request' | 'response'
  /** Written by the request, read by the response. */
  readonly memory: Memory
  /** Somebody on the way picks one of several ways; one name picks alike all along a connection. */
  readonly choose: <Option>(who: string, options: readonly Option[]) => Option
  /** The source port that somebody on the way happens to choose (NAT-06, ELB-10). */
  readonly choosePort: (who: string) => number
  /** What the packet has gone through, for whoever counts what was covered. */
  readonly passed: Set<Passage>
  /** The targets that load balancers on the way have picked. */
  readonly targets: string[]
  packet: Packet
  identity: Identity
  /** How many load balancers stand between the client and the packet. */
  relays: number
  /** The subnet of the last endpoint that has inspected the packet. */
  inspectedIn?: AwsSubnet
  /** The VPC into which a transit gateway has brought the packet. */
  broughtInto?: string
}

/** The kinds of thing on a packet's way. */
export type Passage =
  | 'same-subnet'
  | 'local'
  | 'internet-out'
  | 'internet-in'
  | 'nat-gateway'
  | 'egress-only'
  | 'peering'
  | 'gateway-endpoint'
  | 'appliance'
  | 'service'
  | 'inspection'
  | 'regional-nat'
  | 'nat64'
  | 'load-balancer'
  | 'interface-endpoint'
  | 'transit-gateway'
  | 'transit-gateway-peering'
  | 'virtual-private-gateway'
  | 'vpn'

/** The packet goes no further. */
export function refuse(
  kind: Refusal['kind'],
  component?: string,
  why?: string,
): Extract<End, { at: 'refused' }> {
  const by = { kind, ...(component === undefined ? {} : { component }), ...(why ? { why } : {}) }
  return { at: 'refused', by }
}

/** Nobody can say what becomes of the packet: something that it needs is not described. */
export function unknown(kind: Refusal['kind'], component: string): End {
  return { at: 'refused', by: { kind, component, isUnknown: true } }
}

/** A network on premises does not hold the address, or does not lead to it. */
export function lostOnPremises(): End {
  return refuse('elsewhere')
}
