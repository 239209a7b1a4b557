import { describe, expect, it } from 'vitest'
import { cidr } from '../ip'
import { orderedEntries } from '../resources/networkAcl'
import { expectOk } from '../result'
import { EMPTY_TOPOLOGY, type Topology } from '../topology'
import type { NetworkAclId } from '../ids'
import { tcp } from '../traffic'
import {
  addAclEntry,
  addNetworkAcl,
  duplicateAclEntry,
  moveAclEntry,
  nextRuleNumber,
  removeAclEntry,
  renumberAclEntries,
  updateAclEntry,
} from './networkAcl'
import { addRoute, addRouteTable, moveRoute, removeRoute, updateRoute } from './routeTable'
import {
  addGroupRule,
  addSecurityGroup,
  duplicateGroupRule,
  moveGroupRule,
  removeGroupRules,
  updateGroupRule,
} from './securityGroup'
import { addInternetGateway } from './gateways'
import { addVpc } from './vpc'

const vpc = addVpc(EMPTY_TOPOLOGY)

describe('a new security group', () => {
  it('admits nothing and lets everything out', () => {
    const { topology, id } = addSecurityGroup(vpc.topology, vpc.id, { name: 'web-sg' })
    expect(topology.securityGroup[id]).toMatchObject({
      ingress: [],
      egress: [{ traffic: { protocol: 'all' }, peer: { kind: 'cidr', cidr: '0.0.0.0/0' } }],
    })
  })

  it('lets IPv6 out too where the VPC has it (SG-14)', () => {
    const dual = addVpc(EMPTY_TOPOLOGY, { ipv6CidrBlock: cidr('2001:db8:50::/56') })
    const { topology, id } = addSecurityGroup(dual.topology, dual.id)
    expect(topology.securityGroup[id]?.egress.map(({ peer }) => peer)).toEqual([
      { kind: 'cidr', cidr: '0.0.0.0/0' },
      { kind: 'cidr', cidr: '::/0' },
    ])
  })

  it('takes another name when its own is taken', () => {
    const first = addSecurityGroup(vpc.topology, vpc.id, { name: 'web-sg' })
    const second = addSecurityGroup(first.topology, vpc.id, { name: 'web-sg' })
    expect(second.topology.securityGroup[second.id]?.name).toBe('web-sg-2')
  })
})

describe('the rules of a group', () => {
  const group = addSecurityGroup(vpc.topology, vpc.id)
  const https = addGroupRule(group.topology, group.id, 'ingress')
  const ssh = addGroupRule(https.topology, group.id, 'ingress', {
    traffic: tcp(22),
    peer: { kind: 'cidr', cidr: cidr('203.0.113.0/24') },
  })

  it('are added at the end or where they are wanted', () => {
    const first = addGroupRule(ssh.topology, group.id, 'ingress', undefined, 0)
    expect(ingressIds(ssh.topology)).toEqual([https.id, ssh.id])
    expect(ingressIds(first.topology)).toEqual([first.id, https.id, ssh.id])
  })

  it('are changed, copied, moved and removed by their ids', () => {
    const changed = updateGroupRule(ssh.topology, group.id, ssh.id, { description: 'the office' })
    expect(changed.securityGroup[group.id]?.ingress[1]?.description).toBe('the office')
    const cleared = updateGroupRule(changed, group.id, ssh.id, { description: undefined })
    expect(cleared.securityGroup[group.id]?.ingress[1]).not.toHaveProperty('description')
    const copied = duplicateGroupRule(ssh.topology, group.id, https.id)
    expect(ingressIds(copied.topology)).toEqual([https.id, copied.id, ssh.id])
    expect(ingressIds(moveGroupRule(ssh.topology, group.id, ssh.id, 0))).toEqual([ssh.id, https.id])
    expect(ingressIds(removeGroupRules(ssh.topology, group.id, https.id))).toEqual([ssh.id])
  })

  it('stay the very same topology when nothing changes', () => {
    expect(updateGroupRule(ssh.topology, group.id, ssh.id, {})).toBe(ssh.topology)
    expect(moveGroupRule(ssh.topology, group.id, ssh.id, 1)).toBe(ssh.topology)
  })

  function ingressIds(topology: Topology) {
    return topology.securityGroup[group.id]?.ingress.map(({ id }) => id)
  }
})

