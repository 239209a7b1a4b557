import type { AwsSnapshotJson } from './aws/awsSnapshot'
import { instanceOf } from './network'
import type { Opener } from './walk/connection'

export type PortRange = readonly [from: number, to: number]

/** Linux and managed interfaces 32768–60999, Windows 49152–65535, hosts elsewhere 1024–65535. */
export function portsOfOpener(snapshot: AwsSnapshotJson, opener: Opener): PortRange {
  // NACL-22, MNG-04: functions have the wide range too.
  const isFunction =
    opener.kind === 'interface' && opener.networkInterface.InterfaceType === 'lambda'
  if (opener.kind !== 'interface' || isFunction) return [1024, 65535]
  return instanceOf(snapshot, opener.networkInterface)?.Platform?.toLowerCase() === 'windows'
    ? [49152, 65535]
    : [32768, 60999]
}

/** Every port at which some rule of the snapshot starts or has just ended to apply, in order. */
export function portBoundaries(snapshot: AwsSnapshotJson): number[] {
  const ports = new Set<number>()
  for (const acl of snapshot.NetworkAcls) {
    for (const { PortRange } of acl.Entries) {
      if (PortRange) ports.add(PortRange.From).add(PortRange.To + 1)
    }
  }
  for (const group of snapshot.SecurityGroups) {
    for (const { FromPort, ToPort } of [...group.IpPermissions, ...group.IpPermissionsEgress]) {
      if (FromPort !== undefined) ports.add(FromPort)
      if (ToPort !== undefined) ports.add(ToPort + 1)
    }
  }
  return [...ports].toSorted((a, b) => a - b)
}

/** A range cut into pieces within which every port fares alike. */
export function split([from, to]: PortRange, boundaries: readonly number[]): PortRange[] {
  const starts = [from, ...boundaries.filter((port) => from < port && port <= to)]
  return starts.map((start, index) => [start, (starts[index + 1] ?? to + 1) - 1])
}

/** Neighbouring pieces put together again. */
export function join(ranges: readonly PortRange[]): PortRange[] {
  const joined: PortRange[] = []
  for (const [from, to] of ranges) {
    const last = joined.at(-1)
    if (last && last[1] + 1 === from) joined[joined.length - 1] = [last[0], to]
    else joined.push([from, to])
  }
  return joined
}
