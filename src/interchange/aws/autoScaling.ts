import * as z from 'zod/mini'
import { asId, type SecurityGroupId } from '@/model/ids'
import type { AutoScalingGroup } from '@/model/resources/autoScalingGroup'
import { freeId, standing, type ServiceContext } from './managedServices'
import {
  given,
  idText,
  maybe,
  maybeCount,
  maybeFlag,
  maybeText,
  plainWord,
  rows,
  sameWord,
} from './rows'
import { idOf } from './topologyBuilder'

const templateReference = maybe(
  z.object({ LaunchTemplateId: maybeText, LaunchTemplateName: maybeText, Version: maybeText }),
)

export const autoScalingGroupRow = z.object({
  AutoScalingGroupName: idText,
  AutoScalingGroupARN: maybeText,
  Status: maybeText,
  /** Subnets in one text, with commas (A14). */
  VPCZoneIdentifier: maybeText,
  Instances: rows(z.object({ InstanceId: idText, LifecycleState: maybeText })),
  TargetGroupARNs: rows(idText),
  LoadBalancerNames: rows(idText),
  MinSize: maybeCount,
  DesiredCapacity: maybeCount,
  MaxSize: maybeCount,
  LaunchConfigurationName: maybeText,
  LaunchTemplate: templateReference,
  MixedInstancesPolicy: maybe(
    z.object({
      LaunchTemplate: maybe(z.object({ LaunchTemplateSpecification: templateReference })),
    }),
  ),
})

/** One version of a launch template. */
export const launchTemplateVersionRow = z.object({
  LaunchTemplateId: maybeText,
  LaunchTemplateName: maybeText,
  VersionNumber: maybeCount,
  DefaultVersion: maybeFlag,
  LaunchTemplateData: maybe(
    z.object({
      SecurityGroupIds: rows(idText),
      NetworkInterfaces: rows(
        z.object({
          DeviceIndex: maybeCount,
          Groups: rows(idText),
          AssociatePublicIpAddress: maybeFlag,
        }),
      ),
    }),
  ),
})

/** What came before launch templates. */
export const launchConfigurationRow = z.object({
  LaunchConfigurationName: idText,
  SecurityGroups: rows(idText),
  AssociatePublicIpAddress: maybeFlag,
})

export type AutoScalingGroupRow = z.infer<typeof autoScalingGroupRow>
type LaunchTemplateVersionRow = z.infer<typeof launchTemplateVersionRow>
type LaunchConfigurationRow = z.infer<typeof launchConfigurationRow>

export function isGoneAutoScalingGroup({ Status }: AutoScalingGroupRow): boolean {
  return sameWord(Status, 'Delete in progress')
}

interface FleetContext extends ServiceContext {
  readonly versions: readonly LaunchTemplateVersionRow[]
  readonly configurations: readonly LaunchConfigurationRow[]
}

/** Adds an Auto Scaling group; its instances are resources of their own. */
export function addAutoScalingGroup(row: AutoScalingGroupRow, context: FleetContext): void {
  const { builder } = context
  const name = row.AutoScalingGroupName
  const instanceIds = (row.Instances ?? [])
    .filter(({ LifecycleState }) => !plainWord(LifecycleState).startsWith('terminat'))
    .map(({ InstanceId }) => idOf('instance', InstanceId))
  const subnets = (given(row.VPCZoneIdentifier) ?? '').split(',').map((id) => id.trim())
  const desired = row.DesiredCapacity ?? instanceIds.length
  const launch = launchOf(row, instanceIds, context)
  builder.put({
    kind: 'autoScalingGroup',
    id: idOf(
      'autoScalingGroup',
      freeId(given(row.AutoScalingGroupARN) ?? name, 'Auto Scaling group', builder),
    ),
    name,
    ...standing(subnets, undefined, builder),
    instanceIds,
    targetGroupIds: (row.TargetGroupARNs ?? []).map((arn) => idOf('targetGroup', arn)),
    capacity: {
      min: row.MinSize ?? 0,
      desired,
      max: row.MaxSize ?? Math.max(desired, row.MinSize ?? 0),
    },
    ...(launch && { launch }),
  })
}

/** What the launch template gives a new instance; its system is that of the ones it made. */
function launchOf(
  row: AutoScalingGroupRow,
  instanceIds: readonly string[],
  { builder, report, versions, configurations }: FleetContext,
): AutoScalingGroup['launch'] {
  const groupsAndAddress = fromTemplate(row, versions) ?? fromConfiguration(row, configurations)
  if (!groupsAndAddress) {
    const message = 'Auto Scaling groups whose launch template is not given'
    report.note('incomplete', message, row.AutoScalingGroupName)
    return undefined
  }
  const made = instanceIds.map((id) => builder.find('instance', id)).find(Boolean)
  if (!made) {
    const message = 'Auto Scaling groups whose instances are taken to run Linux'
    report.note('assumed', message, row.AutoScalingGroupName)
  }
  const { groups, publicIp } = groupsAndAddress
  return {
    platform: made?.platform ?? 'linux',
    securityGroupIds: groups.map((id) => asId<SecurityGroupId>(id)),
    ...(typeof publicIp === 'boolean' && { associatePublicIp: publicIp }),
  }
}

interface Launched {
  readonly groups: readonly string[]
  readonly publicIp: boolean | null | undefined
}

function fromTemplate(
  row: AutoScalingGroupRow,
  versions: readonly LaunchTemplateVersionRow[],
): Launched | undefined {
  const named =
    row.LaunchTemplate ?? row.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification
  const id = given(named?.LaunchTemplateId)
  const name = given(named?.LaunchTemplateName)
  if (id === undefined && name === undefined) return undefined
  const own = versions.filter((version) =>
    id === undefined ? version.LaunchTemplateName === name : version.LaunchTemplateId === id,
  )
  const data = versionOf(own, given(named?.Version) ?? '$Default')?.LaunchTemplateData
  if (!data) return undefined
  const interfaces = data.NetworkInterfaces ?? []
  const primary = interfaces.find(({ DeviceIndex }) => (DeviceIndex ?? 0) === 0)
  return {
    groups: primary?.Groups ?? data.SecurityGroupIds ?? [],
    publicIp: primary?.AssociatePublicIpAddress,
  }
}

function versionOf(
  versions: readonly LaunchTemplateVersionRow[],
  wanted: string,
): LaunchTemplateVersionRow | undefined {
  if (wanted === '$Default') return versions.find(({ DefaultVersion }) => DefaultVersion === true)
  const newest = versions.toSorted((a, b) => (b.VersionNumber ?? 0) - (a.VersionNumber ?? 0))
  if (wanted === '$Latest') return newest[0]
  return versions.find(({ VersionNumber }) => String(VersionNumber) === wanted)
}

function fromConfiguration(
  row: AutoScalingGroupRow,
  configurations: readonly LaunchConfigurationRow[],
): Launched | undefined {
  const name = given(row.LaunchConfigurationName)
  const own = configurations.find(({ LaunchConfigurationName }) => LaunchConfigurationName === name)
  return own && { groups: own.SecurityGroups ?? [], publicIp: own.AssociatePublicIpAddress }
}
