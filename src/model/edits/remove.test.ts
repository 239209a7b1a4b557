import { describe, expect, it } from 'vitest'
import { cidr } from '../ip'
import { expectOk } from '../result'
import { allResources, EMPTY_TOPOLOGY, interfacesOf, resourcesOf, type Topology } from '../topology'
import { tcp } from '../traffic'
import { addInternetGateway, detachInternetGateway } from './gateways'
import { addGatewayEndpoint, endpointRouteTables, setEndpointRouteTables } from './gatewayEndpoint'
import { addInstance } from './instance'
import { addNatGateway } from './natGateway'
import { addNetworkAcl, associateNetworkAcl } from './networkAcl'
import { addPeeringConnection } from './peeringConnection'
import { addPrefixList, addPrefixListEntry, removePrefixListEntry } from './prefixList'
import { removalRefusal, removedWith, removeResources } from './remove'
import { addRoute, addRouteTable, associateRouteTable, setMainRouteTable } from './routeTable'
import { addGroupRule, addSecurityGroup } from './securityGroup'
import { addSubnet } from './subnet'
import { addVpc } from './vpc'

const vpc = addVpc(EMPTY_TOPOLOGY, { name: 'shop' })
const subnet = expectOk(addSubnet(vpc.topology, vpc.id, 'us-east-1a'))
const everywhere = { kind: 'cidr', cidr: cidr('0.0.0.0/0') } as const

describe('removing a gateway', () => {
  it('leaves its routes as blackholes (RT-26)', () => {
    const nat = expectOk(addNatGateway(subnet.topology, subnet.id))
    const table = addRouteTable(nat.topology, vpc.id)
    const target = { kind: 'natGateway', id: nat.id } as const
    const routed = expectOk(addRoute(table.topology, table.id, { destination: everywhere, target }))
    const removed = removeResources(routed, [nat.id])
    expect(removed.routeTable[table.id]?.routes).toEqual([
      { destination: everywhere, target, origin: 'static', blackhole: true },
    ])
    expect(resourcesOf(removed, 'networkInterface')).toEqual([])
  })

  it('never gives its id to a new one while a route still names it', () => {
    const first = expectOk(addInternetGateway(subnet.topology, vpc.id))
    const table = addRouteTable(first.topology, vpc.id)
    const target = { kind: 'internetGateway', id: first.id } as const
    const routed = expectOk(addRoute(table.topology, table.id, { destination: everywhere, target }))
    const second = expectOk(addInternetGateway(removeResources(routed, [first.id]), vpc.id))
    expect(second.id).not.toBe(first.id)
  })

  it('differs from detaching it, which keeps its routes; a VPC has one at most (IGW-01)', () => {
    const gateway = expectOk(addInternetGateway(subnet.topology, vpc.id))
    expect(addInternetGateway(gateway.topology, vpc.id)).toEqual({
      ok: false,
      error: 'shop has an internet gateway already: igw',
    })
    const detached = detachInternetGateway(gateway.topology, gateway.id)
    expect(detached.internetGateway[gateway.id]).not.toHaveProperty('vpcId')
    expect(addInternetGateway(detached, vpc.id).ok).toBe(true)
  })

  it('takes the routes of a gateway endpoint along', () => {
    const table = addRouteTable(subnet.topology, vpc.id)
    const endpoint = addGatewayEndpoint(table.topology, vpc.id, 's3', [table.id])
    expect(endpointRouteTables(endpoint.topology, endpoint.id).map(({ id }) => id)).toEqual([
      table.id,
    ])
    const removed = removeResources(endpoint.topology, [endpoint.id])
    expect(removed.routeTable[table.id]?.routes).toEqual([])
    const [list] = resourcesOf(removed, 'prefixList')
    expect(list?.name).toBe('com.amazonaws.us-east-1.s3')
    const unrouted = setEndpointRouteTables(endpoint.topology, endpoint.id, [])
    expect(endpointRouteTables(unrouted, endpoint.id)).toEqual([])
  })
})

describe('removing a security group', () => {
  it('takes it off its interfaces and leaves rules that name it stale (SG-33)', () => {
    const web = addSecurityGroup(subnet.topology, vpc.id, { name: 'web-sg' })
    const app = addSecurityGroup(web.topology, vpc.id, { name: 'app-sg' })
    const rule = addGroupRule(app.topology, app.id, 'ingress', {
      traffic: tcp(8080),
      peer: { kind: 'securityGroup', securityGroupId: web.id },
    })
    const groups = { securityGroupIds: [web.id] }
    const instance = expectOk(addInstance(rule.topology, subnet.id, groups))
    const removed = removeResources(instance.topology, [web.id])
    expect(removed.securityGroup[app.id]?.ingress[0]?.peer).toEqual({
      kind: 'securityGroup',
      securityGroupId: web.id,
      stale: true,
    })
    const [groupId] = interfacesOf(removed, instance.id)[0]?.securityGroupIds ?? []
    expect(removed.securityGroup[groupId!]?.isDefault).toBe(true)
  })

  it('is refused for the default one, as for the default ACL and the main table', () => {
    for (const { id } of [
      ...resourcesOf(subnet.topology, 'securityGroup'),
      ...resourcesOf(subnet.topology, 'networkAcl'),
      ...resourcesOf(subnet.topology, 'routeTable'),
    ]) {
      expect(removalRefusal(subnet.topology, id)).toMatch(/stays/)
      expect(removeResources(subnet.topology, [id])).toBe(subnet.topology)
    }
  })
})

