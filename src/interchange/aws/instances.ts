import * as z from 'zod/mini'
import { asId, type InstanceId } from '@/model/ids'
import { INSTANCE_STATES, type Instance } from '@/model/resources/instance'
import type { ReportBuilder } from '../report'
import {
  networkInterfaceRow,
  type InterfaceHints,
  type NetworkInterfaceRow,
} from './networkInterfaces'
import {
  given,
  idText,
  maybe,
  maybeFlag,
  maybeIp,
  maybeText,
  nameFrom,
  plainWord,
  rows,
  sameWord,
  tags,
} from './rows'

export const instanceRow = z.object({
  InstanceId: idText,
  InstanceType: maybeText,
  State: maybe(z.object({ Name: maybeText })),
  SubnetId: maybeText,
  VpcId: maybeText,
  PrivateIpAddress: maybeIp,
  PublicIpAddress: maybeIp,
  Ipv6Address: maybeIp,
  NetworkInterfaces: rows(networkInterfaceRow),
  SecurityGroups: rows(z.object({ GroupId: idText })),
  SourceDestCheck: maybeFlag,
  Platform: maybeText,
  PlatformDetails: maybeText,
  Placement: maybe(z.object({ AvailabilityZone: maybeText })),
  Tags: tags,
})

export type InstanceRow = z.infer<typeof instanceRow>

export function isTerminated(row: InstanceRow): boolean {
  return sameWord(row.State?.Name, 'terminated')
}

export function readInstance(row: InstanceRow, report: ReportBuilder): Instance {
  const platform = /windows/i.test(row.Platform ?? row.PlatformDetails ?? '') ? 'windows' : 'linux'
  const instanceType = given(row.InstanceType)
  return {
    kind: 'instance',
    id: asId<InstanceId>(row.InstanceId),
    name: nameFrom(row.Tags),
    state: readState(row, report),
    platform,
    ...(instanceType !== undefined && { instanceType }),
  }
}

function readState(row: InstanceRow, report: ReportBuilder): Instance['state'] {
  const word = given(row.State?.Name)
  const state = INSTANCE_STATES.find((known) => plainWord(known) === plainWord(word))
  if (state) return state
  const message =
    word === undefined
      ? 'Instances without a state are taken as running'
      : `Instance state "${word}" is not known and is taken as running`
  report.note(word === undefined ? 'assumed' : 'unknown', message, row.InstanceId)
  return 'running'
}

/** An interface row as the instance gives it, and what the instance itself adds to it. */
export interface InstanceInterface {
  readonly row: NetworkInterfaceRow
  readonly hints: InterfaceHints
}

/** The interfaces that the instance's own row describes (A7); one is made of it if it lists none. */
export function interfacesInRow(
  row: InstanceRow,
  report: ReportBuilder,
): readonly InstanceInterface[] {
  const nested = row.NetworkInterfaces ?? []
  if (nested.length === 0) return madeInterface(row, report)
  return nested.map((eni, index) => {
    // The list is not sorted; the primary one says so, or stands first where nobody does.
    const deviceIndex = eni.Attachment?.DeviceIndex ?? index
    return { row: eni, hints: hintsFor(row, deviceIndex) }
  })
}

function hintsFor(row: InstanceRow, deviceIndex: number): InterfaceHints {
  const isPrimary = deviceIndex === 0
  return {
    instanceId: row.InstanceId,
    deviceIndex,
    subnetId: isPrimary ? given(row.SubnetId) : undefined,
    sourceDestCheck: isPrimary ? (row.SourceDestCheck ?? undefined) : undefined,
    publicIp: isPrimary ? given(row.PublicIpAddress) : undefined,
    groupIds: isPrimary ? row.SecurityGroups?.map(({ GroupId }) => GroupId) : undefined,
  }
}

function madeInterface(row: InstanceRow, report: ReportBuilder): readonly InstanceInterface[] {
  if (given(row.SubnetId) === undefined) return []
  const id = `${row.InstanceId}/eni-0`
  report.note('assumed', 'Interfaces made from what their instance says', id)
  const made: NetworkInterfaceRow = {
    NetworkInterfaceId: id,
    PrivateIpAddress: row.PrivateIpAddress,
    Ipv6Address: row.Ipv6Address,
  }
  return [{ row: made, hints: hintsFor(row, 0) }]
}
