import { describe, expect, it } from 'vitest'
import { read, snapshotWith, topologyFrom } from '@/testing/awsSnapshots'

describe('VPCs and subnets', () => {
  it('have all blocks in force, the primary one first, and the region of their zones (VPC-13)', () => {
    const { topology, report } = read(
      snapshotWith({
        Vpcs: [
          {
            VpcId: 'vpc-1',
            CidrBlock: '10.0.0.0/16',
            CidrBlockAssociationSet: [
              { CidrBlock: '10.9.0.0/16', CidrBlockState: { State: 'associated' } },
              { CidrBlock: '10.8.0.0/16', CidrBlockState: { State: 'disassociating' } },
              { CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' } },
            ],
            Ipv6CidrBlockAssociationSet: [
              { Ipv6CidrBlock: '2001:db8::/56', Ipv6CidrBlockState: { State: 'associated' } },
            ],
            BlockPublicAccessStates: { InternetGatewayBlockMode: 'block-ingress' },
          },
        ],
      }),
    )
    expect(topology.vpc['vpc-1']).toMatchObject({
      region: 'eu-central-1',
      cidrBlocks: ['10.0.0.0/16', '10.9.0.0/16'],
      ipv6CidrBlocks: ['2001:db8::/56'],
      blockPublicAccess: 'block-ingress',
    })
    expect(report.notes.find(({ kind }) => kind === 'leftOut')?.ids).toEqual(['10.8.0.0/16'])
  })

  it('a subnet may have IPv6 alone', () => {
    const ipv6 = { Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'associated' } }
    const row = { SubnetId: 'subnet-1', VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [ipv6] }
    const subnet = topologyFrom({ Subnets: [row] }).subnet['subnet-1']
    expect(subnet?.cidrBlock).toBeUndefined()
    expect(subnet?.ipv6CidrBlock).toBe('2001:db8::/64')
  })
})
