import { describe, expect, it } from 'vitest'
import { groupWith, type Json, noted, topologyFrom } from '@/testing/awsSnapshots'

describe('security groups', () => {
  it('make one rule of each source of an entry (SG-03)', () => {
    const ingress = topologyFrom(
      groupWith({
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            IpRanges: [{ CidrIp: '10.0.0.7/8', Description: 'inside' }, { CidrIp: '0.0.0.0/0' }],
            Ipv6Ranges: [{ CidrIpv6: '::/0' }],
            PrefixListIds: [{ PrefixListId: 'pl-1' }],
            UserIdGroupPairs: [{ GroupId: 'sg-1' }],
          },
        ],
      }),
    ).securityGroup['sg-1']?.ingress
    expect(ingress?.map(({ id, peer }) => ({ id, peer }))).toEqual([
      { id: 'sg-1/ingress/0', peer: { kind: 'cidr', cidr: '10.0.0.0/8' } },
      { id: 'sg-1/ingress/1', peer: { kind: 'cidr', cidr: '0.0.0.0/0' } },
      { id: 'sg-1/ingress/2', peer: { kind: 'cidr', cidr: '::/0' } },
      { id: 'sg-1/ingress/3', peer: { kind: 'prefixList', prefixListId: 'pl-1' } },
      { id: 'sg-1/ingress/4', peer: { kind: 'securityGroup', securityGroupId: 'sg-1' } },
    ])
    expect(ingress?.[0]?.description).toBe('inside')
  })

  it.each<readonly [row: Json, traffic: Json]>([
    [{ IpProtocol: '-1', FromPort: 22, ToPort: 22 }, { protocol: 'all' }],
    [
      { IpProtocol: '6', FromPort: 1, ToPort: 2 },
      { protocol: 'tcp', ports: { from: 1, to: 2 } },
    ],
    [
      { IpProtocol: 'udp', FromPort: -1, ToPort: -1 },
      { protocol: 'udp', ports: { from: 0, to: 65535 } },
    ],
    [
      { IpProtocol: 'icmp', FromPort: 8, ToPort: -1 },
      { protocol: 'icmp', type: 8, code: -1 },
    ],
    [
      { IpProtocol: 'icmp', FromPort: -1, ToPort: 3 },
      { protocol: 'icmp', type: -1, code: -1 },
    ],
    [{ IpProtocol: 'icmpv6' }, { protocol: 'icmpv6', type: -1, code: -1 }],
    [{ IpProtocol: '50' }, { protocol: 50 }],
    [{ IpProtocol: 50, FromPort: 3, ToPort: 4 }, { protocol: 50 }],
  ])('read the traffic of %j', (row, traffic) => {
    const permission = { ...row, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
    const group = topologyFrom(groupWith({ IpPermissions: [permission] })).securityGroup['sg-1']
    expect(group?.ingress[0]?.traffic).toEqual(traffic)
  })

  it('let nothing out with an empty list and everything without one', () => {
    const silent = topologyFrom(groupWith({ IpPermissions: [], IpPermissionsEgress: [] }))
    expect(silent.securityGroup['sg-1']?.egress).toEqual([])
    const partial = groupWith({ IpPermissions: [] })
    expect(topologyFrom(partial).securityGroup['sg-1']?.egress[0]?.traffic).toEqual({
      protocol: 'all',
    })
    expect(noted(partial, 'assumed')).toContain('sg-1')
  })

  const ruleRow = {
    SecurityGroupRuleId: 'sgr-1',
    GroupId: 'sg-1',
    IsEgress: false,
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    CidrIpv4: '0.0.0.0/0',
  }
  const sameRule = {
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  }

  it('take the ids of the rules file and never add up both files', () => {
    const lists = {
      ...groupWith({ IpPermissions: [sameRule], IpPermissionsEgress: [] }),
      SecurityGroupRules: [ruleRow],
    }
    const ids = topologyFrom(lists).securityGroup['sg-1']?.ingress.map(({ id }) => id)
    expect(ids).toEqual(['sgr-1'])
  })

  it('keep their own rules when the rules file says otherwise, and say so', () => {
    const lists = {
      ...groupWith({ IpPermissions: [sameRule, { ...sameRule, FromPort: 80 }] }),
      SecurityGroupRules: [ruleRow],
    }
    expect(topologyFrom(lists).securityGroup['sg-1']?.ingress).toHaveLength(2)
    expect(noted(lists, 'contradiction')).toContain('sg-1')
  })

  it('can be known by the rules file alone', () => {
    const lists = { SecurityGroups: [], SecurityGroupRules: [ruleRow] }
    expect(topologyFrom(lists).securityGroup['sg-1']?.ingress).toHaveLength(1)
  })

  it.each([
    ['active', undefined],
    ['deleted', true],
  ])('mark a reference over a peering that is %s', (PeeringStatus, stale) => {
    const pair = {
      GroupId: 'sg-far',
      VpcId: 'vpc-2',
      VpcPeeringConnectionId: 'pcx-1',
      PeeringStatus,
    }
    const permission = { IpProtocol: '-1', UserIdGroupPairs: [pair] }
    const { securityGroup } = topologyFrom(groupWith({ IpPermissions: [permission] }))
    expect(securityGroup['sg-1']?.ingress[0]?.peer).toMatchObject(stale ? { stale } : {})
    // The far group is a stub in the far VPC, unless nothing can refer to it any more.
    expect(securityGroup['sg-far']?.vpcId).toBe(stale ? undefined : 'vpc-2')
  })

  it('may serve further VPCs (SG-45), as long as the association is in force', () => {
    const association = (VpcId: string, State: string) => ({
      GroupId: 'sg-1',
      VpcId,
      VpcOwnerId: '123456789012',
      State,
    })
    const lists = {
      SecurityGroupVpcAssociations: [
        association('vpc-2', 'associated'),
        association('vpc-3', 'association-failed'),
        association('vpc-4', 'disassociation-failed'),
      ],
    }
    const topology = topologyFrom(lists)
    expect(topology.securityGroup['sg-1']?.associatedVpcIds).toEqual(['vpc-2', 'vpc-4'])
    expect(topology.vpc['vpc-2']?.stub).toBe(true)
    expect(noted(lists, 'leftOut')).toEqual(['sg-1', 'vpc-3'])
  })
})
