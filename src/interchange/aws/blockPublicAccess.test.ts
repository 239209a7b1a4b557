import { describe, expect, it } from 'vitest'
import { noted, topologyFrom, type Json } from '@/testing/awsSnapshots'

function states(InternetGatewayBlockMode: string): Json {
  return { BlockPublicAccessStates: { InternetGatewayBlockMode } }
}

/** A VPC and a subnet, with what their rows say of the mode. */
function rows(vpc: Json, subnet: Json, lists: Json = {}): Json {
  return {
    Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', ...vpc }],
    Subnets: [
      {
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        AvailabilityZone: 'eu-central-1a',
        CidrBlock: '10.0.1.0/24',
        ...subnet,
      },
    ],
    ...lists,
  }
}

function found(lists: Json) {
  const { vpc, subnet } = topologyFrom(lists)
  return [
    vpc['vpc-1']?.blockPublicAccess,
    vpc['vpc-1']?.blockPublicAccessExclusion,
    subnet['subnet-1']?.blockPublicAccessExclusion,
  ]
}

const options = (mode: string, AwsRegion = 'eu-central-1'): Json => ({
  AwsAccountId: '123456789012',
  AwsRegion,
  State: 'update-complete',
  InternetGatewayBlockMode: mode,
  ExclusionsAllowed: 'allowed',
})

const exclusion = (resource: string, mode: string, State = 'create-complete'): Json => ({
  ExclusionId: `vpcbpa-exclude-${resource}`,
  InternetGatewayExclusionMode: mode,
  ResourceArn: `arn:aws:ec2:eu-central-1:123456789012:${resource}`,
  State,
})

describe('Block Public Access (BPA-01)', () => {
  it.each<readonly [string, Json, readonly unknown[]]>([
    ['is off in both', rows(states('off'), states('off')), ['off', undefined, undefined]],
    [
      'is on in both',
      rows(states('block-bidirectional'), states('block-bidirectional')),
      ['block-bidirectional', undefined, undefined],
    ],
    [
      'leaves a subnet wholly open (BPA-04)',
      rows(states('block-bidirectional'), states('off')),
      ['block-bidirectional', undefined, 'allow-bidirectional'],
    ],
    [
      'leaves a subnet open outward',
      rows(states('block-bidirectional'), states('block-ingress')),
      ['block-bidirectional', undefined, 'allow-egress'],
    ],
    [
      'leaves a subnet open under ingress-only blocking',
      rows(states('block-ingress'), states('off')),
      ['block-ingress', undefined, 'allow-bidirectional'],
    ],
    [
      'is told by the account alone, as the one object that the command prints',
      rows({}, {}, { VpcBlockPublicAccessOptions: options('block-ingress') }),
      ['block-ingress', undefined, undefined],
    ],
    [
      'is told by the account, and the VPC is excluded',
      rows(states('off'), states('off'), {
        VpcBlockPublicAccessOptions: [options('block-bidirectional')],
      }),
      ['block-bidirectional', 'allow-bidirectional', undefined],
    ],
    [
      'is told of another Region',
      rows({}, {}, { VpcBlockPublicAccessOptions: options('block-ingress', 'us-east-1') }),
      ['off', undefined, undefined],
    ],
    [
      'is told by a subnet alone',
      rows({}, states('block-ingress')),
      ['block-ingress', undefined, undefined],
    ],
  ])('%s', (_, lists, expected) => {
    expect(found(lists)).toEqual(expected)
  })

  it('has exclusions that are listed, for VPCs and subnets (BPA-04)', () => {
    const lists = rows(states('block-bidirectional'), states('block-bidirectional'), {
      VpcBlockPublicAccessExclusions: [
        exclusion('vpc/vpc-1', 'allow-egress'),
        exclusion('subnet/subnet-1', 'allow-bidirectional'),
      ],
    })
    expect(found(lists)).toEqual(['block-bidirectional', 'allow-egress', 'allow-bidirectional'])
  })

  it.each(['create-in-progress', 'create-failed', 'delete-complete', 'disable-complete'])(
    'has no exclusion in state %s',
    (state) => {
      const lists = rows(
        states('block-bidirectional'),
        {},
        {
          VpcBlockPublicAccessExclusions: [exclusion('vpc/vpc-1', 'allow-egress', state)],
        },
      )
      expect(found(lists)).toEqual(['block-bidirectional', undefined, undefined])
      expect(noted(lists, 'leftOut')).toEqual(['vpcbpa-exclude-vpc/vpc-1'])
    },
  )

  it('says what it does not understand', () => {
    const lists = rows(states('block-bidirectional'), states('sideways'), {
      VpcBlockPublicAccessExclusions: [
        exclusion('vpc/vpc-1', 'allow-everything'),
        exclusion('vpc/vpc-far', 'allow-egress'),
      ],
    })
    expect(found(lists)).toEqual(['block-bidirectional', undefined, undefined])
    expect(noted(lists, 'unknown')).toEqual([
      'subnet-1',
      'vpcbpa-exclude-vpc/vpc-1',
      'vpcbpa-exclude-vpc/vpc-far',
    ])
  })

  it('keeps the mode of the VPC where others contradict it', () => {
    const stricter = rows(states('block-ingress'), states('block-bidirectional'), {
      VpcBlockPublicAccessOptions: options('off'),
    })
    expect(found(stricter)).toEqual(['block-ingress', undefined, undefined])
    expect(noted(stricter, 'contradiction')).toEqual(['vpc-1', 'subnet-1'])
  })
})
