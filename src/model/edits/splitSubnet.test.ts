import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubnetId } from '../ids'
import { cidr, ip } from '../ip'
import { expectOk, type Result } from '../result'
import { EMPTY_TOPOLOGY, findOf, interfacesOf, resourcesOf, type Topology } from '../topology'
import { validate } from '../validation'
import { addInstance } from './instance'
import { addNatGateway } from './natGateway'
import { addSecondaryAddress } from './networkInterface'
import { updateResource } from './edit'
import { addRoute, addRouteTable, associateRouteTable } from './routeTable'
import { joinSubnets, joinsWith, splitSubnet } from './splitSubnet'
import { addSubnet, addSubnetIpv6Block, moveSubnetToZone } from './subnet'
import { changeSubnetBlock } from './subnetBlocks'
import { addVpc, addVpcIpv6Block } from './vpc'

const vpc = addVpc(EMPTY_TOPOLOGY)
const { topology, id } = expectOk(
  addSubnet(vpc.topology, vpc.id, 'us-east-1a', { name: 'app', cidrBlock: cidr('10.0.1.0/24') }),
)

function withServer(before: Topology, address: string) {
  return expectOk(addInstance(before, id, { address: ip(address) }))
}

function blocks(of: Topology) {
  return resourcesOf(of, 'subnet').map(({ name, cidrBlock }) => `${name} ${cidrBlock ?? ''}`)
}

function refusal(result: Result<unknown>): string {
  return result.ok ? '' : result.error
}

/** The network with a route to this block, by a server in a subnet of its own. */
function withMiddlebox(before: Topology, ...destinations: readonly string[]) {
  const beside = expectOk(
    addSubnet(before, vpc.id, 'us-east-1a', { cidrBlock: cidr('10.0.9.0/24') }),
  )
  const server = expectOk(addInstance(beside.topology, beside.id))
  const table = addRouteTable(server.topology, vpc.id, { name: 'inspect' })
  const target = { kind: 'instance', id: server.id } as const
  return destinations.reduce(
    (next, block) =>
      expectOk(
        addRoute(next, table.id, { destination: { kind: 'cidr', cidr: cidr(block) }, target }),
      ),
    table.topology,
  )
}

describe('splitting a subnet', () => {
  it('tells which routes to the whole subnet lead to none now (RT-14)', () => {
    const { said } = expectOk(splitSubnet(withMiddlebox(topology, '10.0.1.0/24'), id))
    expect(said).toEqual(['inspect still has a route to 10.0.1.0/24, which is no subnet now.'])
    expect(expectOk(splitSubnet(withMiddlebox(topology), id)).said).toEqual([])
  })

  it('makes two halves, the first of which is the subnet that it was', () => {
    const { topology: split, subnetIds } = expectOk(splitSubnet(topology, id))
    expect(blocks(split)).toEqual(['app 10.0.1.0/25', 'app-2 10.0.1.128/25'])
    expect(subnetIds[0]).toBe(id)
  })

  it('makes as many equal parts as are wanted, down to /28 (SUB-02)', () => {
    const { topology: split } = expectOk(splitSubnet(topology, id, 16))
    expect(blocks(split)).toHaveLength(16)
    const [, second] = resourcesOf(split, 'subnet')
    expect(second?.cidrBlock).toBe('10.0.1.16/28')
    expect(refusal(splitSubnet(split, id))).toMatch(/\/29; a subnet is \/28 or larger/)
  })

  it('lets machines keep their addresses, each in the half that has it', () => {
    const low = withServer(topology, '10.0.1.10')
    const high = withServer(low.topology, '10.0.1.200')
    const { topology: split, subnetIds } = expectOk(splitSubnet(high.topology, id))
    const homes = [low.id, high.id].map((server) => interfacesOf(split, server)[0])
    expect(homes.map((eni) => eni?.subnetId)).toEqual(subnetIds)
    expect(homes.map((eni) => eni?.privateAddresses[0]?.address)).toEqual([
      '10.0.1.10',
      '10.0.1.200',
    ])
  })

  it('takes a NAT gateway along with its address', () => {
    const nat = expectOk(addNatGateway(topology, id, 'private', { address: ip('10.0.1.150') }))
    const { topology: split, subnetIds } = expectOk(splitSubnet(nat.topology, id))
    expect(findOf(split, 'natGateway', nat.id)?.subnetId).toBe(subnetIds[1])
  })

  it.each(['10.0.1.127', '10.0.1.128', '10.0.1.131'])(
    'is refused when AWS would keep %s for itself (SUB-03)',
    (address) => {
      const server = withServer(topology, address)
      expect(refusal(splitSubnet(server.topology, id))).toMatch(
        new RegExp(`would lose ${address}: AWS keeps`),
      )
    },
  )

  it('is refused when one interface has addresses in both halves', () => {
    const server = withServer(topology, '10.0.1.10')
    const eni = interfacesOf(server.topology, server.id)[0]!
    const two = expectOk(addSecondaryAddress(server.topology, eni.id, ip('10.0.1.200')))
    expect(refusal(splitSubnet(two, id))).toMatch(/10\.0\.1\.200: it lies outside 10\.0\.1\.0\/25/)
  })

  it('is refused when an IPv6 address would be lost, since one block serves one subnet', () => {
    const dual = expectOk(addSubnetIpv6Block(addVpcIpv6Block(topology, vpc.id), id))
    const open = { ...findOf(dual, 'subnet', id)!, assignIpv6AddressOnCreation: true }
    const server = withServer({ ...dual, subnet: { [id]: open } }, '10.0.1.200')
    expect(refusal(splitSubnet(server.topology, id))).toMatch(/the IPv6 block stays with/)
  })
})

