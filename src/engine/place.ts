import type { Direction } from '@/model/resources/securityGroup'
import type { EgressOnlyInternetGateway } from '@/model/resources/egressOnlyInternetGateway'
import type { GatewayEndpoint } from '@/model/resources/gatewayEndpoint'
import type { InternetGateway } from '@/model/resources/internetGateway'
import type { NatGateway } from '@/model/resources/natGateway'
import type { PeeringConnection } from '@/model/resources/peeringConnection'
import type { CompiledInterface, CompiledSubnet, CompiledVpc } from './compile/network'
import type { DeniedBy, CheckpointKind } from './trace'

/** A host on the internet, drawn or just an address. */
export interface OutsideHost {
  readonly id: string
}

/** What each checkpoint needs to know of the place where the packet stands. */
export interface Places {
  /** Where a packet starts or ends: the guest itself. */
  instance: { readonly eni: CompiledInterface; readonly side: Direction }
  internetHost: { readonly host: OutsideHost; readonly side: Direction }
  /** The source/destination check, and forwarding by an appliance. */
  networkInterface: { readonly eni: CompiledInterface; readonly side: Direction }
  securityGroup: { readonly eni: CompiledInterface; readonly side: Direction }
  networkAcl: { readonly subnet: CompiledSubnet; readonly side: Direction; readonly next: Place }
  /** The table that decides about a packet that leaves this interface's subnet. */
  routeTable: { readonly from: CompiledInterface }
  /** An address of the VPC that no interface holds: in a subnet, or in none. */
  subnet: { readonly vpc: CompiledVpc; readonly subnet: CompiledSubnet | undefined }
  internetGateway: {
    readonly gateway: InternetGateway | undefined
    readonly vpc: CompiledVpc
    readonly side: Direction
    /** For ingress without a public address to look up: the interface that is meant. */
    readonly meant?: CompiledInterface | undefined
  }
  egressOnlyInternetGateway: {
    readonly gateway: EgressOnlyInternetGateway
    readonly vpc: CompiledVpc
    readonly side: Direction
  }
  natGateway: {
    readonly gateway: NatGateway
    readonly eni: CompiledInterface
    /** Sent there by a route, or addressed to it. */
    readonly arrival: 'routed' | 'addressed'
  }
  peeringConnection: { readonly peering: PeeringConnection; readonly from: CompiledVpc }
  gatewayEndpoint: {
    readonly endpoint: GatewayEndpoint
    readonly vpc: CompiledVpc
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
