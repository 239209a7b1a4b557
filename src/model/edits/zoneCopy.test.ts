import { describe, expect, it } from 'vitest'
import { connectionsBetween } from '../connecting/connections'
import type { VpcId } from '../ids'
import { formatDestination } from '../resources/routeTable'
import { EMPTY_TOPOLOGY, labelOfId, routeTableOf, subnetsOf, type Topology } from '../topology'
import { fragmentOf } from './fragment'
import { addInternetGateway } from './gateways'
import { addInstance } from './instance'
import { addNatGateway } from './natGateway'
import { paste } from './paste'
import { addSubnet } from './subnet'
import { addVpc } from './vpc'
import { twinZone } from './zoneCopy'
import type { Result } from '../result'

const [A, B] = ['us-east-1a', 'us-east-1b']

function made<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

/** One zone of a shop: a public subnet with a NAT gateway, one behind it, and one that leads nowhere. */
function oneZone() {
  const vpc = addVpc(EMPTY_TOPOLOGY)
  const open = made(addSubnet(vpc.topology, vpc.id, A, { name: 'public-a' }))
  const app = made(addSubnet(open.topology, vpc.id, A, { name: 'app-a' }))
  const db = made(addSubnet(app.topology, vpc.id, A, { name: 'db-a' }))
  const gateway = made(addInternetGateway(db.topology, vpc.id))
  const nat = made(addNatGateway(gateway.topology, open.id, 'public', { name: 'nat-a' }))
  const server = made(addInstance(nat.topology, app.id, { name: 'app-a1' }))
  const routed = connect(connect(server.topology, open.id, gateway.id), app.id, nat.id)
  return { topology: routed, ids: [open.id, app.id, db.id], open, app, nat, gateway, vpc }
}

function connect(topology: Topology, from: string, to: string): Topology {
  const [first] = made(connectionsBetween(topology, from, to))
  return first.make(topology)
}

/** `app-b 10.0.4.0/24 us-east-1b by rtb-app-b: 0.0.0.0/0 → nat-b`. */
function wordsOf(topology: Topology, vpcId: VpcId): readonly string[] {
  return subnetsOf(topology, vpcId).map((subnet) => {
    const table = routeTableOf(topology, subnet)
    const routes = (table?.routes ?? []).map(
      ({ destination, target }) =>
        `${formatDestination(destination)} → ${target.kind === 'other' ? '' : labelOfId(topology, target.id)}`,
    )
    const { name, cidrBlock, availabilityZone } = subnet
    const by = table?.main === true ? 'main' : table?.name
    return `${name} ${cidrBlock ?? ''} ${availabilityZone} by ${by ?? ''}: ${routes.join(', ')}`
  })
}

describe('the copy of a zone', () => {
  it('has the next blocks, names and routes of its own zone', () => {
    const { topology, ids, vpc } = oneZone()
    expect(twinZone(topology, ids)).toBe(B)
    const copy = made(paste(topology, fragmentOf(topology, ids), { availabilityZone: B }))
    expect(copy.leftOut).toEqual([])
    expect(wordsOf(copy.topology, vpc.id)).toEqual([
      'public-a 10.0.0.0/24 us-east-1a by rtb-public: 0.0.0.0/0 → igw',
      'app-a 10.0.1.0/24 us-east-1a by rtb-app-a: 0.0.0.0/0 → nat-a',
      'db-a 10.0.2.0/24 us-east-1a by main: ',
      'public-b 10.0.3.0/24 us-east-1b by rtb-public: 0.0.0.0/0 → igw',
      'app-b 10.0.4.0/24 us-east-1b by rtb-app-b: 0.0.0.0/0 → nat-b',
      'db-b 10.0.5.0/24 us-east-1b by main: ',
    ])
    const names = Object.values(copy.topology.instance).map(({ name }) => name)
    expect(names).toEqual(['app-a1', 'app-b1'])
  })

  it('of one tier leads to the NAT gateway that its zone has, else to the old one', () => {
    const { topology, app, open, vpc } = oneZone()
    const alone = made(paste(topology, fragmentOf(topology, [app.id]), { availabilityZone: B }))
    expect(wordsOf(alone.topology, vpc.id).at(-1)).toBe(
      'app-b 10.0.3.0/24 us-east-1b by rtb-app-a: 0.0.0.0/0 → nat-a',
    )
    const first = made(paste(topology, fragmentOf(topology, [open.id]), { availabilityZone: B }))
    const fragment = fragmentOf(first.topology, [app.id])
    const second = made(paste(first.topology, fragment, { availabilityZone: B }))
    expect(wordsOf(second.topology, vpc.id).at(-1)).toBe(
      'app-b 10.0.4.0/24 us-east-1b by rtb-app-b: 0.0.0.0/0 → nat-b',
    )
  })

  it('goes to the next zone without the twins, and stays beside what is not named by its zone', () => {
    const { topology, ids, vpc } = oneZone()
    const twice = made(paste(topology, fragmentOf(topology, ids), { availabilityZone: B }))
    expect(twinZone(twice.topology, ids)).toBe('us-east-1c')
    const plain = made(addSubnet(topology, vpc.id, A, { name: 'data' }))
    expect(twinZone(plain.topology, [plain.id])).toBeUndefined()
  })
})

describe('a subnet on the main table', () => {
  it('is led to a gateway by a table of its own, which the next one of its tier shares', () => {
    const { topology, vpc, gateway } = oneZone()
    const more = made(addSubnet(topology, vpc.id, B, { name: 'public-b' }))
    const [connection] = made(connectionsBetween(more.topology, more.id, gateway.id))
    expect(connection).toMatchObject({
      label: 'Route 0.0.0.0/0 of public-b to igw',
      detail: 'By rtb-public, which leads there already.',
    })
    const after = connection.make(more.topology)
    expect(wordsOf(after, vpc.id).at(-1)).toContain('by rtb-public: 0.0.0.0/0 → igw')
    expect(Object.keys(after.routeTable)).toHaveLength(Object.keys(topology.routeTable).length)
  })
})
