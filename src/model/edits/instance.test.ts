import { describe, expect, it } from 'vitest'
import { cidr, ip } from '../ip'
import type { InstanceId } from '../ids'
import { expectOk } from '../result'
import { EMPTY_TOPOLOGY, interfacesOf, resourcesOf, type Topology } from '../topology'
import { updateResource } from './edit'
import { addInstance, moveInterface, startInstance, stopInstance } from './instance'
import { addNatGateway, moveNatGateway, setNatConnectivity } from './natGateway'
import {
  addIpv6Address,
  addNetworkInterface,
  addSecondaryAddress,
  addToGroup,
  changeAddress,
  removeAddress,
  removeFromGroup,
} from './networkInterface'
import { assignElasticIp, releasePublicAddress } from './publicAddress'
import { addSecurityGroup } from './securityGroup'
import { addSubnet, addSubnetIpv6Block, removeSubnetIpv6Block } from './subnet'
import { addVpc } from './vpc'

const vpc = addVpc(EMPTY_TOPOLOGY, { ipv6CidrBlock: cidr('2001:db8:7:700::/56') })
const inner = expectOk(addSubnet(vpc.topology, vpc.id, 'us-east-1a'))
const open = expectOk(
  addSubnet(inner.topology, vpc.id, 'us-east-1b', { mapPublicIpOnLaunch: true }),
)
const base = open.topology

describe('a new instance', () => {
  it('has a primary interface with the next free address, in the default group (ENI-01, SG-17)', () => {
    const { topology, id } = expectOk(addInstance(base, inner.id))
    const [group] = resourcesOf(topology, 'securityGroup')
    expect(primary(topology, id)).toMatchObject({
      attachment: { instanceId: id, deviceIndex: 0 },
      privateAddresses: [{ address: '10.0.0.10' }],
      ipv6Addresses: [],
      securityGroupIds: [group?.id],
      sourceDestCheck: true,
    })
  })

  it('is in the groups that are named instead', () => {
    const group = addSecurityGroup(base, vpc.id, { name: 'web-sg' })
    const options = { securityGroupIds: [group.id] }
    const { topology, id } = expectOk(addInstance(group.topology, inner.id, options))
    expect(primary(topology, id).securityGroupIds).toEqual([group.id])
  })

  it('gets a public address where the subnet maps them (SUB-13)', () => {
    const { topology, id } = expectOk(addInstance(base, open.id))
    expect(primary(topology, id).privateAddresses).toEqual([
      { address: '10.0.1.10', publicIp: '203.0.113.10' },
    ])
  })

  it('gets an IPv6 address where the subnet assigns them', () => {
    const options = { ipv6CidrBlock: cidr('2001:db8:7:701::/64') }
    const subnet = expectOk(addSubnet(base, vpc.id, 'us-east-1a', options))
    const { topology, id } = expectOk(addInstance(subnet.topology, subnet.id))
    expect(primary(topology, id).ipv6Addresses).toEqual(['2001:db8:7:701::10'])
  })
})

