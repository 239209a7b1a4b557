import { familyOf, isPrivateAddress, parseIp, type IpAddress } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import { INTERNET_HOST_ROLES } from '@/model/resources/internetHost'
import { labelOf, resourcesOf, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Select } from '@/ui/Select'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

const ROLE_LABELS = {
  home: 'Home',
  office: 'Office',
  scanner: 'Scanner',
  website: 'Website',
  server: 'Server',
} as const

export function InternetHostInspector({ resource }: InspectorProps<'internetHost'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const others = takenAddresses(topology, resource.id)
  return (
    <>
      <Section
        title="On the internet"
        about="It answers everything, and sends from the ephemeral ports of its system."
      >
        <Select
          label="Role"
          help={fieldHelp('hostRole')}
          hint="Only how it is drawn."
          value={resource.role}
          options={INTERNET_HOST_ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
          onCommit={(role) => {
            editResource(`Role of ${name}`, 'internetHost', resource.id, { role })
          }}
        />
        <ParsedField
          label="IPv4 address"
          help={fieldHelp('hostAddress')}
          mono
          placeholder="198.51.100.7"
          value={resource.address ?? ''}
          parse={(text) => readAddress(text, 4, others, resource.ipv6Address)}
          onCommit={(address) => {
            editResource(`Address of ${name}`, 'internetHost', resource.id, { address })
            return undefined
          }}
        />
        <ParsedField
          label="IPv6 address"
          help={fieldHelp('hostAddress')}
          mono
          placeholder="2001:db8:100::7"
          value={resource.ipv6Address ?? ''}
          parse={(text) => readAddress(text, 6, others, resource.address)}
          onCommit={(ipv6Address) => {
            editResource(`IPv6 address of ${name}`, 'internetHost', resource.id, { ipv6Address })
            return undefined
          }}
        />
      </Section>
      <Section title="Notes">
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

/** A public address that nothing else has; empty takes it away while the other family stays. */
function readAddress(
  text: string,
  family: 4 | 6,
  others: ReadonlySet<IpAddress>,
  otherFamily: IpAddress | undefined,
): Result<IpAddress | undefined> {
  if (text.trim() === '') {
    return otherFamily === undefined ? fail('A host needs an address') : ok(undefined)
  }
  const address = parseIp(text)
  if (!address.ok) return address
  if (familyOf(address.value) !== family) {
    return fail(`${address.value} is not an IPv${String(family)} address`)
  }
  if (isPrivateAddress(address.value)) {
    return fail(`${address.value} is private; the internet carries public addresses only`)
  }
  return others.has(address.value) ? fail(`${address.value} is taken already`) : address
}

function takenAddresses(topology: Topology, id: string): ReadonlySet<IpAddress> {
  const hosts = resourcesOf(topology, 'internetHost').filter((host) => host.id !== id)
  return new Set([
    ...hosts.flatMap(({ address, ipv6Address }) =>
      [address, ipv6Address].filter((item) => item !== undefined),
    ),
    ...resourcesOf(topology, 'networkInterface').flatMap(({ privateAddresses }) =>
      privateAddresses.flatMap(({ publicIp }) => publicIp ?? []),
    ),
  ])
}