describe('removing an ACL or a table', () => {
  it('gives its subnets back to the default ACL and the main table', () => {
    const acl = addNetworkAcl(subnet.topology, vpc.id)
    const table = addRouteTable(acl.topology, vpc.id)
    const guarded = associateNetworkAcl(table.topology, subnet.id, acl.id)
    const associated = associateRouteTable(guarded, subnet.id, table.id)
    const removed = removeResources(associated, [acl.id, table.id])
    expect(removed).toEqual(subnet.topology)
  })

  it('is possible for the main table once another is the main one', () => {
    const [main] = resourcesOf(subnet.topology, 'routeTable')
    const table = addRouteTable(subnet.topology, vpc.id)
    const swapped = setMainRouteTable(table.topology, table.id)
    expect(swapped.routeTable[main!.id]?.main).toBe(false)
    expect(removalRefusal(swapped, main!.id)).toBeUndefined()
    expect(removalRefusal(swapped, table.id)).toMatch(/main/)
  })
})

describe('removing what contains other things', () => {
  const nat = expectOk(addNatGateway(subnet.topology, subnet.id))
  const instance = expectOk(addInstance(nat.topology, subnet.id, { name: 'web-1' }))

  it('empties a subnet', () => {
    const kinds = removedWith(instance.topology, [subnet.id]).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual([
      'instance',
      'natGateway',
      'networkInterface',
      'networkInterface',
      'subnet',
    ])
  })

  it('empties a VPC, its defaults included', () => {
    expect(allResources(removeResources(instance.topology, [vpc.id]))).toEqual([])
  })

  it('keeps an interface as long as its instance or its gateway', () => {
    const [own] = interfacesOf(instance.topology, instance.id)
    expect(removalRefusal(instance.topology, own!.id)).toBe(
      'The primary network interface goes with its instance, web-1',
    )
    const [natInterface] = resourcesOf(nat.topology, 'networkInterface')
    expect(removalRefusal(nat.topology, natInterface!.id)).toBe(
      'The network interface belongs to nat-1 and goes with it',
    )
    expect(removeResources(instance.topology, [instance.id])).toEqual(nat.topology)
  })
})

describe('removing a peering connection', () => {
  const other = addVpc(subnet.topology, { name: 'data' })
  const mine = addSecurityGroup(other.topology, vpc.id, { name: 'work-sg' })
  const theirs = addSecurityGroup(mine.topology, other.id, { name: 'db-sg' })
  const peering = expectOk(addPeeringConnection(theirs.topology, vpc.id, other.id))
  const ruled = addGroupRule(peering.topology, theirs.id, 'ingress', {
    traffic: tcp(5432),
    peer: { kind: 'securityGroup', securityGroupId: mine.id },
  })

  it('turns rules across it stale until the VPCs are peered anew (SG-33)', () => {
    const removed = removeResources(ruled.topology, [peering.id])
    expect(peerOf(removed)).toHaveProperty('stale', true)
    const anew = expectOk(addPeeringConnection(removed, other.id, vpc.id))
    expect(peerOf(anew.topology)).not.toHaveProperty('stale')
  })

  it('happens with either of its VPCs', () => {
    const removed = removeResources(ruled.topology, [vpc.id])
    expect(resourcesOf(removed, 'peeringConnection')).toEqual([])
    expect(peerOf(removed)).toHaveProperty('stale', true)
  })

  function peerOf(topology: Topology) {
    return topology.securityGroup[theirs.id]?.ingress[0]?.peer
  }
})

describe('a peering connection', () => {
  it('is refused between VPCs whose blocks overlap (PCX-02), and twice (PCX-01)', () => {
    const twin = addVpc(subnet.topology, { name: 'twin', cidrBlock: cidr('10.0.0.0/20') })
    expect(addPeeringConnection(twin.topology, vpc.id, twin.id)).toEqual({
      ok: false,
      error: 'shop and twin cannot be peered: 10.0.0.0/16 overlaps 10.0.0.0/20',
    })
    expect(addPeeringConnection(twin.topology, vpc.id, vpc.id).ok).toBe(false)
    const other = addVpc(subnet.topology, { name: 'data' })
    const peered = expectOk(addPeeringConnection(other.topology, vpc.id, other.id))
    expect(addPeeringConnection(peered.topology, other.id, vpc.id)).toEqual({
      ok: false,
      error: 'data and shop are peered already: shop-data',
    })
  })
})

describe('a prefix list', () => {
  const list = addPrefixList(vpc.topology, 'ipv4', { name: 'admins' })

  it('holds blocks of its family, each once', () => {
    const filled = expectOk(addPrefixListEntry(list.topology, list.id, cidr('203.0.113.32/28')))
    expect(addPrefixListEntry(filled, list.id, cidr('203.0.113.32/28')).ok).toBe(false)
    expect(addPrefixListEntry(filled, list.id, cidr('2001:db8::/64'))).toEqual({
      ok: false,
      error: 'admins holds IPv4 blocks; 2001:db8::/64 is not one',
    })
    expect(removePrefixListEntry(filled, list.id, cidr('203.0.113.32/28'))).toEqual(list.topology)
  })

  it('stays as long as a rule names it', () => {
    const group = addSecurityGroup(list.topology, vpc.id, { name: 'web-sg' })
    const peer = { kind: 'prefixList', prefixListId: list.id } as const
    const named = addGroupRule(group.topology, group.id, 'ingress', { traffic: tcp(22), peer })
    expect(removalRefusal(named.topology, list.id)).toBe('admins is in use: web-sg names it')
    expect(removeResources(named.topology, [list.id])).toBe(named.topology)
    const both = removeResources(named.topology, [list.id, group.id])
    expect(both).toEqual(vpc.topology)
  })
})
