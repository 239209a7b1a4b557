import { describe, expect, it } from 'vitest'
import { EMPTY_TOPOLOGY } from '../topology'
import { addInstance } from './instance'
import { addSubnet } from './subnet'
import { addVpc } from './vpc'
import { nameInZone, proposeInstanceName, proposeSubnetName, tierOf } from './zoneNames'

const [A, B] = ['us-east-1a', 'us-east-1b']

describe('the name of a twin in another zone', () => {
  it.each([
    ['app-a', 'app-b'],
    ['app-a1', 'app-b1'],
    ['nat-a', 'nat-b'],
    ['a', 'b'],
    ['a-web', 'b-web'],
    ['app-us-east-1a', 'app-us-east-1b'],
    ['rtb-app-a', 'rtb-app-b'],
  ])('of %s is %s', (name, twin) => {
    expect(nameInZone(name, A, B)).toBe(twin)
  })

  it.each(['subnet-1', 'data', 'web', 'alpha', 'app-b'])('of %s is not known', (name) => {
    expect(nameInZone(name, A, B)).toBeUndefined()
  })
})

describe('what is proposed', () => {
  const vpc = addVpc(EMPTY_TOPOLOGY)
  const named = ['public-a', 'app-a', 'subnet-1'].reduce((topology, name) => {
    const subnet = addSubnet(topology, vpc.id, A, { name })
    return subnet.ok ? subnet.value.topology : topology
  }, vpc.topology)
  const idOf = (name: string) => {
    const subnet = Object.values(named.subnet).find((each) => each.name === name)
    if (!subnet) throw new Error(name)
    return subnet.id
  }

  it('for a subnet is the first twin that its zone lacks', () => {
    expect(proposeSubnetName(named, vpc.id, B)).toBe('public-b')
    const twin = addSubnet(named, vpc.id, B, { name: 'public-b' })
    expect(twin.ok && proposeSubnetName(twin.value.topology, vpc.id, B)).toBe('app-b')
  })

  it('for a subnet of a zone that lacks nothing is a number', () => {
    expect(proposeSubnetName(named, vpc.id, A)).toBe('subnet-2')
  })

  it('for an instance follows its subnet, unless that is only numbered', () => {
    expect(proposeInstanceName(named, idOf('app-a'))).toBe('app-a1')
    expect(proposeInstanceName(named, idOf('subnet-1'))).toBe('server-1')
    const first = addInstance(named, idOf('app-a'), { name: 'app-a1' })
    expect(first.ok && proposeInstanceName(first.value.topology, idOf('app-a'))).toBe('app-a2')
  })

  it.each([
    ['web-a1', 'web'],
    ['app-a', 'app'],
    ['orders-db', 'orders-db'],
    ['web-2', 'web'],
    ['server-1', undefined],
    ['', undefined],
  ])('as the tier of %s is %s', (name, tier) => {
    expect(tierOf(name)).toBe(tier)
  })
})
