import { describe, expect, it } from 'vitest'
import { traceOf } from '@/testing/traceOf'
import { made, refusalOf, theOne, twoZones, wrongs } from '@/testing/twoZones'
import { cidr } from '../ip'
import { expectOk } from '../result'
import { findOf, interfacesIn, resourcesOf } from '../topology'
import {
  setBalancerAddressType,
  setBalancerCrossZone,
  setBalancerGroups,
  setBalancerScheme,
  setBalancerSubnet,
  setIdleTimeout,
} from './balancerSettings'
import { setBalancerType } from './balancerType'
import { addListener, changeListener } from './listener'
import { addLoadBalancer, nodeInterfaces } from './loadBalancer'
import { removeResources } from './remove'
import { addSubnet, addSubnetIpv6Block } from './subnet'
import { addTarget, addTargetGroup } from './targetGroup'
import { addVpc, addVpcIpv6Block } from './vpc'
import { addWorkingBalancer, addWorkingListener } from './workingBalancer'
import { addSecurityGroup } from './securityGroup'

const network = twoZones()
const { topology: base, vpcId, publicIds, isolatedIds } = network

function placed(type: 'application' | 'network' | 'gateway' | 'classic', near = publicIds[0]) {
  const { topology, id } = made(addWorkingBalancer(base, vpcId, type, near))
  const balancer = theOne(topology, 'loadBalancer')
  return { topology, id, balancer }
}

describe('a load balancer that is placed', () => {
  it.each(['application', 'network', 'classic'] as const)(
    'as %s stands in a public subnet of each zone, with groups and public addresses',
    (type) => {
      const { topology, balancer } = placed(type)
      expect(balancer.nodes.map(({ subnetId }) => subnetId)).toEqual(publicIds)
      expect(balancer).toMatchObject({ scheme: 'internet-facing', type })
      expect(balancer.securityGroupIds).toHaveLength(1)
      const nodes = nodeInterfaces(topology, balancer)
      expect(nodes.every(({ privateAddresses }) => privateAddresses[0]?.publicIp)).toBe(true)
      expect(wrongs(topology)).toEqual([])
    },
  )

  it('is refused in a subnet that is too small for an application one (ALB-04)', () => {
    const small = made(addSubnet(base, vpcId, 'us-east-1a', { cidrBlock: cidr('10.0.200.0/28') }))
    const place = (type: 'application' | 'network') =>
      addWorkingBalancer(small.topology, vpcId, type, small.id)
    expect(refusalOf(place('application'))).toMatch('needs a /27 or larger')
    expect(place('network').ok).toBe(true)
  })

  it('as a gateway one is internal, wears no group and speaks GENEVE (GWL-01, SG-48)', () => {
    const { topology, balancer } = placed('gateway')
    expect(balancer).toMatchObject({ scheme: 'internal', securityGroupIds: [] })
    expect(theOne(topology, 'listener')).toMatchObject({ protocol: 'GENEVE', name: 'GENEVE' })
    expect(theOne(topology, 'targetGroup')).toMatchObject({ port: 6081 })
    expect(wrongs(topology)).toEqual([])
  })

  it('is internal where it was meant for a subnet that is not public (ELB-02)', () => {
    const { balancer } = placed('application', isolatedIds[1])
    expect(balancer.scheme).toBe('internal')
    expect(balancer.nodes.map(({ subnetId }) => subnetId).toSorted()).toEqual(
      [...isolatedIds].toSorted(),
    )
  })

  it('brings the second zone along that an application one needs (ALB-04)', () => {
    const vpc = addVpc(base)
    const { topology } = made(addWorkingBalancer(vpc.topology, vpc.id, 'application'))
    const subnets = resourcesOf(topology, 'subnet').filter((own) => own.vpcId === vpc.id)
    expect(new Set(subnets.map(({ availabilityZone }) => availabilityZone)).size).toBe(2)
    expect(wrongs(topology)).toEqual([])
  })

  it('reaches a target of its own group at once', () => {
    const { topology, balancer, id } = placed('application', isolatedIds[0])
    const server = theOne(topology, 'instance')
    const tested = expectOk(
      addTarget(topology, theOne(topology, 'targetGroup').id, { id: server.id, health: 'healthy' }),
    )
    const groups = findOf(tested, 'networkInterface', nodeOf(tested, server.id))?.securityGroupIds
    const alike = expectOk(
      setBalancerGroups(tested, id, [...balancer.securityGroupIds, ...(groups ?? [])]),
    )
    const trace = traceOf(alike, server.id, `lb/${id}`, { port: 80 })
    expect(trace.verdict).toBe('allow')
  })

  function nodeOf(topology: typeof base, instanceId: string) {
    return resourcesOf(topology, 'networkInterface').find(
      ({ attachment }) => attachment?.instanceId === instanceId,
    )?.id
  }

  it('goes with its nodes and listeners, and leaves its target group', () => {
    const { topology, id } = placed('network')
    const after = removeResources(topology, [id])
    expect(resourcesOf(after, 'listener')).toEqual([])
    expect(interfacesIn(after, publicIds[0]!)).toEqual([])
    expect(resourcesOf(after, 'targetGroup')).toHaveLength(1)
  })
})

