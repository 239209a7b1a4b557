import type { NetworkInterfaceId } from '@/model/ids'
import { addressesOf, findOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { ResourceLink } from './ResourceLink'

/** The interfaces of a service, each with its addresses, on the way to their own inspectors. */
export function InterfaceLines({ ids }: { readonly ids: readonly NetworkInterfaceId[] }) {
  const topology = useTopology()
  const known = ids.flatMap((id) => findOf(topology, 'networkInterface', id) ?? [])
  if (known.length === 0) {
    return <p className="text-[12px] text-muted">{strings.services.noInterface}</p>
  }
  return (
    <ul className="flex flex-col gap-1.5">
      {known.map((eni) => (
        <li key={eni.id} className="flex items-start gap-2 text-[12px]">
          <ResourceLink id={eni.subnetId} />
          <span className="flex min-w-0 flex-col pt-px font-mono text-muted">
            {[
              ...addressesOf(eni),
              ...eni.privateAddresses.flatMap(({ publicIp }) => publicIp ?? []),
            ].map((address) => (
              <span key={address} className="truncate">
                {address}
              </span>
            ))}
          </span>
          <span className="ml-auto flex-none">
            <ResourceLink id={eni.id} />
          </span>
        </li>
      ))}
    </ul>
  )
}
