import type {
  GatewayEndpointId,
  InstanceId,
  InternetHostId,
  NatGatewayId,
  NetworkAclId,
  RouteTableId,
  SecurityGroupId,
  SubnetId,
  VpcId,
} from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import {
  EMPTY_TOPOLOGY,
  findOf,
  findResource,
  interfacesOf,
  resourcesOf,
  type IdOf,
  type Topology,
} from '@/model/topology'
import type { Traffic } from '@/model/traffic'
import type { TrafficSource } from '@/model/trafficSource'
import { rename, updateResource, type Created } from '@/model/edits/edit'
import { addEgressOnlyInternetGateway, addInternetGateway } from '@/model/edits/gateways'
import { addGatewayEndpoint, type EndpointService } from '@/model/edits/gatewayEndpoint'
import { addInstance } from '@/model/edits/instance'
import { addInternetHost } from '@/model/edits/internetHost'
import { addNatGateway } from '@/model/edits/natGateway'
import { addAclEntry, addNetworkAcl } from '@/model/edits/networkAcl'
import { addIpv6Address } from '@/model/edits/networkInterface'
import { addPeeringConnection } from '@/model/edits/peeringConnection'
import { assignElasticIp } from '@/model/edits/publicAddress'
import { addRoute, addRouteTable } from '@/model/edits/routeTable'
import { addGroupRule, addSecurityGroup } from '@/model/edits/securityGroup'
import { addSubnet } from '@/model/edits/subnet'
import { addVpc } from '@/model/edits/vpc'
import type { InternetHost } from '@/model/resources/internetHost'
import type { Service } from '@/model/resources/instance'
import type { NetworkAclEntry } from '@/model/resources/networkAcl'
import type { RouteDestination, RouteTarget } from '@/model/resources/routeTable'
import type { Direction, RulePeer } from '@/model/resources/securityGroup'

/** A diagram whose things are all placed by the automatic layout. */
export interface SceneDiagram {
  readonly name: string
  readonly topology: Topology
  readonly layout: Readonly<Record<string, never>>
  readonly traffic?: readonly TrafficSource[]
}

/** One row of an ACL: number, action, traffic, block. */
export type AclRow = readonly [number, NetworkAclEntry['action'], Traffic, string]

/** One row of a group: traffic, the other end (a block, or the id of a group or list), a note. */
export type GroupRow = readonly [Traffic, string, string?]

/** One row of a table: destination (a block or a list's id) and the id of its target. */
export type RouteRow = readonly [string, string]

/** Draws a network by the same edits that a person makes, with text that we wrote ourselves. */
export class Sketch {
  protected topology: Topology = EMPTY_TOPOLOGY

  /** The finished drawing. Default groups come last, so that letters begin with the named ones. */
  diagram(name: string): SceneDiagram {
    const groups = resourcesOf(this.topology, 'securityGroup')
    const ordered = groups.toSorted((a, b) => Number(a.isDefault) - Number(b.isDefault))
    const securityGroup = Object.fromEntries(ordered.map((group) => [group.id, group]))
    return { name, topology: { ...this.topology, securityGroup }, layout: {} }
  }

  vpc(name: string, block: string, ipv6Block?: string): VpcId {
    const ipv6 = ipv6Block === undefined ? {} : { ipv6CidrBlock: cidr(ipv6Block) }
    return this.take(addVpc(this.topology, { name, cidrBlock: cidr(block), ...ipv6 }))
  }

  subnet(
    vpcId: VpcId,
    name: string,
    zone: string,
    block: string,
    about: {
      readonly table?: RouteTableId
      readonly acl?: NetworkAclId
      readonly ipv6?: string
    } = {},
  ): SubnetId {
    const ipv6 = about.ipv6 === undefined ? {} : { ipv6CidrBlock: cidr(about.ipv6) }
    const options = { name, cidrBlock: cidr(block), ...ipv6 }
    const id = this.take(expectOk(addSubnet(this.topology, vpcId, zone, options)))
    this.topology = updateResource(this.topology, 'subnet', id, {
      routeTableId: about.table,
      networkAclId: about.acl,
    })
    return id
  }

  internetGateway(vpcId: VpcId, name: string): IdOf<'internetGateway'> {
    return this.take(expectOk(addInternetGateway(this.topology, vpcId, { name })))
  }

  egressOnlyGateway(vpcId: VpcId, name: string): IdOf<'egressOnlyInternetGateway'> {
    return this.take(expectOk(addEgressOnlyInternetGateway(this.topology, vpcId, { name })))
  }

  natGateway(subnetId: SubnetId, name: string, address: string, publicIp: string): NatGatewayId {
    const options = { name, address: ip(address), publicIp: ip(publicIp) }
    return this.take(expectOk(addNatGateway(this.topology, subnetId, 'public', options)))
  }

  peering(requester: VpcId, accepter: VpcId, name: string): IdOf<'peeringConnection'> {
    return this.take(expectOk(addPeeringConnection(this.topology, requester, accepter, { name })))
  }

  endpoint(
    vpcId: VpcId,
    service: EndpointService,
    tables: readonly RouteTableId[],
    name?: string,
  ): GatewayEndpointId {
    const id = this.take(addGatewayEndpoint(this.topology, vpcId, service, tables))
    if (name !== undefined) this.topology = rename(this.topology, id, name)
    return id
  }

  table(vpcId: VpcId, name: string): RouteTableId {
    return this.take(addRouteTable(this.topology, vpcId, { name }))
  }