describe('joining two subnets', () => {
  const split = expectOk(splitSubnet(topology, id))
  const [lower, upper] = split.subnetIds as [SubnetId, SubnetId]

  it('finds the other half of the block', () => {
    expect(joinsWith(split.topology, lower)).toBe(upper)
    expect(joinsWith(topology, id)).toBeUndefined()
  })

  it('tells whose route table serves from now on', () => {
    const table = addRouteTable(split.topology, vpc.id, { name: 'rtb-far' })
    const other = associateRouteTable(table.topology, upper, table.id)
    expect(expectOk(joinSubnets(other, upper, lower)).said).toEqual([
      'What was in app-2 now has the main route table, the route table of app, instead of rtb-far.',
    ])
  })

  it('tells which routes to a half lead to no subnet now (RT-14)', () => {
    const routed = withMiddlebox(split.topology, '10.0.1.128/25', '10.0.9.0/24')
    expect(expectOk(joinSubnets(routed, lower, upper)).said).toEqual([
      'inspect still has a route to 10.0.1.128/25, which is no subnet now.',
    ])
  })

  it('tells when Block Public Access meets what was in the other half anew (BPA-04)', () => {
    const excluded = updateResource(split.topology, 'subnet', upper, {
      blockPublicAccessExclusion: 'allow-bidirectional',
    })
    expect(expectOk(joinSubnets(excluded, lower, upper)).said).toEqual([
      'Block Public Access now treats what was in app-2 as it treats app.',
    ])
  })

  it('is refused where a machine would lose an IPv6 prefix', () => {
    const dual = [lower, upper].reduce(
      (next, half) => expectOk(addSubnetIpv6Block(next, half)),
      addVpcIpv6Block(split.topology, vpc.id),
    )
    const server = expectOk(addInstance(dual, upper, { name: 'pods' }))
    const eni = interfacesOf(server.topology, server.id)[0]!
    const block = findOf(server.topology, 'subnet', upper)?.ipv6CidrBlock ?? ''
    const prefix = cidr(block.replace('::/64', ':0:1::/80'))
    const delegated = updateResource(server.topology, 'networkInterface', eni.id, {
      ipv6Addresses: [],
      prefixes: [prefix],
    })
    expect(refusal(joinSubnets(delegated, lower, upper))).toMatch(`pods would lose ${prefix}`)
  })

  it('is refused across zones, and for blocks that are no halves of one', () => {
    const apart = moveSubnetToZone(split.topology, upper, 'us-east-1b')
    expect(refusal(joinSubnets(apart, lower, upper))).toMatch(/us-east-1a and us-east-1b/)
    const third = expectOk(
      addSubnet(topology, vpc.id, 'us-east-1a', { cidrBlock: cidr('10.0.2.0/24') }),
    )
    expect(refusal(joinSubnets(third.topology, id, third.id))).toMatch(/not the two halves/)
  })
})

describe('resizing a subnet', () => {
  it('grows into free space and shrinks around what is in it', () => {
    const server = withServer(topology, '10.0.1.10')
    const grown = expectOk(changeSubnetBlock(server.topology, id, cidr('10.0.0.0/23')))
    expect(blocks(grown)).toEqual(['app 10.0.0.0/23'])
    const shrunk = expectOk(changeSubnetBlock(server.topology, id, cidr('10.0.1.0/28')))
    expect(blocks(shrunk)).toEqual(['app 10.0.1.0/28'])
  })

  it.each([
    ['10.0.1.0/29', /\/16 to \/28/],
    ['10.9.1.0/24', /outside vpc-1/],
    ['10.0.1.16/28', /server-1 would lose 10\.0\.1\.10: it lies outside/],
  ])('refuses %s', (block, reason) => {
    const server = withServer(topology, '10.0.1.10')
    expect(refusal(changeSubnetBlock(server.topology, id, cidr(block)))).toMatch(reason)
  })

  it('never overlaps a neighbour', () => {
    const two = expectOk(
      addSubnet(topology, vpc.id, 'us-east-1a', { name: 'db', cidrBlock: cidr('10.0.0.0/24') }),
    )
    expect(refusal(changeSubnetBlock(two.topology, id, cidr('10.0.0.0/23')))).toBe(
      '10.0.0.0/23 overlaps db',
    )
  })
})

describe('any split', () => {
  const place = fc.record({
    kind: fc.constantFrom('server', 'nat'),
    host: fc.integer({ min: 4, max: 254 }),
  })

  it('is taken back by joining, and leaves no fault behind', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), fc.boolean(), (places, dual) => {
        let before = dual
          ? expectOk(addSubnetIpv6Block(addVpcIpv6Block(topology, vpc.id), id))
          : topology
        const used = new Set<number>()
        for (const { kind, host } of places) {
          if (used.has(host)) continue
          used.add(host)
          const address = ip(`10.0.1.${String(host)}`)
          before =
            kind === 'server'
              ? expectOk(addInstance(before, id, { address })).topology
              : expectOk(addNatGateway(before, id, 'private', { address })).topology
        }
        const split = splitSubnet(before, id)
        const unlucky = [127, 128, 129, 130, 131].some((host) => used.has(host))
        expect(split.ok).toBe(!unlucky)
        if (!split.ok) return
        const faults = (of: Topology) => validate(of).filter(({ severity }) => severity === 'error')
        expect(faults(split.value.topology)).toEqual([])
        const [a, b] = split.value.subnetIds as [SubnetId, SubnetId]
        const joined = expectOk(joinSubnets(split.value.topology, b, a))
        expect(joined.topology).toEqual(before)
        expect(joined.said).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
