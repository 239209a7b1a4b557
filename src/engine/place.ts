import type { Direction } from '@/model/resources/securityGroup'
import type { DirectConnectGateway } from '@/model/resources/directConnectGateway'
import type { EgressOnlyInternetGateway } from '@/model/resources/egressOnlyInternetGateway'
import type { GatewayEndpoint } from '@/model/resources/gatewayEndpoint'
import type { GatewayLoadBalancerEndpoint } from '@/model/resources/gatewayLoadBalancerEndpoint'
import type { InterfaceEndpoint } from '@/model/resources/interfaceEndpoint'
import type { InternetGateway } from '@/model/resources/internetGateway'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { NatGateway } from '@/model/resources/natGateway'
import type { NetworkFirewall } from '@/model/resources/networkFirewall'
import type { OnPremisesNetwork } from '@/model/resources/onPremisesNetwork'
import type { PeeringConnection } from '@/model/resources/peeringConnection'
import type { TransitGateway } from '@/model/resources/transitGateway'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import type { VirtualPrivateGateway } from '@/model/resources/virtualPrivateGateway'
import type { VpnConnection } from '@/model/resources/vpnConnection'
import type { CompiledInterface, CompiledSubnet, CompiledVpc } from './compile/network'
import type { ExplanationCode } from './codes'
import type { CompiledTable } from './compile/rules'
import type { DeniedBy, CheckpointKind } from './trace'

/** A host outside AWS, drawn or just an address: on the internet, or in an on-premises network. */
export interface OutsideHost {
  readonly id: string
  /** The on-premises network that it stands in. */
  readonly network?: OnPremisesNetwork | undefined
}

/** What each checkpoint needs to know of the place where the packet stands. */
export interface Places {
  /** Where a packet starts or ends: the guest itself. */
  instance: { readonly eni: CompiledInterface; readonly side: Direction }
  internetHost: { readonly host: OutsideHost; readonly side: Direction }
  /** The source/destination check, and forwarding by an appliance. */
  networkInterface: { readonly eni: CompiledInterface; readonly side: Direction }
  securityGroup: { readonly eni: CompiledInterface; readonly side: Direction }
  networkAcl: {
    readonly subnet: CompiledSubnet
    readonly side: Direction
    readonly next: Place
    /** Instead of the usual one, where only a Classic Load Balancer meets the list (NACL-30). */
    readonly code?: ExplanationCode
  }
  /** The table that decides about a packet that leaves this interface's subnet. */
  routeTable: {
    readonly subnet: CompiledSubnet
    /** Instead of the subnet's table: a gateway's own (NAT-22). */
    readonly table?: CompiledTable
  }
  /** An address of the VPC that no interface holds: in a subnet, or in none. */
  subnet: { readonly vpc: CompiledVpc; readonly subnet: CompiledSubnet | undefined }
  internetGateway: {
    readonly gateway: InternetGateway | undefined
    readonly vpc: CompiledVpc
    readonly side: Direction
    /** For egress: the subnet whose table leads there (MB-08). */
    readonly from?: CompiledSubnet | undefined
    /** For ingress without a public address to look up: the interface that is meant. */
    readonly meant?: CompiledInterface | undefined
  }
  egressOnlyInternetGateway: {
    readonly gateway: EgressOnlyInternetGateway
    readonly vpc: CompiledVpc
    readonly side: Direction
    /** For egress: the subnet whose table leads there (EIGW-05). */
    readonly from?: CompiledSubnet | undefined
  }
  natGateway: {
    readonly gateway: NatGateway
    readonly vpc: CompiledVpc
    /** A regional one has none (NAT-22). */
    readonly eni?: CompiledInterface | undefined
    /** The subnet whose route leads there: its zone picks a regional one's address (NAT-26). */
    readonly from?: CompiledSubnet | undefined
    /** Sent there by a route, or addressed to it. */
    readonly arrival: 'routed' | 'addressed'
  }
  peeringConnection: { readonly peering: PeeringConnection; readonly from: CompiledVpc }
  gatewayEndpoint: {
    readonly endpoint: GatewayEndpoint
    readonly vpc: CompiledVpc
    readonly side: Direction
  }
  /** Looks up the table of the attachment that the packet came by (TGW-08). */
  transitGateway: {
    readonly gateway: TransitGateway
    /** The attachment that it came by; none where no attachment takes it in. */
    readonly attachment: TransitGatewayAttachment | undefined
    /** The subnet that sent it, for the zone of the attachment (TGW-04, TGW-16). */
    readonly from?: CompiledSubnet | undefined
  }
  virtualPrivateGateway: {
    readonly gateway: VirtualPrivateGateway
    readonly vpc: CompiledVpc
    readonly side: Direction
    /** It came by VPN, which carries no IPv6 here (VGW-05). */
    readonly byVpn?: boolean
  }
  /** Egress leaves AWS towards the customer gateway. */
  vpnConnection: {
    readonly connection: VpnConnection
    readonly side: Direction
    readonly next: Place
  }
  directConnectGateway: {
    readonly gateway: DirectConnectGateway
    /** What it is joined to at AWS's end. */
    readonly attachedTo: 'virtualPrivateGateway' | 'transitGateway'
    readonly side: Direction
    readonly next: Place
  }
  /** Where a packet starts or ends on premises; it knows which line leads to an address. */
  onPremisesNetwork: {
    readonly network: OnPremisesNetwork
    readonly host: OutsideHost
    readonly side: Direction
  }
  interfaceEndpoint: {
    readonly endpoint: InterfaceEndpoint
    readonly eni: CompiledInterface
    /** Ingress: a client's packet. Egress: the service's reply on its way back to the client. */
    readonly side: Direction
  }
  gatewayLoadBalancerEndpoint: {
    readonly endpoint: GatewayLoadBalancerEndpoint
    readonly subnet: CompiledSubnet
  }
  networkFirewall: {
    readonly firewall: NetworkFirewall
    readonly endpoint: GatewayLoadBalancerEndpoint
    readonly subnet: CompiledSubnet
  }
  /** A node of a load balancer. */
  loadBalancer: {
    readonly loadBalancer: LoadBalancer
    readonly eni: CompiledInterface
    /** Ingress: a client's packet. Egress: a target's reply on its way back. */
    readonly side: Direction
  }
  /** Something that nobody can decide about yet. */
  unmodelled: {
    readonly component: string
    readonly deniedBy: DeniedBy
    readonly missing: string
    readonly at: string
    readonly vpc?: CompiledVpc | undefined
  }
}

/** Where a packet is. The place names the checkpoint that decides next. */
export type Place = {
  [Kind in CheckpointKind]: { readonly checkpoint: Kind } & Places[Kind]
}[CheckpointKind]
export type PlaceOf<Kind extends CheckpointKind> = Extract<Place, { readonly checkpoint: Kind }>

/** The packet has arrived, or there is nowhere left to go. */
export type End = 'delivered' | 'lost'