  routes(tableId: RouteTableId, ...rows: readonly RouteRow[]): void {
    for (const [destination, target] of rows) {
      const route = { destination: this.#destination(destination), target: this.#target(target) }
      this.topology = expectOk(addRoute(this.topology, tableId, route))
    }
  }

  acl(
    vpcId: VpcId,
    name: string,
    rows: { readonly ingress: readonly AclRow[]; readonly egress: readonly AclRow[] },
  ): NetworkAclId {
    const id = this.take(addNetworkAcl(this.topology, vpcId, { name }))
    for (const direction of ['ingress', 'egress'] as const) {
      for (const [ruleNumber, action, traffic, block] of rows[direction]) {
        const entry = { ruleNumber, action, traffic, cidr: cidr(block) }
        this.take(expectOk(addAclEntry(this.topology, id, direction, entry)))
      }
    }
    return id
  }

  /** A group with no rule at all: groups that name each other are filled by `rules`. */
  group(vpcId: VpcId, name: string, description: string): SecurityGroupId {
    const id = this.take(addSecurityGroup(this.topology, vpcId, { name, description }))
    this.topology = updateResource(this.topology, 'securityGroup', id, { egress: [] })
    return id
  }

  rules(groupId: SecurityGroupId, direction: Direction, ...rows: readonly GroupRow[]): void {
    for (const [traffic, other, description] of rows) {
      const note = description === undefined ? {} : { description }
      const draft = { traffic, peer: this.#peer(other), ...note }
      this.take(addGroupRule(this.topology, groupId, direction, draft))
    }
  }

  instance(
    subnetId: SubnetId,
    name: string,
    address: string,
    about: {
      readonly groups: readonly SecurityGroupId[]
      readonly services: readonly Service[]
      readonly elasticIp?: string
      /** An address that AWS assigned by itself, and that a stop takes away (ADDR-03). */
      readonly publicIp?: string
      readonly ipv6?: string
    },
  ): InstanceId {
    const { groups, services, elasticIp, publicIp, ipv6 } = about
    const options = { name, address: ip(address), securityGroupIds: groups, services }
    const id = this.take(expectOk(addInstance(this.topology, subnetId, options)))
    for (const eni of interfacesOf(this.topology, id)) {
      if (elasticIp !== undefined) {
        const mapping = { publicIp: ip(elasticIp) }
        this.topology = expectOk(assignElasticIp(this.topology, eni.id, mapping))
      }
      if (publicIp !== undefined) {
        this.topology = updateResource(this.topology, 'networkInterface', eni.id, {
          privateAddresses: [{ address: ip(address), publicIp: ip(publicIp) }],
        })
      }
      if (ipv6 !== undefined) {
        const bare = updateResource(this.topology, 'networkInterface', eni.id, {
          ipv6Addresses: [],
        })
        this.topology = expectOk(addIpv6Address(bare, eni.id, ip(ipv6)))
      }
    }
    return id
  }

  host(role: InternetHost['role'], name: string, address: string): InternetHostId {
    const parsed = ip(address)
    const family = parsed.includes(':') ? { ipv6Address: parsed } : { address: parsed }
    return this.take(addInternetHost(this.topology, role, { name, ...family }))
  }

  protected take<Id extends string>({ topology, id }: Created<Id>): Id {
    this.topology = topology
    return id
  }

  #peer(text: string): RulePeer {
    const group = findOf(this.topology, 'securityGroup', text)
    if (group) return { kind: 'securityGroup', securityGroupId: group.id }
    return this.#destination(text)
  }

  #destination(text: string): RouteDestination {
    const list = findOf(this.topology, 'prefixList', text)
    return list ? { kind: 'prefixList', prefixListId: list.id } : { kind: 'cidr', cidr: cidr(text) }
  }

  #target(id: string): RouteTarget {
    const resource = findResource(this.topology, id)
    switch (resource?.kind) {
      case 'internetGateway':
        return { kind: resource.kind, id: resource.id }
      case 'egressOnlyInternetGateway':
        return { kind: resource.kind, id: resource.id }
      case 'natGateway':
        return { kind: resource.kind, id: resource.id }
      case 'peeringConnection':
        return { kind: resource.kind, id: resource.id }
      case 'transitGateway':
        return { kind: resource.kind, id: resource.id }
      case 'gatewayLoadBalancerEndpoint':
        return { kind: resource.kind, id: resource.id }
      default:
        throw new Error(`${id} is no target that a scene's route can have`)
    }
  }
}

/** The services that the scenes' instances run. */
export const SERVICES = {
  ssh: { name: 'SSH', protocol: 'tcp', ports: { from: 22, to: 22 } },
  http: { name: 'HTTP', protocol: 'tcp', ports: { from: 80, to: 80 } },
  https: { name: 'HTTPS', protocol: 'tcp', ports: { from: 443, to: 443 } },
  app: { name: 'App', protocol: 'tcp', ports: { from: 8080, to: 8080 } },
  mysql: { name: 'MySQL', protocol: 'tcp', ports: { from: 3306, to: 3306 } },
  kubelet: { name: 'Kubelet', protocol: 'tcp', ports: { from: 10250, to: 10250 } },
  dns: { name: 'DNS', protocol: 'udp', ports: { from: 53, to: 53 } },
  postgres: { name: 'PostgreSQL', protocol: 'tcp', ports: { from: 5432, to: 5432 } },
} as const satisfies Readonly<Record<string, Service>>
