import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { endOfResource } from '@/engine/endOf'
import { flowLogRecords } from '@/engine/flowLog'
import { DEFAULT_FORMAT } from '@/engine/flowLog/fields'
import { formatFlowLogRecord } from '@/engine/flowLog/record'
import type { ConnectionTrace } from '@/engine/trace'
import { traceProbe } from '@/engine/traceProbe'
import { addInstance } from '@/model/edits/instance'
import { addListener } from '@/model/edits/listener'
import { addLoadBalancer } from '@/model/edits/loadBalancer'
import { addManagedService } from '@/model/edits/managedService'
import { updateResource } from '@/model/edits/edit'
import { addSubnet } from '@/model/edits/subnet'
import { addTargetGroup } from '@/model/edits/targetGroup'
import { ANY_IPV4, cidr } from '@/model/ip'
import { expectOk } from '@/model/result'
import { allResources, type ResourceKind, type ResourceOf, type Topology } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { aRule } from '@/testing/builders'
import { blame } from '@/testing/traceOf'
import { hubAndSpoke } from './hubAndSpoke'
import { privateApi } from './privateApi'
import { threeTier } from './threeTier'

/** The resource of this kind and name. */
function named<Kind extends ResourceKind>(
  topology: Topology,
  kind: Kind,
  name: string,
): ResourceOf<Kind> {
  const found = allResources(topology).find((one) => one.kind === kind && one.name === name)
  if (!found) throw new Error(`there is no ${kind} ${name}`)
  return found as ResourceOf<Kind>
}

function trace(topology: Topology, from: string, to: string, port: number): ConnectionTrace {
  const end = (name: string) => {
    const ends = allResources(topology).filter((resource) => resource.name === name)
    const [first] = ends.flatMap((resource) => endOfResource(resource) ?? [])
    if (!first) throw new Error(`there is no end ${name}`)
    return first
  }
  const probe = { id: 'case', from: end(from), to: end(to), protocol: 'tcp', port } as const
  return expectOk(traceProbe(compile(topology), probe))
}

describe('traps about transit gateways', () => {
  const { topology } = hubAndSpoke.diagram()

  it('TRAP-16: a group cannot be named in an outbound rule across a transit gateway (SG-26)', () => {
    const group = named(topology, 'securityGroup', 'work-sg-p1').id
    const far = named(topology, 'securityGroup', 'work-sg-s1').id
    const naming = updateResource(topology, 'securityGroup', group, {
      egress: [aRule(tcp(443), far)],
    })
    expect(trace(topology, 'p1', 's1', 443).verdict).toBe('allow')
    expect(blame(trace(naming, 'p1', 's1', 443))[0]).toContain('security-group')
  })

  it('TRAP-29: a route to it works only in zones with an attachment subnet (TGW-04)', () => {
    const { id: vpcId } = named(topology, 'vpc', 'prod')
    const table = named(topology, 'routeTable', 'rtb-prod').id
    const block = cidr('10.42.9.0/24')
    const made = expectOk(addSubnet(topology, vpcId, 'us-east-1b', { cidrBlock: block }))
    const routed = updateResource(made.topology, 'subnet', made.id, { routeTableId: table })
    const group = named(topology, 'securityGroup', 'work-sg-p1').id
    const options = { name: 'p2', securityGroupIds: [group] }
    const { topology: wider } = expectOk(addInstance(routed, made.id, options))
    expect(blame(trace(wider, 'p2', 's1', 443))[0]).toContain('TGW_ROUTE_AZ_RESTRICTION')
  })
})

describe('traps about endpoints', () => {
  it('TRAP-35: an interface endpoint needs its group and the local route, and no route of its own (IFE-02)', () => {
    const { topology } = privateApi.diagram()
    expect(named(topology, 'routeTable', 'rest-rt').routes).toEqual([])
    expect(trace(topology, 'console', 'execute-api', 443).verdict).toBe('allow')
    const closed = updateResource(
      topology,
      'securityGroup',
      named(topology, 'securityGroup', 'vpce-sg').id,
      { ingress: [] },
    )
    expect(blame(trace(closed, 'console', 'execute-api', 443))[0]).toContain('security-group')
  })
})