describe('the settings of a load balancer', () => {
  it('move a node to another subnet of its zone, in the same groups', () => {
    const { topology, id, balancer } = placed('application')
    const moved = expectOk(setBalancerSubnet(topology, id, 'us-east-1b', isolatedIds[1]))
    const after = findOf(moved, 'loadBalancer', id)!
    expect(after.nodes.map(({ subnetId }) => subnetId)).toEqual([publicIds[0], isolatedIds[1]])
    const [, node] = nodeInterfaces(moved, after)
    expect(node?.securityGroupIds).toEqual(balancer.securityGroupIds)
    expect(interfacesIn(moved, publicIds[1]!)).toEqual([])
  })

  it('keep two zones for an application one (ALB-04) and one for others', () => {
    const alb = placed('application')
    expect(refusalOf(setBalancerSubnet(alb.topology, alb.id, 'us-east-1a', undefined))).toMatch(
      'needs two zones at least',
    )
    const nlb = placed('network')
    const left = expectOk(setBalancerSubnet(nlb.topology, nlb.id, 'us-east-1a', undefined))
    expect(findOf(left, 'loadBalancer', nlb.id)?.nodes).toHaveLength(1)
    expect(refusalOf(setBalancerSubnet(left, nlb.id, 'us-east-1b', undefined))).toMatch('a zone')
  })

  it('refuse a subnet smaller than /27 for an application one (ALB-04)', () => {
    const { topology, id } = placed('application')
    const small = made(
      addSubnet(topology, vpcId, 'us-east-1c', { cidrBlock: cidr('10.0.200.0/28') }),
    )
    expect(refusalOf(setBalancerSubnet(small.topology, id, 'us-east-1c', small.id))).toMatch('/27')
  })

  it('take public addresses away and give them back with the scheme (ELB-02)', () => {
    const { topology, id } = placed('application')
    const inside = expectOk(setBalancerScheme(topology, id, 'internal'))
    expect(wrongs(inside)).toEqual([])
    expect(JSON.stringify(resourcesOf(inside, 'networkInterface'))).not.toContain('publicIp')
    const outside = expectOk(setBalancerScheme(inside, id, 'internet-facing'))
    expect(wrongs(outside)).toEqual([])
  })

  it('face no internet from a VPC without an internet gateway, nor as a gateway one', () => {
    const vpc = addVpc(base)
    const { topology, id } = made(addWorkingBalancer(vpc.topology, vpc.id, 'network'))
    expect(refusalOf(setBalancerScheme(topology, id, 'internet-facing'))).toMatch(
      'no internet gateway',
    )
    const gateway = placed('gateway')
    expect(refusalOf(setBalancerScheme(gateway.topology, gateway.id, 'internet-facing'))).toMatch(
      'always internal',
    )
  })

  it('give both families only where every subnet has an IPv6 block', () => {
    const { topology, id } = placed('application')
    expect(refusalOf(setBalancerAddressType(topology, id, 'dualstack'))).toMatch('no IPv6 block')
    let dual = addVpcIpv6Block(topology, vpcId)
    for (const subnetId of publicIds) dual = expectOk(addSubnetIpv6Block(dual, subnetId))
    const both = expectOk(setBalancerAddressType(dual, id, 'dualstack-without-public-ipv4'))
    const nodes = nodeInterfaces(both, findOf(both, 'loadBalancer', id)!)
    expect(nodes.map(({ ipv6Addresses }) => ipv6Addresses.length)).toEqual([1, 1])
    expect(nodes.some(({ privateAddresses }) => privateAddresses[0]?.publicIp)).toBe(false)
    const back = expectOk(setBalancerAddressType(both, id, 'ipv4'))
    expect(nodeInterfaces(back, findOf(back, 'loadBalancer', id)!)[0]?.ipv6Addresses).toEqual([])
  })

  it('never give a network one its first group, and never take the last (NLB-07)', () => {
    const open = made(
      addLoadBalancer(base, vpcId, [{ subnetId: publicIds[0]! }], { type: 'network' }),
    )
    const group = addSecurityGroup(open.topology, vpcId)
    expect(refusalOf(setBalancerGroups(group.topology, open.id, [group.id]))).toMatch('never get')
    const { topology, id } = placed('network')
    expect(refusalOf(setBalancerGroups(topology, id, []))).toMatch('keeps one security group')
  })

  it('refuse the group of another VPC (SG-44)', () => {
    const { topology, id } = placed('application')
    const vpc = addVpc(topology)
    const group = addSecurityGroup(vpc.topology, vpc.id)
    expect(refusalOf(setBalancerGroups(group.topology, id, [group.id]))).toMatch('another VPC')
  })

  it('always balance across zones for an application one (ELB-07)', () => {
    const { topology, id } = placed('application')
    expect(refusalOf(setBalancerCrossZone(topology, id, false))).toMatch('always balances')
    const nlb = placed('network')
    const on = expectOk(setBalancerCrossZone(nlb.topology, nlb.id, true))
    expect(findOf(on, 'loadBalancer', nlb.id)?.crossZone).toBe(true)
  })

  it('bound the idle time-out by type (NLB-15)', () => {
    const { topology, id } = placed('network')
    expect(refusalOf(setIdleTimeout(topology, id, 30))).toMatch('60 to 6000')
    const set = expectOk(setIdleTimeout(topology, id, 600))
    expect(findOf(set, 'loadBalancer', id)?.idleTimeout).toBe(600)
    const usual = expectOk(setIdleTimeout(set, id, undefined))
    expect(findOf(usual, 'loadBalancer', id)).not.toHaveProperty('idleTimeout')
  })
})

