import { describe, expect, it } from 'vitest'
import { made, refusalOf, theOne, twoZones } from '@/testing/twoZones'
import type { TargetGroup } from '../resources/targetGroup'
import { expectOk } from '../result'
import { findOf } from '../topology'
import { addInstance } from './instance'
import { addSubnet } from './subnet'
import { addTarget, addTargetGroup, changeTargetGroup, setTargets } from './targetGroup'
import { addVpc } from './vpc'
import { addWorkingBalancer } from './workingBalancer'
import { addWorkingService } from './workingServices'

const { topology: base, vpcId } = twoZones()
const server = theOne(base, 'instance', 'server-a')

function group(about: Partial<Pick<TargetGroup, 'protocol' | 'targetType'>> = {}) {
  const options = { protocol: 'HTTP', targetType: 'instance', port: 80, ...about } as const
  return addTargetGroup(base, vpcId, options)
}

describe('targets', () => {
  it('stand in a group once on a port (ELB-06)', () => {
    const { topology, id } = group()
    const once = expectOk(addTarget(topology, id, { id: server.id }))
    expect(refusalOf(addTarget(once, id, { id: server.id }))).toMatch('on this port already')
    expect(refusalOf(addTarget(once, id, { id: server.id, port: 80 }))).toMatch('already')
    const twice = expectOk(addTarget(once, id, { id: server.id, port: 81 }))
    expect(findOf(twice, 'targetGroup', id)?.targets).toHaveLength(2)
  })

  it('are instances of the group’s own VPC (NLB-04)', () => {
    const { topology, id } = group()
    const vpc = addVpc(topology)
    const subnet = made(addSubnet(vpc.topology, vpc.id))
    const far = made(addInstance(subnet.topology, subnet.id))
    expect(refusalOf(addTarget(far.topology, id, { id: far.id }))).toMatch('another VPC')
    expect(refusalOf(addTarget(topology, id, { id: 'i-none' }))).toMatch('no instance i-none')
  })

  it.each(['10.0.9.9', '192.168.1.1'])('by address may be %s', (address) => {
    const { topology, id } = group({ targetType: 'ip' })
    expect(addTarget(topology, id, { id: address }).ok).toBe(true)
  })

  it.each([
    ['8.8.8.8', 'public address'],
    ['fd00::1', 'IPv4 addresses only'],
    ['10.0.0.999', '10.0.0.999'],
  ])('by address cannot be %s', (address, refusal) => {
    const { topology, id } = group({ targetType: 'ip' })
    expect(refusalOf(addTarget(topology, id, { id: address }))).toMatch(refusal)
  })

  it('are one function or one Application Load Balancer where the type says so', () => {
    const lambda = made(addWorkingService(base, 'lambda', vpcId))
    const functions = addTargetGroup(lambda.topology, vpcId, {
      protocol: 'HTTP',
      targetType: 'lambda',
      port: 80,
    })
    const one = expectOk(addTarget(functions.topology, functions.id, { id: lambda.id }))
    expect(refusalOf(addTarget(one, functions.id, { id: lambda.id, port: 81 }))).toMatch(
      'one function only',
    )
    expect(refusalOf(addTarget(one, functions.id, { id: server.id }))).toMatch('no function')
    const nlb = made(addWorkingBalancer(base, vpcId, 'network'))
    const balancers = addTargetGroup(nlb.topology, vpcId, {
      protocol: 'TCP',
      targetType: 'alb',
      port: 80,
    })
    expect(refusalOf(addTarget(balancers.topology, balancers.id, { id: nlb.id }))).toMatch(
      'no Application Load Balancer',
    )
  })

  it('are known once they were told', () => {
    const { topology, id } = group()
    const unknown = { ...findOf(topology, 'targetGroup', id)!, targetsKnown: false }
    const before = { ...topology, targetGroup: { [id]: unknown } }
    expect(findOf(expectOk(setTargets(before, id, [])), 'targetGroup', id)?.targetsKnown).toBe(true)
  })
})

describe('the settings of a target group', () => {
  it('keep what its targets are named by', () => {
    const { topology, id } = group()
    const filled = expectOk(addTarget(topology, id, { id: server.id }))
    expect(refusalOf(changeTargetGroup(filled, id, { targetType: 'ip' }))).toMatch('remove them')
    expect(changeTargetGroup(topology, id, { targetType: 'ip' }).ok).toBe(true)
  })

  it('always preserve the client’s address for UDP (NLB-02)', () => {
    const { topology, id } = group({ protocol: 'UDP' })
    expect(refusalOf(changeTargetGroup(topology, id, { preserveClientIp: false }))).toMatch(
      'UDP always preserves',
    )
    const tcp = group({ protocol: 'TCP' })
    expect(changeTargetGroup(tcp.topology, tcp.id, { preserveClientIp: false }).ok).toBe(true)
  })

  it('go along with the listeners that send to it', () => {
    const { topology } = made(addWorkingBalancer(base, vpcId, 'application'))
    const { id } = theOne(topology, 'targetGroup')
    expect(refusalOf(changeTargetGroup(topology, id, { protocol: 'TCP' }))).toMatch('speaks TCP')
    expect(changeTargetGroup(topology, id, { protocol: 'HTTPS', port: 8443 }).ok).toBe(true)
  })

  it('bound ports, and let only a function go unchecked', () => {
    const { topology, id } = group()
    expect(refusalOf(changeTargetGroup(topology, id, { port: 0 }))).toMatch('1 to 65535')
    const off = { enabled: false, protocol: 'HTTP' }
    expect(refusalOf(changeTargetGroup(topology, id, { healthCheck: off }))).toMatch('function')
    const geneve = group({ protocol: 'GENEVE' })
    expect(refusalOf(changeTargetGroup(geneve.topology, geneve.id, { port: 81 }))).toMatch('6081')
  })
})