describe('traps about load balancers', () => {
  const { topology } = threeTier.diagram()

  it('TRAP-38: targets see the load balancer’s private address, so their group names its group (ALB-01, ALB-03)', () => {
    const { steps, verdict } = trace(topology, 'home', 'alb', 443)
    expect(verdict).toBe('allow')
    const app = named(topology, 'securityGroup', 'app-sg').id
    const atTarget = steps.find(({ component, leg }) => component === app && leg === 'request')
    expect(atTarget?.packet.src).toMatch(/^10\.10\.[01]\.20$/)
    const byClient = updateResource(topology, 'securityGroup', app, {
      ingress: [aRule(tcp(8080), '203.0.113.10/32')],
    })
    expect(trace(byClient, 'home', 'alb', 443).verdict).toBe('deny')
  })

  it('TRAP-41: the targets of an internet-facing load balancer may be private (ELB-03)', () => {
    const eni = Object.values(topology.networkInterface).find(
      ({ attachment }) => attachment?.instanceId === named(topology, 'instance', 'app-1').id,
    )
    expect(eni?.privateAddresses.some(({ publicIp }) => publicIp)).toBe(false)
    expect(trace(topology, 'home', 'alb', 443).verdict).toBe('allow')
  })

  /** A network load balancer in front of the first application server, without groups. */
  function withNetworkBalancer(admitted: string): Topology {
    const { id: vpcId } = named(topology, 'vpc', 'shop')
    const places = ['public-a', 'public-b'].map((name) => ({
      subnetId: named(topology, 'subnet', name).id,
    }))
    const options = { name: 'nlb', type: 'network' } as const
    const balancer = expectOk(addLoadBalancer(topology, vpcId, places, options))
    const target = { id: named(topology, 'instance', 'app-1').id, health: 'healthy' } as const
    const group = addTargetGroup(balancer.topology, vpcId, {
      protocol: 'TCP',
      targetType: 'instance',
      port: 8080,
      targets: [target],
    })
    const listening = expectOk(
      addListener(group.topology, balancer.id, 'TCP', 443, group.id),
    ).topology
    const crossZone = updateResource(listening, 'loadBalancer', balancer.id, { crossZone: true })
    return updateResource(
      crossZone,
      'securityGroup',
      named(topology, 'securityGroup', 'app-sg').id,
      { ingress: [aRule(tcp(8080), admitted)] },
    )
  }

  it('TRAP-39: with client address preservation the targets see the client (NLB-01, NLB-09)', () => {
    expect(trace(withNetworkBalancer('203.0.113.10/32'), 'home', 'nlb', 443).verdict).toBe('allow')
    expect(trace(withNetworkBalancer('10.10.0.0/16'), 'home', 'nlb', 443).verdict).toBe('deny')
  })

  it('TRAP-40: one that was made without groups has none, and admits everybody (NLB-07)', () => {
    const { steps } = trace(withNetworkBalancer(ANY_IPV4), 'home', 'nlb', 443)
    const balancer = Object.values(withNetworkBalancer(ANY_IPV4).loadBalancer).find(
      ({ name }) => name === 'nlb',
    )
    const nodes = balancer?.nodes.map(({ networkInterfaceId }) => String(networkInterfaceId))
    const guards = steps.filter(
      ({ checkpoint, at }) => checkpoint === 'securityGroup' && nodes?.includes(at),
    )
    expect(balancer?.securityGroupIds).toEqual([])
    expect(guards).toEqual([])
  })
})

describe('traps about functions', () => {
  it('TRAP-42: a function in a public subnet has no public address and no way out (MNG-02)', () => {
    const { topology } = threeTier.diagram()
    const place = {
      subnetId: named(topology, 'subnet', 'public-a').id,
      securityGroupIds: [named(topology, 'securityGroup', 'app-sg').id],
    }
    const made = expectOk(addManagedService(topology, 'lambda', [place], { name: 'resize' }))
    expect(blame(trace(made.topology, 'resize', 'update-server', 443))[0]).toContain(
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    )
  })
})

describe('traps about flow logs', () => {
  const { topology } = threeTier.diagram()
  const CONTEXT = { accountId: '123456789012', start: 0, end: 60, packets: 1, bytes: 60 }
  /** `eni-… source port, destination port, ACCEPT or REJECT` of each record. */
  const records = (about: Topology, from: string, to: string, port: number) =>
    flowLogRecords(compile(about), trace(about, from, to, port), CONTEXT).map((record) => {
      const [, , eni, , , srcPort, dstPort, , , , , , action] = formatFlowLogRecord(
        record,
        DEFAULT_FORMAT,
      ).split(' ')
      return [eni, srcPort, dstPort, action].join(' ')
    })

  it('TRAP-45: a REJECT does not tell whether a group or an ACL refused (FL-15)', () => {
    const group = named(topology, 'securityGroup', 'db-sg').id
    const byGroup = updateResource(topology, 'securityGroup', group, { ingress: [] })
    const acl = named(topology, 'networkAcl', 'db-acl').id
    const byAcl = updateResource(topology, 'networkAcl', acl, { entries: [] })
    expect(records(byGroup, 'app-2', 'db-1', 3306)).toEqual(records(byAcl, 'app-2', 'db-1', 3306))
  })

  it('TRAP-46: an ACCEPT speaks of one direction at one interface, not of the connection (FL-02)', () => {
    const acl = named(topology, 'networkAcl', 'db-acl')
    const entries = acl.entries.filter(({ direction }) => direction === 'ingress')
    const mute = updateResource(topology, 'networkAcl', acl.id, { entries })
    const eni = Object.values(mute.networkInterface).find(
      ({ attachment }) => attachment?.instanceId === named(mute, 'instance', 'db-1').id,
    )
    expect(trace(mute, 'app-2', 'db-1', 3306).verdict).toBe('deny')
    const own = records(mute, 'app-2', 'db-1', 3306).filter((line) =>
      line.startsWith(String(eni?.id)),
    )
    expect(own.map((line) => line.split(' ').at(-1))).toEqual(['ACCEPT', 'REJECT'])
  })
})
