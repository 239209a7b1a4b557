import type {
  InstanceId,
  LoadBalancerId,
  NetworkFirewallId,
  NetworkInterfaceId,
  PrefixListId,
  RouteTableId,
  SecurityGroupId,
  SubnetId,
  TransitGatewayAttachmentId,
  TransitGatewayId,
  VpcId,
} from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import { findOf, resourcesOf, subnetsOf, type IdOf } from '@/model/topology'
import { rename, updateResource } from '@/model/edits/edit'
import type { EndpointService } from '@/model/edits/gatewayEndpoint'
import {
  addFirewallEndpoint,
  addFirewallPolicy,
  addNetworkFirewall,
} from '@/model/edits/inspection'
import { addInterfaceEndpoint } from '@/model/edits/interfaceEndpoint'
import { addListener } from '@/model/edits/listener'
import { addLoadBalancer } from '@/model/edits/loadBalancer'
import { addManagedService } from '@/model/edits/managedService'
import { addNetworkInterface } from '@/model/edits/networkInterface'
import { addPrefixList } from '@/model/edits/prefixList'
import {
  addCustomerGateway,
  addOnPremisesHost,
  addOnPremisesNetwork,
  addVirtualPrivateGateway,
  addVpnConnection,
  setPropagatingGateways,
} from '@/model/edits/privateNetwork'
import { removeResources } from '@/model/edits/remove'
import { createServiceInterface } from '@/model/edits/serviceInterface'
import { addTargetGroup } from '@/model/edits/targetGroup'
import {
  addTransitGateway,
  addTransitGatewayRoute,
  addTransitGatewayTable,
  associateAttachment,
  attachVpc,
  setPropagation,
} from '@/model/edits/transitGateway'
import { addVpcBlock } from '@/model/edits/vpc'
import { Sketch } from './sketch'

/** Where a service stands: a subnet, its address there, and an IPv6 one. */
export type PlaceText = readonly [subnetId: SubnetId, address: string, ipv6Address?: string]

function placeOf([subnetId, address, ipv6Address]: PlaceText) {
  const ipv6 = ipv6Address === undefined ? {} : { ipv6Address: ip(ipv6Address) }
  return { subnetId, address: ip(address), ...ipv6 }
}

/** Draws what stands around instances too: load balancers, endpoints, gateways between networks. */
export class ServiceSketch extends Sketch {
  /** A further interface of an instance, in another subnet say (ENI-02). */
  interface(
    subnetId: SubnetId,
    name: string,
    address: string,
    instanceId: InstanceId,
    groups: readonly SecurityGroupId[],
  ): NetworkInterfaceId {
    const options = { name, address: ip(address), instanceId, securityGroupIds: groups }
    return this.take(expectOk(addNetworkInterface(this.topology, subnetId, options)))
  }

  /** An interface that a control plane keeps in the network and answers on. */
  controlPlane(name: string, place: PlaceText, groups: readonly SecurityGroupId[]): void {
    const where = { ...placeOf(place), securityGroupIds: groups }
    const about = { managedBy: 'Amazon EKS cluster' }
    const id = this.take(expectOk(createServiceInterface(this.topology, where, about)))
    this.topology = rename(this.topology, id, name)
  }

  /** A load balancer with a listener that forwards to one target group. */
  loadBalancer(
    vpcId: VpcId,
    name: string,
    places: readonly PlaceText[],
    about: {
      readonly groups: readonly SecurityGroupId[]
      readonly listeners: readonly number[]
      readonly port: number
      readonly targets: readonly string[]
      readonly targetType?: 'instance' | 'ip'
    },
  ): LoadBalancerId {
    const { groups, listeners, port, targets, targetType = 'instance' } = about
    const nodes = places.map(placeOf)
    const options = { name, securityGroupIds: groups }
    const id = this.take(expectOk(addLoadBalancer(this.topology, vpcId, nodes, options)))
    const group = this.take(
      addTargetGroup(this.topology, vpcId, {
        name: `${name}-targets`,
        protocol: 'HTTP',
        port,
        targetType,
        targets: targets.map((target) => ({ id: target, health: 'healthy' })),
      }),
    )
    for (const listener of listeners) {
      const protocol = listener === 443 ? 'HTTPS' : 'HTTP'
      this.take(expectOk(addListener(this.topology, id, protocol, listener, group)))
    }
    return id
  }

  interfaceEndpoint(
    vpcId: VpcId,
    service: string,
    name: string,
    places: readonly PlaceText[],
    groups: readonly SecurityGroupId[],
  ): IdOf<'interfaceEndpoint'> {
    const where = places.map((place) => ({ ...placeOf(place), securityGroupIds: groups }))
    return this.take(expectOk(addInterfaceEndpoint(this.topology, vpcId, service, where, { name })))
  }

  service(
    kind: Parameters<typeof addManagedService>[1],
    name: string,
    place: PlaceText,
    groups: readonly SecurityGroupId[],
  ): IdOf<'managedService'> {
    const where = [{ ...placeOf(place), securityGroupIds: groups }]
    return this.take(expectOk(addManagedService(this.topology, kind, where, { name })))
  }

