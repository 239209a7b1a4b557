import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shop } from '@/testing/shop'
import { asId } from '../ids'
import { cidr } from '../ip'
import { expectOk } from '../result'
import {
  allResources,
  EMPTY_TOPOLOGY,
  findOf,
  findResource,
  interfacesOf,
  resourcesOf,
  type ResourceKind,
  type Topology,
} from '../topology'
import { tcp } from '../traffic'
import { validate } from '../validation'
import { addInternetGateway } from './gateways'
import { addInstance } from './instance'
import { addToGroup } from './networkInterface'
import { addNatGateway } from './natGateway'
import { addPeeringConnection } from './peeringConnection'
import { fragmentOf } from './fragment'
import { paste, type Pasted } from './paste'
import type { PastePlace } from './pasteHomes'
import { removeResources } from './remove'
import { addRoute, addRouteTable, associateRouteTable } from './routeTable'
import { addGroupRule, addSecurityGroup } from './securityGroup'
import { addSubnet } from './subnet'
import { addVpc } from './vpc'

/** Two subnets, a web and an app server with groups that name each other, a table with a route. */
function aSmallShop() {
  const vpc = addVpc(EMPTY_TOPOLOGY, { name: 'shop', cidrBlock: cidr('10.0.0.0/16') })
  const one = expectOk(addSubnet(vpc.topology, vpc.id, 'us-east-1a', { name: 'public' }))
  const two = expectOk(addSubnet(one.topology, vpc.id, 'us-east-1b', { name: 'private' }))
  const gateway = expectOk(addInternetGateway(two.topology, vpc.id))
  const web = expectOk(addInstance(gateway.topology, one.id, { name: 'web' }))
  const app = expectOk(addInstance(web.topology, two.id, { name: 'app-1' }))
  const webGroup = addSecurityGroup(app.topology, vpc.id, { name: 'web-sg' })
  const appGroup = addSecurityGroup(webGroup.topology, vpc.id, { name: 'app-sg' })
  const eniOf = (id: typeof web.id) => {
    const eni = interfacesOf(appGroup.topology, id)[0]
    if (!eni) throw new Error('no interface')
    return eni.id
  }
  let topology = addToGroup(appGroup.topology, eniOf(web.id), webGroup.id)
  topology = addToGroup(topology, eniOf(app.id), appGroup.id)
  const rule = addGroupRule(topology, appGroup.id, 'ingress', {
    traffic: tcp(8080),
    peer: { kind: 'securityGroup', securityGroupId: webGroup.id },
  })
  topology = rule.topology
  const table = addRouteTable(topology, vpc.id, { name: 'rtb-public' })
  topology = associateRouteTable(table.topology, one.id, table.id)
  const routed = addRoute(topology, table.id, {
    destination: { kind: 'cidr', cidr: cidr('0.0.0.0/0') },
    target: { kind: 'internetGateway', id: gateway.id },
  })
  topology = expectOk(routed)
  return {
    topology,
    vpc: vpc.id,
    publicSubnet: one.id,
    privateSubnet: two.id,
    gateway: gateway.id,
    web: web.id,
    app: app.id,
    webGroup: webGroup.id,
    appGroup: appGroup.id,
    table: table.id,
  }
}

function pasted(
  into: Topology,
  from: Topology,
  ids: readonly string[],
  place: PastePlace = {},
): Pasted {
  return expectOk(paste(into, fragmentOf(from, ids), place))
}

function copyOf<Kind extends ResourceKind>(result: Pasted, kind: Kind, id: string) {
  const found = findOf(result.topology, kind, result.ids.get(id))
  if (!found) throw new Error(`${id} was not pasted`)
  return found
}

function errorsOf(topology: Topology): readonly string[] {
  return validate(topology)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
}