describe('the entries of a network ACL', () => {
  const empty = addNetworkAcl(vpc.topology, vpc.id)

  it('are none at first: a new ACL denies everything (NACL-17)', () => {
    expect(empty.topology.networkAcl[empty.id]?.entries).toEqual([])
  })

  it.each([
    ['the first of an empty list', [], undefined, 100],
    ['a step behind the last', [100, 110], undefined, 120],
    ['rounded up behind an odd one', [100, 115], undefined, 120],
    ['before the first', [100], 0, 50],
    ['halfway between two', [100, 200], 1, 150],
    ['between close neighbours', [100, 102], 1, 101],
    ['behind the highest round number', [32760], undefined, 32761],
  ])('get a number %s', (_, numbers, position, expected) => {
    const { topology, id } = withEntries(numbers)
    expect(nextRuleNumber(topology.networkAcl[id]!, 'ingress', position)).toBe(expected)
  })

  it('find no number between 100 and 101', () => {
    const { topology, id } = withEntries([100, 101])
    expect(nextRuleNumber(topology.networkAcl[id]!, 'ingress', 1)).toBeUndefined()
    expect(addAclEntry(topology, id, 'ingress', {}, 1).ok).toBe(false)
  })

  it('have their number alone in their direction', () => {
    const { topology, id } = withEntries([100, 110])
    expect(addAclEntry(topology, id, 'ingress', { ruleNumber: 100 })).toEqual({
      ok: false,
      error: 'There is an inbound rule 100 already',
    })
    expect(addAclEntry(topology, id, 'egress', { ruleNumber: 100 }).ok).toBe(true)
    expect(updateAclEntry(topology, id, 'ingress', 110, { ruleNumber: 100 }).ok).toBe(false)
    expect(updateAclEntry(topology, id, 'ingress', 110, { ruleNumber: 40000 }).ok).toBe(false)
  })

  it('are changed and removed by their numbers', () => {
    const { topology, id } = withEntries([100, 110])
    const changed = expectOk(
      updateAclEntry(topology, id, 'ingress', 110, { ruleNumber: 90, action: 'deny' }),
    )
    expect(numbersOf(changed, id)).toEqual([90, 100])
    expect(numbersOf(removeAclEntry(changed, id, 'ingress', 90), id)).toEqual([100])
  })

  it('move by taking a number at their new place', () => {
    const { topology, id } = withEntries([100, 110, 120])
    const moved = moveAclEntry(topology, id, 'ingress', 120, 0)
    expect(numbersOf(moved, id)).toEqual([50, 100, 110])
  })

  it('are all renumbered when the new place has no number left', () => {
    const { topology, id } = withEntries([1, 2, 3])
    const denied = expectOk(updateAclEntry(topology, id, 'ingress', 3, { action: 'deny' }))
    const moved = moveAclEntry(denied, id, 'ingress', 3, 1)
    const entries = orderedEntries(moved.networkAcl[id]!, 'ingress')
    expect(entries.map(({ ruleNumber, action }) => [ruleNumber, action])).toEqual([
      [100, 'allow'],
      [110, 'deny'],
      [120, 'allow'],
    ])
  })

  it('are copied right behind themselves', () => {
    const { topology, id } = withEntries([100, 110])
    const copied = expectOk(duplicateAclEntry(topology, id, 'ingress', 100))
    expect(copied.ruleNumber).toBe(105)
  })

  it('are numbered in steps of ten, on demand', () => {
    const { topology, id } = withEntries([7, 12, 300])
    const renumbered = renumberAclEntries(topology, id, 'ingress')
    expect(numbersOf(renumbered, id)).toEqual([100, 110, 120])
    expect(renumberAclEntries(renumbered, id, 'ingress')).toBe(renumbered)
  })

  function withEntries(numbers: readonly number[]) {
    const topology = numbers.reduce(
      (next, ruleNumber) =>
        expectOk(addAclEntry(next, empty.id, 'ingress', { ruleNumber })).topology,
      empty.topology,
    )
    return { topology, id: empty.id }
  }
})

describe('the routes of a table', () => {
  const table = addRouteTable(vpc.topology, vpc.id, { name: 'rtb-public' })
  const gateway = expectOk(addInternetGateway(table.topology, vpc.id))
  const toGateway = { kind: 'internetGateway', id: gateway.id } as const
  const everywhere = { kind: 'cidr', cidr: cidr('0.0.0.0/0') } as const
  const routed = expectOk(
    addRoute(gateway.topology, table.id, { destination: everywhere, target: toGateway }),
  )

  it('have each destination once', () => {
    expect(addRoute(routed, table.id, { destination: everywhere, target: toGateway })).toEqual({
      ok: false,
      error: 'The table has a route to 0.0.0.0/0 already',
    })
  })

  it('come alive again with another target', () => {
    const dead = {
      ...routed.routeTable[table.id]!,
      routes: [
        { destination: everywhere, target: toGateway, origin: 'static', blackhole: true } as const,
      ],
    }
    const broken = { ...routed, routeTable: { ...routed.routeTable, [table.id]: dead } }
    const mended = expectOk(updateRoute(broken, table.id, 0, { target: { ...toGateway } }))
    expect(mended.routeTable[table.id]?.routes[0]).not.toHaveProperty('blackhole')
  })

  it('are moved and removed by their place', () => {
    const narrow = { kind: 'cidr', cidr: cidr('198.51.100.0/24') } as const
    const two = expectOk(addRoute(routed, table.id, { destination: narrow, target: toGateway }))
    const moved = moveRoute(two, table.id, 1, 0)
    expect(moved.routeTable[table.id]?.routes.map(({ destination }) => destination)).toEqual([
      narrow,
      everywhere,
    ])
    expect(removeRoute(moved, table.id, 0).routeTable[table.id]?.routes).toHaveLength(1)
    expect(removeRoute(moved, table.id, 9)).toBe(moved)
  })
})

function numbersOf(topology: Topology, id: NetworkAclId) {
  return orderedEntries(topology.networkAcl[id]!, 'ingress').map(({ ruleNumber }) => ruleNumber)
}