describe('stopping and starting', () => {
  it('takes an auto-assigned public address and gives one again (ADDR-03)', () => {
    const { topology, id } = expectOk(addInstance(base, open.id))
    const stopped = stopInstance(topology, id)
    expect(stopped.instance[id]?.state).toBe('stopped')
    expect(primary(stopped, id).privateAddresses).toEqual([{ address: '10.0.1.10' }])
    const started = startInstance(stopped, id)
    expect(primary(started, id).privateAddresses[0]?.publicIp).toBe('203.0.113.10')
  })

  it('keeps the private address, so that a subnet may be full with nothing running (ADDR-01, SUB-14)', () => {
    const { topology, id } = expectOk(addInstance(base, inner.id))
    const stopped = stopInstance(topology, id)
    expect(primary(stopped, id).privateAddresses).toEqual([{ address: '10.0.0.10' }])
    const next = expectOk(addInstance(stopped, inner.id))
    expect(primary(next.topology, next.id).privateAddresses).toEqual([{ address: '10.0.0.11' }])
  })

  it('leaves an Elastic IP where it is', () => {
    const { topology, id } = expectOk(addInstance(base, inner.id))
    const mapped = expectOk(assignElasticIp(topology, primary(topology, id).id))
    const stopped = stopInstance(mapped, id)
    expect(primary(stopped, id).privateAddresses).toEqual([
      { address: '10.0.0.10', publicIp: '203.0.113.10', elastic: true },
    ])
  })

  it('gives no public address to an instance with two interfaces (ADDR-04)', () => {
    const { topology, id } = expectOk(addInstance(base, open.id))
    const second = expectOk(addNetworkInterface(topology, open.id, { instanceId: id }))
    const restarted = startInstance(stopInstance(second.topology, id), id)
    expect(primary(restarted, id).privateAddresses[0]).not.toHaveProperty('publicIp')
    expect(interfacesOf(restarted, id)[1]?.attachment?.deviceIndex).toBe(1)
  })

  it('changes nothing when it is so already', () => {
    const { topology, id } = expectOk(addInstance(base, open.id))
    expect(startInstance(topology, id)).toBe(topology)
  })
})

describe('moving an instance', () => {
  it('takes a free address of the other subnet and keeps the groups', () => {
    const group = addSecurityGroup(base, vpc.id)
    const options = { securityGroupIds: [group.id] }
    const { topology, id } = expectOk(addInstance(group.topology, inner.id, options))
    const moved = expectOk(moveInterface(topology, primary(topology, id).id, open.id))
    expect(primary(moved, id)).toMatchObject({
      id: primary(topology, id).id,
      subnetId: open.id,
      privateAddresses: [{ address: '10.0.1.10', publicIp: '203.0.113.10' }],
      securityGroupIds: [group.id],
    })
  })

  it('keeps an Elastic IP and loses an auto-assigned address', () => {
    const { topology, id } = expectOk(addInstance(base, open.id))
    expect(
      primary(expectOk(moveInterface(topology, primary(topology, id).id, inner.id)), id)
        .privateAddresses,
    ).toEqual([{ address: '10.0.0.10' }])
    const mapped = expectOk(assignElasticIp(topology, primary(topology, id).id))
    expect(
      primary(expectOk(moveInterface(mapped, primary(mapped, id).id, inner.id)), id)
        .privateAddresses,
    ).toEqual([{ address: '10.0.0.10', publicIp: '203.0.113.11', elastic: true }])
  })

  it('joins the default group of another VPC', () => {
    const other = addVpc(base)
    const far = expectOk(addSubnet(other.topology, other.id))
    const { topology, id } = expectOk(addInstance(far.topology, inner.id))
    const moved = expectOk(moveInterface(topology, primary(topology, id).id, far.id))
    const [groupId] = primary(moved, id).securityGroupIds
    expect(moved.securityGroup[groupId!]).toMatchObject({ isDefault: true, vpcId: other.id })
  })
})