describe('a pasted instance', () => {
  it('stands in its subnet with a free name, a free address and the groups that it had', () => {
    const { topology, app, privateSubnet, appGroup } = aSmallShop()
    const result = pasted(topology, topology, [app])
    expect(copyOf(result, 'instance', app).name).toBe('app-2')
    const [before] = interfacesOf(topology, app)
    const eni = copyOf(result, 'networkInterface', before?.id ?? '')
    expect(eni.subnetId).toBe(privateSubnet)
    expect(eni.securityGroupIds).toContain(appGroup)
    expect(eni.privateAddresses[0]?.address).not.toBe(before?.privateAddresses[0]?.address)
    expect(result.leftOut).toEqual([])
    expect(errorsOf(result.topology)).toEqual([])
  })

  it('goes to the subnet that is chosen, and keeps its address after a cut', () => {
    const { topology, app, publicSubnet, vpc } = aSmallShop()
    const place = { vpcId: vpc, subnetId: publicSubnet }
    const result = pasted(topology, topology, [app], place)
    const [eni] = interfacesOf(result.topology, asId(result.ids.get(app) ?? ''))
    expect(eni?.subnetId).toBe(publicSubnet)

    const fragment = fragmentOf(topology, [app])
    const cut = removeResources(topology, [app])
    const back = expectOk(paste(cut, fragment))
    const [again] = interfacesOf(back.topology, asId(back.ids.get(app) ?? ''))
    const [before] = interfacesOf(topology, app)
    expect(again?.privateAddresses).toEqual(before?.privateAddresses)
    expect(copyOf(back, 'instance', app).name).toBe('app-1')
  })

  it('gets a VPC and a subnet where there are none, and leaves its groups behind', () => {
    const { topology, app } = aSmallShop()
    const result = pasted(EMPTY_TOPOLOGY, topology, [app])
    expect(resourcesOf(result.topology, 'subnet')).toHaveLength(1)
    const [eni] = interfacesOf(result.topology, asId(result.ids.get(app) ?? ''))
    expect(eni?.securityGroupIds).toHaveLength(1)
    expect(result.leftOut.length).toBeGreaterThan(0)
    expect(errorsOf(result.topology)).toEqual([])
  })

  it('takes the groups along that are copied with it, their rules naming the copies', () => {
    const { topology, web, app, webGroup, appGroup } = aSmallShop()
    const other = addVpc(EMPTY_TOPOLOGY)
    const result = pasted(other.topology, topology, [web, app, webGroup, appGroup])
    const group = copyOf(result, 'securityGroup', appGroup)
    expect(group.vpcId).toBe(other.id)
    expect(group.ingress.at(-1)?.peer).toEqual({
      kind: 'securityGroup',
      securityGroupId: result.ids.get(webGroup),
    })
    const [eni] = interfacesOf(result.topology, asId(result.ids.get(app) ?? ''))
    expect(eni?.securityGroupIds).toContain(group.id)
    expect(errorsOf(result.topology)).toEqual([])
  })
})

describe('a pasted subnet', () => {
  it('takes a free block, its table and its contents, whose addresses move with the block', () => {
    const { topology, publicSubnet, table, web } = aSmallShop()
    const result = pasted(topology, topology, [publicSubnet])
    const subnet = copyOf(result, 'subnet', publicSubnet)
    expect(subnet).toMatchObject({
      name: 'public-2',
      cidrBlock: '10.0.2.0/24',
      routeTableId: table,
    })
    const [eni] = interfacesOf(result.topology, asId(result.ids.get(web) ?? ''))
    expect(eni?.privateAddresses[0]?.address).toMatch(/^10\.0\.2\./)
    expect(errorsOf(result.topology)).toEqual([])
  })

  it('puts its machines into the default group of another VPC', () => {
    const { topology, publicSubnet, web } = aSmallShop()
    const other = addVpc(EMPTY_TOPOLOGY)
    const result = pasted(other.topology, topology, [publicSubnet])
    const [eni] = interfacesOf(result.topology, asId(result.ids.get(web) ?? ''))
    const group = resourcesOf(other.topology, 'securityGroup')[0]
    expect(eni?.securityGroupIds).toEqual([group?.id])
  })

  it('says so when its VPC has no block left', () => {
    const vpc = addVpc(EMPTY_TOPOLOGY, { cidrBlock: cidr('10.0.0.0/24') })
    const full = expectOk(
      addSubnet(vpc.topology, vpc.id, 'us-east-1a', { cidrBlock: cidr('10.0.0.0/24') }),
    )
    const result = paste(full.topology, fragmentOf(full.topology, [full.id]))
    expect(result).toMatchObject({ ok: false, error: /no free block left/ })
  })
})

