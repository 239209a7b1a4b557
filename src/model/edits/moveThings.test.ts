import { describe, expect, it } from 'vitest'
import { made, refusalOf, theOne, twoZones } from '@/testing/twoZones'
import { cidr } from '../ip'
import { expectOk } from '../result'
import { EMPTY_TOPOLOGY, findOf, interfacesOf, withResources } from '../topology'
import { updateResource } from './edit'
import { addInstance } from './instance'
import { moveToSubnet } from './moveThings'
import { addNatGateway } from './natGateway'
import { addNetworkInterface, addToGroup } from './networkInterface'
import { addSecurityGroup } from './securityGroup'
import { addSubnet } from './subnet'
import { addVpc } from './vpc'
import { addWorkingBalancer } from './workingBalancer'
import { addWorkingEndpoint, addWorkingService } from './workingServices'

const first = addVpc(EMPTY_TOPOLOGY)
const second = addVpc(first.topology)
const a = expectOk(addSubnet(second.topology, first.id, 'us-east-1a', { name: 'app-a' }))
const b = expectOk(addSubnet(a.topology, first.id, 'us-east-1b', { name: 'app-b' }))
const far = expectOk(addSubnet(b.topology, second.id, 'us-east-1a', { name: 'far' }))
const server = expectOk(addInstance(far.topology, a.id, { name: 'app-a1' }))
const eni = interfacesOf(server.topology, server.id)[0]!