  /** A transit gateway without its default table: scenes say every association. */
  transitGateway(name: string): TransitGatewayId {
    const id = this.take(addTransitGateway(this.topology, { name }))
    const table = findOf(this.topology, 'transitGateway', id)?.defaultAssociationTableId
    if (table) this.topology = removeResources(this.topology, [table])
    return id
  }

  attach(
    gatewayId: TransitGatewayId,
    vpcId: VpcId,
    subnetIds: readonly SubnetId[],
    options: { readonly applianceMode?: boolean } = {},
  ): TransitGatewayAttachmentId {
    return this.take(expectOk(attachVpc(this.topology, gatewayId, vpcId, subnetIds, options)))
  }

  /** A table of a transit gateway: who is looked up in it, who writes into it, and static routes. */
  hubTable(
    gatewayId: TransitGatewayId,
    name: string,
    rows: {
      readonly associated: readonly TransitGatewayAttachmentId[]
      readonly propagating: readonly TransitGatewayAttachmentId[]
      /** A block, and the attachment that it leads to; without one it is a blackhole. */
      readonly routes: readonly (readonly [string, TransitGatewayAttachmentId?])[]
    },
  ): void {
    const id = this.take(addTransitGatewayTable(this.topology, gatewayId, { name }))
    for (const attachment of rows.associated) {
      this.topology = associateAttachment(this.topology, attachment, id)
    }
    for (const attachment of rows.propagating) {
      this.topology = setPropagation(this.topology, attachment, id, true)
    }
    for (const [block, attachment] of rows.routes) {
      this.topology = addTransitGatewayRoute(this.topology, id, {
        destination: { kind: 'cidr', cidr: cidr(block) },
        attachmentIds: attachment === undefined ? [] : [attachment],
      })
    }
  }

  /** A firewall that passes everything until its policy says otherwise. */
  firewall(vpcId: VpcId, name: string): NetworkFirewallId {
    const policy = this.take(addFirewallPolicy(this.topology, { name: `${name}-policy` }))
    return this.take(addNetworkFirewall(this.topology, vpcId, { name, firewallPolicyId: policy }))
  }

  firewallEndpoint(
    firewallId: NetworkFirewallId,
    subnetId: SubnetId,
    name: string,
  ): IdOf<'gatewayLoadBalancerEndpoint'> {
    return this.take(addFirewallEndpoint(this.topology, firewallId, subnetId, { name }))
  }

  /** A data centre behind a VPN connection, whose block the tables learn from the gateway. */
  dataCentre(
    vpcId: VpcId,
    name: string,
    block: string,
    about: {
      readonly customerGateway: string
      readonly tables: readonly RouteTableId[]
      readonly hosts: readonly (readonly [name: string, address: string])[]
    },
  ): void {
    const network = this.take(addOnPremisesNetwork(this.topology, [cidr(block)], { name }))
    const address = ip(about.customerGateway)
    const customer = this.take(
      addCustomerGateway(this.topology, { name: 'cgw', address, onPremisesNetworkId: network }),
    )
    const vgw = this.take(expectOk(addVirtualPrivateGateway(this.topology, vpcId, { name: 'vgw' })))
    const end = { kind: 'virtualPrivateGateway', id: vgw } as const
    this.take(addVpnConnection(this.topology, customer, end, { name: 'vpn' }))
    for (const table of about.tables) {
      this.topology = setPropagatingGateways(this.topology, table, [vgw])
    }
    for (const [host, at] of about.hosts) {
      this.take(expectOk(addOnPremisesHost(this.topology, network, ip(at), { name: host })))
    }
  }

  list(name: string, ...blocks: readonly string[]): PrefixListId {
    const entries = blocks.map((block) => ({ cidr: cidr(block) }))
    return this.take(addPrefixList(this.topology, 'ipv4', { name, entries }))
  }

  /** The list of addresses that a gateway endpoint's service has. */
  listOf(service: EndpointService): string {
    const list = resourcesOf(this.topology, 'prefixList').find(({ name }) =>
      name.endsWith(`.${service}`),
    )
    if (!list) throw new Error(`nothing here has an endpoint for ${service}`)
    return list.id
  }

  mainTable(vpcId: VpcId): RouteTableId {
    const tables = resourcesOf(this.topology, 'routeTable')
    const main = tables.find((table) => table.main && table.vpcId === vpcId)
    if (!main) throw new Error(`${vpcId} has no main table`)
    return main.id
  }

  defaultGroup(vpcId: VpcId): SecurityGroupId {
    const groups = resourcesOf(this.topology, 'securityGroup')
    const own = groups.find((group) => group.isDefault && group.vpcId === vpcId)
    if (!own) throw new Error(`${vpcId} has no default group`)
    return own.id
  }

  /** The VPC that an account begins with, whose subnets give public addresses (VPC-18, VPC-19). */
  defaultVpc(name: string, block: string): VpcId {
    const id = this.vpc(name, block)
    this.topology = updateResource(this.topology, 'vpc', id, { isDefault: true })
    return id
  }

  mapPublicAddresses(vpcId: VpcId): void {
    for (const { id } of subnetsOf(this.topology, vpcId)) {
      this.topology = updateResource(this.topology, 'subnet', id, { mapPublicIpOnLaunch: true })
    }
  }

  block(vpcId: VpcId, block: string): void {
    this.topology = expectOk(addVpcBlock(this.topology, vpcId, cidr(block)))
  }
}