describe('a pasted VPC', () => {
  it('has blocks, subnets, tables and rules of its own', () => {
    const { topology, vpc, table, gateway, privateSubnet } = aSmallShop()
    const result = pasted(topology, topology, [vpc])
    const copy = copyOf(result, 'vpc', vpc)
    expect(copy.cidrBlocks).not.toEqual(['10.0.0.0/16'])
    const prefix = copy.cidrBlocks[0]?.split('.').slice(0, 2).join('.')
    expect(copyOf(result, 'subnet', privateSubnet).cidrBlock).toBe(`${String(prefix)}.1.0/24`)
    expect(copyOf(result, 'routeTable', table).routes[0]?.target.id).toBe(result.ids.get(gateway))
    expect(result.leftOut).toEqual([])
    expect(errorsOf(result.topology)).toEqual([])
  })

  it('is not peered with what its original is peered with, and tells which routes it lost', () => {
    const { topology, vpc, table } = aSmallShop()
    const other = addVpc(topology, { name: 'other' })
    const peering = expectOk(addPeeringConnection(other.topology, vpc, other.id))
    const routed = addRoute(peering.topology, table, {
      destination: { kind: 'cidr', cidr: cidr('10.1.0.0/16') },
      target: { kind: 'peeringConnection', id: peering.id },
    })
    const peered = expectOk(routed)
    const result = pasted(peered, peered, [vpc])
    expect(resourcesOf(result.topology, 'peeringConnection')).toHaveLength(1)
    expect(copyOf(result, 'routeTable', table).routes).toHaveLength(1)
    expect(result.leftOut).toEqual([expect.stringMatching(/^a route of rtb-public to /)])

    const both = pasted(peered, peered, [vpc, other.id])
    expect(resourcesOf(both.topology, 'peeringConnection')).toHaveLength(2)
    expect(both.leftOut).toEqual([])
  })

  it('keeps its blocks where they are free', () => {
    const { topology, vpc } = aSmallShop()
    const result = pasted(EMPTY_TOPOLOGY, topology, [vpc])
    expect(copyOf(result, 'vpc', vpc).cidrBlocks).toEqual(['10.0.0.0/16'])
  })
})

describe('a pasted gateway', () => {
  it('is detached where the VPC has one already', () => {
    const { topology, gateway } = aSmallShop()
    const result = pasted(topology, topology, [gateway])
    expect(copyOf(result, 'internetGateway', gateway).vpcId).toBeUndefined()
    expect(result.leftOut).toEqual(['igw in shop, which has one already'])
  })

  it('brings its interface and another Elastic IP', () => {
    const { topology, publicSubnet } = aSmallShop()
    const nat = expectOk(addNatGateway(topology, publicSubnet))
    const result = pasted(nat.topology, nat.topology, [nat.id])
    const [id] = copyOf(result, 'natGateway', nat.id).networkInterfaceIds
    expect(findOf(result.topology, 'networkInterface', id)).toBeDefined()
    expect(errorsOf(result.topology)).toEqual([])
  })
})

describe('any part of a network', () => {
  const networks = [aSmallShop().topology, shop()]
  const selection = fc.constantFrom(...networks).chain((topology) =>
    fc.tuple(
      fc.constant(topology),
      fc.subarray(
        allResources(topology).map(({ id }): string => id),
        { minLength: 1 },
      ),
    ),
  )

  it(
    'is pasted without harm: nothing that was there changes, no new fault, nothing named that is not there',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(
          selection,
          fc.constantFrom(...networks, EMPTY_TOPOLOGY),
          ([from, ids], into) => {
            const before = JSON.stringify(into)
            const result = paste(into, fragmentOf(from, ids))
            expect(JSON.stringify(into)).toBe(before)
            if (!result.ok) return
            const { topology } = result.value
            for (const resource of allResources(into)) {
              expect(findResource(topology, resource.id)).toBe(resource)
            }
            const issues = validate(topology).filter(({ kind }) => kind === 'danglingReference')
            expect(issues).toEqual([])
            const all = allResources(topology).map(({ id }): string => id)
            expect(new Set(all).size).toBe(all.length)
            const known = new Set([...errorsOf(into), ...errorsOf(from)])
            const worse = errorsOf(topology).length - errorsOf(into).length - errorsOf(from).length
            expect(worse <= 0 ? [] : errorsOf(topology).filter((one) => !known.has(one))).toEqual(
              [],
            )
          },
        ),
        { numRuns: 200 },
      )
    },
  )
})
