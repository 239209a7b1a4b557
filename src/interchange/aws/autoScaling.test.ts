import { describe, expect, it } from 'vitest'
import { faultIn, instanceRow, type Json, noted, topologyFrom } from '@/testing/awsSnapshots'

const ARN = 'arn:aws:autoscaling:eu-central-1:1:autoScalingGroup:u:autoScalingGroupName/web'
const TARGETS = 'arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/web/1'

function fleet(about: Json = {}): Json {
  return {
    AutoScalingGroupName: 'web',
    AutoScalingGroupARN: ARN,
    LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web', Version: '$Latest' },
    MinSize: 1,
    MaxSize: 4,
    DesiredCapacity: 2,
    VPCZoneIdentifier: 'subnet-1, subnet-2',
    TargetGroupARNs: [TARGETS],
    LoadBalancerNames: [],
    Instances: [
      { InstanceId: 'i-1', AvailabilityZone: 'eu-central-1a', LifecycleState: 'InService' },
      { InstanceId: 'i-2', AvailabilityZone: 'eu-central-1a', LifecycleState: 'Terminating:Wait' },
    ],
    ...about,
  }
}

function version(VersionNumber: number, LaunchTemplateData: Json, DefaultVersion = false): Json {
  return {
    LaunchTemplateId: 'lt-1',
    LaunchTemplateName: 'web',
    VersionNumber,
    DefaultVersion,
    LaunchTemplateData,
  }
}

const LaunchTemplateVersions = [
  version(1, { SecurityGroupIds: ['sg-1'] }, true),
  version(10, {
    NetworkInterfaces: [
      { DeviceIndex: 1, Groups: ['sg-9'] },
      { DeviceIndex: 0, Groups: ['sg-2'], AssociatePublicIpAddress: true },
    ],
  }),
  version(9, { SecurityGroupIds: ['sg-3'] }),
]

function launchOf(about: Json, lists: Json = { LaunchTemplateVersions }) {
  return topologyFrom({ AutoScalingGroups: [fleet(about)], ...lists }).autoScalingGroup[ARN]?.launch
}

describe('Auto Scaling groups', () => {
  it('name their subnets, instances, target groups and what they launch', () => {
    const Reservations = [{ Instances: [{ ...instanceRow, Platform: 'windows' }] }]
    const lists = { AutoScalingGroups: [fleet()], LaunchTemplateVersions, Reservations }
    expect(topologyFrom(lists).autoScalingGroup[ARN]).toEqual({
      kind: 'autoScalingGroup',
      id: ARN,
      name: 'web',
      vpcId: 'vpc-1',
      subnetIds: ['subnet-1', 'subnet-2'],
      instanceIds: ['i-1'],
      targetGroupIds: [TARGETS],
      capacity: { min: 1, desired: 2, max: 4 },
      launch: { platform: 'windows', securityGroupIds: ['sg-2'], associatePublicIp: true },
    })
  })

  it.each([
    ['$Latest', ['sg-2']],
    ['$Default', ['sg-1']],
    ['9', ['sg-3']],
    [undefined, ['sg-1']],
  ])('launch by version %s of their template', (Version, groups) => {
    const LaunchTemplate = { LaunchTemplateName: 'web', Version }
    expect(launchOf({ LaunchTemplate })?.securityGroupIds).toEqual(groups)
  })

  it('launch by the template of a mixed policy, or by a launch configuration', () => {
    const LaunchTemplateSpecification = { LaunchTemplateId: 'lt-1', Version: '9' }
    const MixedInstancesPolicy = { LaunchTemplate: { LaunchTemplateSpecification } }
    expect(launchOf({ LaunchTemplate: undefined, MixedInstancesPolicy })?.securityGroupIds).toEqual(
      ['sg-3'],
    )
    const LaunchConfigurations = [
      {
        LaunchConfigurationName: 'web-1',
        SecurityGroups: ['sg-1'],
        AssociatePublicIpAddress: false,
      },
    ]
    const about = { LaunchTemplate: null, LaunchConfigurationName: 'web-1' }
    expect(launchOf(about, { LaunchConfigurations })).toEqual({
      platform: 'linux',
      securityGroupIds: ['sg-1'],
      associatePublicIp: false,
    })
  })

  it('do not know what they launch when the template is not given, and say so', () => {
    expect(launchOf({}, {})).toBeUndefined()
    expect(launchOf({ LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '7' } })).toBeUndefined()
    expect(noted({ AutoScalingGroups: [fleet()] }, 'incomplete')).toContain('web')
  })

  it('name instances, subnets, groups and target groups that nothing describes', () => {
    const { instance, subnet, securityGroup, targetGroup } = topologyFrom({
      AutoScalingGroups: [fleet()],
      LaunchTemplateVersions,
    })
    const stub = { stub: true }
    expect(instance['i-1']).toMatchObject(stub)
    expect(subnet['subnet-2']).toMatchObject(stub)
    expect(securityGroup['sg-2']).toMatchObject(stub)
    expect(targetGroup[TARGETS]).toMatchObject({ ...stub, targetsKnown: false })
  })

  it('of one name in two Regions are two; one that is being deleted is left out', () => {
    const far = fleet({ AutoScalingGroupARN: 'arn:far' })
    const gone = fleet({ AutoScalingGroupARN: 'arn:gone', Status: 'Delete in progress' })
    const lists = { AutoScalingGroups: [fleet(), far, gone] }
    expect(Object.keys(topologyFrom(lists).autoScalingGroup)).toEqual([ARN, 'arn:far'])
    expect(noted(lists, 'leftOut')).toEqual(['arn:gone'])
  })

  it.each<readonly [Json, string]>([
    [
      { AutoScalingGroups: [{ MinSize: 1 }] },
      'AutoScalingGroups[0].AutoScalingGroupName is missing; expected text',
    ],
    [
      { AutoScalingGroups: [fleet({ MinSize: '1' })] },
      'AutoScalingGroups[0].MinSize is "1"; expected a number',
    ],
    [
      { AutoScalingGroups: [fleet({ VPCZoneIdentifier: ['subnet-1'] })] },
      'AutoScalingGroups[0].VPCZoneIdentifier is a list; expected text',
    ],
    [
      { LaunchTemplateVersions: [version(1, { SecurityGroupIds: 'sg-1' })] },
      'LaunchTemplateVersions[0].LaunchTemplateData.SecurityGroupIds is "sg-1"; expected a list',
    ],
  ])('of a wrong shape are refused: %j', (value, message) => {
    expect(faultIn(value)).toBe(message)
  })
})
