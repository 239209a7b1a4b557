import * as z from 'zod/mini'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import type { ReportBuilder } from '../report'
import { given, maybeIp, maybeText } from './rows'
import type { TopologyBuilder } from './topologyBuilder'

export const addressRow = z.object({
  AllocationId: maybeText,
  PublicIp: maybeIp,
  PrivateIpAddress: maybeIp,
  NetworkInterfaceId: maybeText,
  InstanceId: maybeText,
})

export type AddressRow = z.infer<typeof addressRow>

/** Puts an Elastic IP onto the private address that it is associated with (ADDR-05). */
export function applyAddress(
  row: AddressRow,
  builder: TopologyBuilder,
  report: ReportBuilder,
): void {
  const publicIp = given(row.PublicIp)
  if (!publicIp) return
  const id = given(row.AllocationId) ?? publicIp
  const associated = given(row.NetworkInterfaceId) ?? given(row.InstanceId)
  if (associated === undefined) {
    report.note('leftOut', 'Elastic IPs that are associated with nothing', id)
    return
  }
  const eni =
    builder.find('networkInterface', given(row.NetworkInterfaceId)) ??
    primaryOf(builder, given(row.InstanceId))
  const privateIp = given(row.PrivateIpAddress) ?? eni?.privateAddresses[0]?.address
  if (!eni || !privateIp) {
    report.note('leftOut', 'Elastic IPs of interfaces that are not listed', id)
    return
  }
  const own = eni.privateAddresses.find(({ address }) => address === privateIp)
  if (own?.publicIp !== undefined && own.publicIp !== publicIp) {
    const message = 'Addresses names another public address than the interface, which is kept'
    report.note('contradiction', message, id, eni.id)
    return
  }
  if (!own) {
    const message =
      'Addresses names a private address that its interface does not list; it is added'
    report.note('contradiction', message, id, eni.id)
  }
  const mapped = { address: privateIp, publicIp, elastic: true }
  builder.put({
    ...eni,
    privateAddresses: own
      ? eni.privateAddresses.map((known) => (known === own ? mapped : known))
      : [...eni.privateAddresses, mapped],
  })
}

function primaryOf(
  builder: TopologyBuilder,
  instanceId: string | undefined,
): NetworkInterface | undefined {
  if (instanceId === undefined) return undefined
  return builder
    .all('networkInterface')
    .find(({ attachment }) => attachment?.instanceId === instanceId && attachment.deviceIndex === 0)
}
