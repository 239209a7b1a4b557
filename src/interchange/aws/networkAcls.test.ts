import { describe, expect, it } from 'vitest'
import { networkAclOf } from '@/model/topology'
import { type Json, noted, topologyFrom } from '@/testing/awsSnapshots'

function subnetAcl(NetworkAcls: readonly Json[]) {
  const topology = topologyFrom({ NetworkAcls })
  return networkAclOf(topology, topology.subnet['subnet-1']!)?.id
}

describe('network ACLs', () => {
  const entry = { Egress: false, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' }
  it.each<readonly [row: Json, traffic: Json]>([
    [{ Protocol: '-1' }, { protocol: 'all' }],
    [{ Protocol: '6' }, { protocol: 'tcp', ports: { from: 0, to: 65535 } }],
    [
      { Protocol: '17', PortRange: { From: 53, To: 53 } },
      { protocol: 'udp', ports: { from: 53, to: 53 } },
    ],
    [
      { Protocol: '1', IcmpTypeCode: { Type: 3, Code: 4 } },
      { protocol: 'icmp', type: 3, code: 4 },
    ],
    [{ Protocol: '1' }, { protocol: 'icmp', type: -1, code: -1 }],
    [{ Protocol: '50', PortRange: { From: 1, To: 2 } }, { protocol: 50 }],
  ])('read the traffic of %j', (row, traffic) => {
    const Entries = [{ ...entry, RuleNumber: 100, ...row }]
    const acl = { NetworkAclId: 'acl-1', VpcId: 'vpc-1', IsDefault: true, Entries }
    const { networkAcl } = topologyFrom({ NetworkAcls: [acl] })
    expect(networkAcl['acl-1']?.entries[0]?.traffic).toEqual(traffic)
  })

  it('end with * without it being among their entries', () => {
    const last = [32767, 32768].map((RuleNumber) => ({
      ...entry,
      RuleNumber,
      RuleAction: 'deny',
      Protocol: '-1',
    }))
    const acl = { NetworkAclId: 'acl-1', VpcId: 'vpc-1', IsDefault: true, Entries: last }
    expect(topologyFrom({ NetworkAcls: [acl] }).networkAcl['acl-1']?.entries).toEqual([])
  })

  it('guard a subnet by association, by default, or not at all', () => {
    const own = {
      NetworkAclId: 'acl-own',
      VpcId: 'vpc-1',
      IsDefault: false,
      Associations: [{ SubnetId: 'subnet-1' }],
      Entries: [],
    }
    const standard = { NetworkAclId: 'acl-1', VpcId: 'vpc-1', IsDefault: true, Entries: [] }
    expect(subnetAcl([own, standard])).toBe('acl-own')
    expect(subnetAcl([standard])).toBe('acl-1')
    expect(subnetAcl([])).toBeUndefined()
    expect(noted({ NetworkAcls: [] }, 'assumed')).toContain('subnet-1')
  })
})
