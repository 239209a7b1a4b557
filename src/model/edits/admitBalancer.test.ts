import { describe, expect, it } from 'vitest'
import { traceOf } from '@/testing/traceOf'
import { made, theOne, twoZones } from '@/testing/twoZones'
import { expectOk } from '../result'
import { findOf, interfacesOf } from '../topology'
import { admitBalancer } from './admitBalancer'
import { addTarget } from './targetGroup'
import { addWorkingBalancer } from './workingBalancer'

const { topology: base, vpcId, isolatedIds } = twoZones()

describe('letting a load balancer in to its targets', () => {
  const placed = made(addWorkingBalancer(base, vpcId, 'application', isolatedIds[0]))
  const balancer = theOne(placed.topology, 'loadBalancer')
  const server = theOne(base, 'instance', 'server-a')
  const group = theOne(placed.topology, 'targetGroup')
  const filled = expectOk(addTarget(placed.topology, group.id, { id: server.id }))
  const client = theOne(base, 'instance', 'server-b').id
  const [securityGroupId] = interfacesOf(base, server.id)[0]!.securityGroupIds

  it('makes the target healthy and the way through it open (ALB-03, ELB-08)', () => {
    expect(traceOf(filled, client, `lb/${balancer.id}`, { port: 80 }).verdict).toBe('deny')
    const admission = { securityGroupId: securityGroupId!, protocol: 'HTTP', port: 80 }
    const open = admitBalancer(filled, balancer, [admission])
    expect(traceOf(open, client, `lb/${balancer.id}`, { port: 80 }).verdict).toBe('allow')
  })

  it('writes a rule for each transport that the group speaks', () => {
    const admission = { securityGroupId: securityGroupId!, protocol: 'TCP_UDP', port: 53 }
    const open = admitBalancer(filled, balancer, [admission])
    const rules = findOf(open, 'securityGroup', securityGroupId)?.ingress.slice(-2)
    expect(rules?.map(({ traffic }) => traffic.protocol)).toEqual(['tcp', 'udp'])
  })

  it('changes nothing for a load balancer that has no group to be named', () => {
    const bare = { ...balancer, securityGroupIds: [] }
    const admission = { securityGroupId: securityGroupId!, protocol: 'HTTP', port: 80 }
    expect(admitBalancer(filled, bare, [admission])).toBe(filled)
  })
})