describe('another type of load balancer', () => {
  it('finds its own words for listeners and target groups, and comes back the same', () => {
    const { topology, id, balancer } = placed('application')
    const network = expectOk(setBalancerType(topology, id, 'network'))
    expect(theOne(network, 'listener')).toMatchObject({ protocol: 'TCP', name: 'TCP 80' })
    expect(theOne(network, 'targetGroup').protocol).toBe('TCP')
    expect(findOf(network, 'loadBalancer', id)).toMatchObject({ type: 'network', crossZone: false })
    const [node] = nodeInterfaces(network, findOf(network, 'loadBalancer', id)!)
    expect(node?.interfaceType).toBe('network_load_balancer')
    const back = expectOk(setBalancerType(network, id, 'application'))
    expect(findOf(back, 'loadBalancer', id)).toEqual(balancer)
    expect(wrongs(network)).toEqual([])
  })

  it('is refused while a listener speaks what it has no word for', () => {
    const { topology, id } = placed('network')
    const { id: listener } = theOne(topology, 'listener')
    const group = addTargetGroup(topology, vpcId, {
      protocol: 'UDP',
      targetType: 'instance',
      port: 53,
    })
    const udp = expectOk(
      changeListener(group.topology, listener, {
        protocol: 'UDP',
        port: 53,
        defaultAction: { kind: 'forward', targetGroups: [{ targetGroupId: group.id }] },
      }),
    )
    expect(refusalOf(setBalancerType(udp, id, 'application'))).toMatch('delete that listener first')
    expect(refusalOf(setBalancerType(udp, id, 'gateway'))).toMatch('delete that listener first')
  })

  it('is no application one in a single zone (ALB-04)', () => {
    const [subnetId] = publicIds
    const places = subnetId ? [{ subnetId }] : []
    const { topology, id } = made(addLoadBalancer(base, vpcId, places, { type: 'network' }))
    expect(refusalOf(setBalancerType(topology, id, 'application'))).toMatch('needs two zones')
  })

  it('turns inward, without public addresses, where it becomes a gateway one', () => {
    const { topology, id } = placed('application')
    const quiet = removeResources(topology, [theOne(topology, 'listener').id])
    const gateway = expectOk(setBalancerType(quiet, id, 'gateway'))
    const balancer = theOne(gateway, 'loadBalancer')
    expect(balancer.scheme).toBe('internal')
    const addresses = nodeInterfaces(gateway, balancer).flatMap((eni) => eni.privateAddresses)
    expect(addresses.filter(({ publicIp }) => publicIp)).toEqual([])
  })

  it.each([
    ['network', 'dualstack'],
    ['classic', 'ipv4'],
  ] as const)('as %s has addresses that the type knows: %s', (type, expected) => {
    const { topology, id } = placed('application')
    const six = publicIds.reduce(
      (next, subnetId) => expectOk(addSubnetIpv6Block(next, subnetId)),
      addVpcIpv6Block(topology, vpcId),
    )
    const wanted = 'dualstack-without-public-ipv4'
    const alone = expectOk(setBalancerAddressType(six, id, wanted))
    const balancer = theOne(expectOk(setBalancerType(alone, id, type)), 'loadBalancer')
    expect(balancer.ipAddressType).toBe(expected)
  })
})

