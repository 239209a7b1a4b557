import type { InternetHostId } from '../ids'
import type { IpAddress } from '../ip'
import type { InternetHost } from '../resources/internetHost'
import { withResources, type Topology } from '../topology'
import type { Created } from './edit'
import { uniqueName } from './names'
import { newId } from './newId'
import { proposePublicAddress } from './proposals'

const ROLE_NAMES: Readonly<Record<InternetHost['role'], string>> = {
  home: 'Home',
  office: 'Office',
  scanner: 'Scanner',
  website: 'Website',
  server: 'Server',
}

export interface InternetHostOptions {
  readonly name?: string
  readonly address?: IpAddress
  readonly ipv6Address?: IpAddress
}

/** A host on the internet, with a public address that nothing else has. */
export function addInternetHost(
  topology: Topology,
  role: InternetHost['role'] = 'home',
  options: InternetHostOptions = {},
): Created<InternetHostId> {
  const { name = ROLE_NAMES[role], ipv6Address } = options
  const proposed = ipv6Address ? undefined : proposePublicAddress(topology)
  const address = options.address ?? proposed
  const id = newId(topology, 'internetHost')
  const host: InternetHost = {
    kind: 'internetHost',
    id,
    name: uniqueName(topology, name),
    role,
    ...(address ? { address } : {}),
    ...(ipv6Address ? { ipv6Address } : {}),
  }
  return { topology: withResources(topology, host), id }
}