describe('the addresses of an interface', () => {
  const { topology, id } = expectOk(addInstance(base, inner.id))
  const eniId = primary(topology, id).id

  it('grow by free ones, and shrink to the primary one', () => {
    const grown = expectOk(addSecondaryAddress(topology, eniId))
    expect(primary(grown, id).privateAddresses.map(({ address }) => address)).toEqual([
      '10.0.0.10',
      '10.0.0.11',
    ])
    expect(primary(removeAddress(grown, eniId, ip('10.0.0.11')), id).privateAddresses).toHaveLength(
      1,
    )
    expect(removeAddress(topology, eniId, ip('10.0.0.10'))).toBe(topology)
  })

  it('belong to one interface only', () => {
    const second = expectOk(addInstance(topology, inner.id, { name: 'db-1' }))
    expect(changeAddress(second.topology, eniId, ip('10.0.0.10'), ip('10.0.0.11'))).toEqual({
      ok: false,
      error: '10.0.0.11 belongs to db-1 already',
    })
    const changed = expectOk(changeAddress(topology, eniId, ip('10.0.0.10'), ip('10.0.0.77')))
    expect(primary(changed, id).privateAddresses[0]?.address).toBe('10.0.0.77')
  })

  it('need a block of the subnet for IPv6', () => {
    expect(addIpv6Address(topology, eniId)).toEqual({
      ok: false,
      error: 'subnet-1 has no IPv6 block',
    })
    const dual = expectOk(addSubnetIpv6Block(topology, inner.id))
    const addressed = expectOk(addIpv6Address(dual, eniId))
    expect(primary(addressed, id).ipv6Addresses).toEqual(['2001:db8:7:700::10'])
    expect(removeSubnetIpv6Block(addressed, inner.id).ok).toBe(false)
    const bare = removeAddress(addressed, eniId, ip('2001:db8:7:700::10'))
    expect(removeSubnetIpv6Block(bare, inner.id).ok).toBe(true)
  })

  it('map to a public address that nothing else has', () => {
    const mapped = expectOk(assignElasticIp(topology, eniId, { publicIp: ip('198.51.100.9') }))
    const second = expectOk(addInstance(mapped, inner.id))
    const other = primary(second.topology, second.id).id
    expect(assignElasticIp(second.topology, other, { publicIp: ip('198.51.100.9') }).ok).toBe(false)
    const released = releasePublicAddress(mapped, eniId, ip('10.0.0.10'))
    expect(primary(released, id).privateAddresses).toEqual([{ address: '10.0.0.10' }])
  })
})

describe('the groups of an interface', () => {
  it('are joined once and left', () => {
    const group = addSecurityGroup(base, vpc.id)
    const { topology, id } = expectOk(addInstance(group.topology, inner.id))
    const eniId = primary(topology, id).id
    const joined = addToGroup(topology, eniId, group.id)
    expect(primary(joined, id).securityGroupIds).toHaveLength(2)
    expect(addToGroup(joined, eniId, group.id)).toBe(joined)
    expect(removeFromGroup(joined, eniId, group.id)).toEqual(topology)
  })
})

describe('a NAT gateway', () => {
  const nat = expectOk(addNatGateway(base, open.id))

  it('has an interface without groups and source check, and an Elastic IP', () => {
    expect(natInterface(nat.topology)).toMatchObject({
      interfaceType: 'nat_gateway',
      securityGroupIds: [],
      sourceDestCheck: false,
      privateAddresses: [{ address: '10.0.1.10', publicIp: '203.0.113.10', elastic: true }],
    })
  })

  it('has no public address when it is a private one (NAT-03)', () => {
    const made = expectOk(addNatGateway(base, inner.id, 'private'))
    expect(natInterface(made.topology)?.privateAddresses).toEqual([{ address: '10.0.0.10' }])
    const released = expectOk(setNatConnectivity(nat.topology, nat.id, 'private'))
    expect(natInterface(released)?.privateAddresses).toEqual([{ address: '10.0.1.10' }])
    const again = expectOk(setNatConnectivity(released, nat.id, 'public'))
    expect(again.natGateway[nat.id]?.connectivityType).toBe('public')
  })

  it('moves with its interface', () => {
    const moved = expectOk(moveNatGateway(nat.topology, nat.id, inner.id))
    expect(moved.natGateway[nat.id]?.subnetId).toBe(inner.id)
    expect(natInterface(moved)).toMatchObject({
      subnetId: inner.id,
      securityGroupIds: [],
      privateAddresses: [{ address: '10.0.0.10', publicIp: '203.0.113.10', elastic: true }],
    })
  })
})

describe('an update', () => {
  it('is no edit when nothing differs', () => {
    expect(updateResource(base, 'subnet', inner.id, { name: 'subnet-1' })).toBe(base)
    expect(updateResource(base, 'subnet', inner.id, { networkAclId: undefined })).toBe(base)
  })
})

function primary(topology: Topology, instanceId: InstanceId) {
  return interfacesOf(topology, instanceId)[0]!
}

function natInterface(topology: Topology) {
  return resourcesOf(topology, 'networkInterface')[0]
}