describe('listeners', () => {
  it('take the usual ports one after the other', () => {
    const { topology, id } = placed('application')
    const second = made(addWorkingListener(topology, id))
    const third = made(addWorkingListener(second.topology, id))
    const names = resourcesOf(third.topology, 'listener').map(({ name }) => name)
    expect(names).toEqual(['HTTP 80', 'HTTPS 443', 'HTTP 8080'])
    expect(wrongs(third.topology)).toEqual([])
  })

  it('are refused on a port that is taken, and for what the type does not take (ELB-05)', () => {
    const { topology, id } = placed('application')
    const group = addTargetGroup(topology, vpcId, {
      protocol: 'HTTP',
      targetType: 'instance',
      port: 80,
    })
    const add = (protocol: string, port: number | undefined) =>
      refusalOf(addListener(group.topology, id, protocol, port, group.id))
    expect(add('HTTPS', 80)).toMatch('listens on port 80 already')
    expect(add('TCP', 81)).toMatch('listens to HTTP, HTTPS')
    expect(add('HTTP', 70000)).toMatch('1 to 65535')
  })

  it('forward to target groups that fit, which have one load balancer', () => {
    const { topology } = placed('network')
    const { id } = theOne(topology, 'listener')
    const other = made(addWorkingBalancer(topology, vpcId, 'network'))
    const foreign = resourcesOf(other.topology, 'targetGroup')[1]!
    const udp = addTargetGroup(other.topology, vpcId, {
      protocol: 'UDP',
      targetType: 'instance',
      port: 53,
    })
    const forwardTo = (targetGroupId: typeof udp.id) =>
      refusalOf(
        changeListener(udp.topology, id, {
          defaultAction: { kind: 'forward', targetGroups: [{ targetGroupId }] },
        }),
      )
    expect(forwardTo(udp.id)).toMatch('speaks UDP')
    expect(forwardTo(foreign.id)).toMatch('has one load balancer')
  })

  it('have rules and answers on an application one only (ALB-01)', () => {
    const { topology } = placed('network')
    const { id } = theOne(topology, 'listener')
    const answer = { kind: 'answer', type: 'redirect' } as const
    expect(refusalOf(changeListener(topology, id, { defaultAction: answer }))).toMatch(
      'only forwards',
    )
    const rules = [{ priority: '10', action: answer }]
    expect(refusalOf(changeListener(topology, id, { rules }))).toMatch('Only an Application')
    const alb = placed('application')
    const own = theOne(alb.topology, 'listener').id
    expect(expectOk(changeListener(alb.topology, own, { rules })).listener[own]?.rules).toEqual(
      rules,
    )
    const twice = { rules: [...rules, ...rules] }
    expect(refusalOf(changeListener(alb.topology, own, twice))).toMatch('priority 10 already')
    const zero = { rules: [{ priority: '0', action: answer }] }
    expect(refusalOf(changeListener(alb.topology, own, zero))).toMatch('1 to 50000')
  })
})