describe('moving to another subnet', () => {
  it('takes a free address there, and says which', () => {
    const { topology, said, also } = expectOk(moveToSubnet(server.topology, server.id, b.id))
    expect(said).toBe('app-a1 moved to app-b and took 10.0.1.10.')
    expect(also).toEqual([])
    expect(findOf(topology, 'networkInterface', eni.id)?.subnetId).toBe(b.id)
  })

  it('takes all the interfaces along that stood beside the primary one', () => {
    const two = expectOk(addNetworkInterface(server.topology, a.id, { instanceId: server.id }))
    const { topology } = expectOk(moveToSubnet(two.topology, server.id, b.id))
    expect(interfacesOf(topology, server.id).map(({ subnetId }) => subnetId)).toEqual([b.id, b.id])
  })

  it('tells which groups stay behind in the other VPC', () => {
    const group = addSecurityGroup(server.topology, first.id, { name: 'web-sg' })
    const member = addToGroup(group.topology, eni.id, group.id)
    expect(expectOk(moveToSubnet(member, server.id, far.id)).also).toEqual([
      'It left default and web-sg, groups of another VPC, and joined default.',
    ])
  })

  it('moves a NAT gateway, which keeps its Elastic IP', () => {
    const nat = expectOk(addNatGateway(server.topology, a.id, 'public', { name: 'nat-a' }))
    const moved = expectOk(moveToSubnet(nat.topology, nat.id, b.id))
    expect(moved.said).toBe('nat-a moved to app-b and took 10.0.1.10.')
    expect(moved.also).toEqual([])
    expect(findOf(moved.topology, 'natGateway', nat.id)?.subnetId).toBe(b.id)
  })

  it('keeps a further interface in the zone of its instance (ENI-02)', () => {
    const two = expectOk(addNetworkInterface(server.topology, a.id, { instanceId: server.id }))
    expect(moveToSubnet(two.topology, two.id, b.id)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/attached to app-a1 in us-east-1a/) as string,
    })
  })

  it('is refused where a further interface would be left in another zone (ENI-02)', () => {
    const beside = expectOk(addSubnet(server.topology, first.id, 'us-east-1a', { name: 'db-a' }))
    const two = expectOk(addNetworkInterface(beside.topology, beside.id, { instanceId: server.id }))
    expect(refusalOf(moveToSubnet(two.topology, server.id, b.id))).toMatch(
      /^app-a1 has eni-.+ in us-east-1a, and an interface stays in the zone of its instance$/,
    )
    expect(moveToSubnet(two.topology, server.id, beside.id).ok).toBe(true)
  })

  it('moves an instance by its primary interface too, under the same terms', () => {
    const moved = expectOk(moveToSubnet(server.topology, eni.id, b.id))
    expect(moved.said).toBe('app-a1 moved to app-b and took 10.0.1.10.')
    const beside = expectOk(addSubnet(server.topology, first.id, 'us-east-1a', { name: 'db-a' }))
    const two = expectOk(addNetworkInterface(beside.topology, beside.id, { instanceId: server.id }))
    expect(refusalOf(moveToSubnet(two.topology, eni.id, b.id))).toMatch(/^app-a1 has eni-/)
  })

  it('keeps the node of an application load balancer out of a subnet that is too small (ALB-04)', () => {
    const { topology: base, vpcId, publicIds } = twoZones()
    const small = expectOk(
      addSubnet(base, vpcId, 'us-east-1a', { cidrBlock: cidr('10.0.200.0/28') }),
    )
    const [zoneA] = publicIds
    const { topology } = made(addWorkingBalancer(small.topology, vpcId, 'application', zoneA))
    const [node] = theOne(topology, 'loadBalancer').nodes
    const refusal = refusalOf(moveToSubnet(topology, node?.networkInterfaceId ?? '', small.id))
    expect(refusal).toMatch(/needs a \/27 or larger$/)
  })

  it('moves a NAT gateway by its interface too', () => {
    const nat = expectOk(addNatGateway(server.topology, a.id, 'private'))
    const [own = ''] = findOf(nat.topology, 'natGateway', nat.id)?.networkInterfaceIds ?? []
    const { topology } = expectOk(moveToSubnet(nat.topology, own, b.id))
    expect(findOf(topology, 'natGateway', nat.id)?.subnetId).toBe(b.id)
  })

  it('keeps a NAT gateway out of an IPv6-only subnet (NAT-02)', () => {
    const { cidrBlock: _none, ...only6 } = findOf(server.topology, 'subnet', b.id)!
    const nat = expectOk(addNatGateway(withResources(server.topology, only6), a.id, 'private'))
    expect(refusalOf(moveToSubnet(nat.topology, nat.id, b.id))).toMatch(/is IPv6-only$/)
  })

  it.each(['interfaceEndpoint', 'managedService'] as const)(
    'keeps one interface a zone of an %s that takes one (IFE-01)',
    (kind) => {
      const { topology: base, vpcId, publicIds } = twoZones()
      const { topology } = made<string>(
        kind === 'interfaceEndpoint'
          ? addWorkingEndpoint(base, vpcId)
          : addWorkingService(base, 'efs', vpcId),
      )
      const [inA = ''] = theOne(topology, kind).networkInterfaceIds
      const [publicA, publicB] = publicIds
      expect(refusalOf(moveToSubnet(topology, inA, publicB!))).toMatch(
        / stands in us-east-1b already, and takes one subnet of each zone$/,
      )
      expect(moveToSubnet(topology, inA, publicA!).ok).toBe(true)
    },
  )

  it('leaves alone what AWS manages for something that is drawn elsewhere (ENI-10)', () => {
    const managed = expectOk(addNetworkInterface(server.topology, a.id))
    const topology = updateResource(managed.topology, 'networkInterface', managed.id, {
      managedBy: 'Network Interface for Transit Gateway Attachment tgw-attach-1',
    })
    expect(refusalOf(moveToSubnet(topology, managed.id, b.id))).toMatch(
      /stands where the service does$/,
    )
  })

  it('is refused where no address is free', () => {
    const small = expectOk(
      addSubnet(server.topology, first.id, 'us-east-1a', { cidrBlock: cidr('10.0.9.0/28') }),
    )
    let full = small.topology
    for (let count = 0; count < 11; count += 1)
      full = expectOk(addInstance(full, small.id)).topology
    expect(moveToSubnet(full, server.id, small.id)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/has no free address left/) as string,
    })
  })
})
