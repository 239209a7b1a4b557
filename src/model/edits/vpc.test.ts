import { describe, expect, it } from 'vitest'
import { cidr } from '../ip'
import { expectOk } from '../result'
import { EMPTY_TOPOLOGY, resourcesOf } from '../topology'
import { addSecurityGroup } from './securityGroup'
import { addSubnet } from './subnet'
import { addVpc, addVpcBlock, addVpcIpv6Block, changeVpcBlock, removeVpcBlock } from './vpc'

describe('a new VPC', () => {
  const { topology, id } = addVpc(EMPTY_TOPOLOGY)

  it('comes with a default group that admits its own members and lets everything out (VPC-17, SG-16)', () => {
    const [group, ...others] = resourcesOf(topology, 'securityGroup')
    expect(others).toEqual([])
    expect(group).toMatchObject({ name: 'default', isDefault: true, vpcId: id })
    expect(group?.ingress.map(({ traffic, peer }) => ({ traffic, peer }))).toEqual([
      {
        traffic: { protocol: 'all' },
        peer: { kind: 'securityGroup', securityGroupId: group?.id },
      },
    ])
    expect(group?.egress.map(({ traffic, peer }) => ({ traffic, peer }))).toEqual([
      { traffic: { protocol: 'all' }, peer: { kind: 'cidr', cidr: '0.0.0.0/0' } },
    ])
  })

  it('comes with a default network ACL that allows all IPv4 both ways (NACL-15)', () => {
    const [acl] = resourcesOf(topology, 'networkAcl')
    expect(acl).toMatchObject({ isDefault: true, vpcId: id })
    expect(
      acl?.entries.map(({ direction, ruleNumber, action }) => [direction, ruleNumber, action]),
    ).toEqual([
      ['ingress', 100, 'allow'],
      ['egress', 100, 'allow'],
    ])
  })

  it('comes with a main route table that holds only the local route (VPC-20, RT-19)', () => {
    expect(resourcesOf(topology, 'routeTable')).toMatchObject([
      { main: true, vpcId: id, routes: [] },
    ])
  })

  it('takes a /16 that no other VPC overlaps', () => {
    const second = addVpc(topology)
    const blocks = resourcesOf(second.topology, 'vpc').flatMap(({ cidrBlocks }) => cidrBlocks)
    expect(blocks).toEqual(['10.0.0.0/16', '10.1.0.0/16'])
  })

  it('opens its defaults for IPv6 too when it starts with an IPv6 block (NACL-15, SG-16)', () => {
    const dual = addVpc(EMPTY_TOPOLOGY, { ipv6CidrBlock: cidr('2001:db8:50::/56') }).topology
    const numbers = resourcesOf(dual, 'networkAcl')[0]?.entries.map(({ ruleNumber }) => ruleNumber)
    expect(numbers).toEqual([100, 100, 101, 101])
    expect(resourcesOf(dual, 'securityGroup')[0]?.egress).toHaveLength(2)
  })
})

describe('the blocks of a VPC', () => {
  const { topology, id } = addVpc(EMPTY_TOPOLOGY)

  it('grow by another block, but never by one that overlaps (VPC-06)', () => {
    const grown = expectOk(addVpcBlock(topology, id, cidr('10.1.0.0/16')))
    expect(grown.vpc[id]?.cidrBlocks).toEqual(['10.0.0.0/16', '10.1.0.0/16'])
    expect(addVpcBlock(topology, id, cidr('10.0.128.0/17'))).toMatchObject({
      ok: false,
      error: '10.0.128.0/17 overlaps 10.0.0.0/16, a block of vpc-1',
    })
  })

  it('keep the primary one and those that a subnet lies in (VPC-07)', () => {
    const grown = expectOk(addVpcBlock(topology, id, cidr('10.1.0.0/16')))
    const inUse = expectOk(addSubnet(grown, id, 'us-east-1a', { cidrBlock: cidr('10.1.0.0/24') }))
    expect(removeVpcBlock(grown, id, cidr('10.0.0.0/16')).ok).toBe(false)
    expect(removeVpcBlock(inUse.topology, id, cidr('10.1.0.0/16')).ok).toBe(false)
    const shrunk = expectOk(removeVpcBlock(grown, id, cidr('10.1.0.0/16')))
    expect(shrunk.vpc[id]?.cidrBlocks).toEqual(['10.0.0.0/16'])
  })

  it('can be written anew', () => {
    const changed = expectOk(
      changeVpcBlock(topology, id, cidr('10.0.0.0/16'), cidr('172.16.0.0/20')),
    )
    expect(changed.vpc[id]?.cidrBlocks).toEqual(['172.16.0.0/20'])
  })
})

describe('the first IPv6 block', () => {
  it('opens the default ACL and the groups that nobody edited', () => {
    const { topology, id } = addVpc(EMPTY_TOPOLOGY)
    const web = addSecurityGroup(topology, id, { name: 'web-sg' })
    const dual = addVpcIpv6Block(web.topology, id)
    expect(resourcesOf(dual, 'networkAcl')[0]?.entries).toHaveLength(4)
    const open = resourcesOf(dual, 'securityGroup').map(({ egress }) => egress.length)
    expect(open).toEqual([2, 2])
  })

  it('leaves an edited default ACL as it is, so that IPv6 is denied (NACL-16)', () => {
    const { topology, id } = addVpc(EMPTY_TOPOLOGY)
    const [acl] = resourcesOf(topology, 'networkAcl')
    const edited = { ...topology, networkAcl: { [acl!.id]: { ...acl!, entries: [] } } }
    const dual = addVpcIpv6Block(edited, id)
    expect(resourcesOf(dual, 'networkAcl')[0]?.entries).toEqual([])
  })
})
