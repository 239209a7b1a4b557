import { familyOf, isPrivateAddress, parseIp, type IpAddress } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import { INTERNET_HOST_ROLES } from '@/model/resources/internetHost'
import { labelOf, resourcesOf, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Select } from '@/ui/Select'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

const words = strings.machines.host

export function InternetHostInspector({ resource }: InspectorProps<'internetHost'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const others = takenAddresses(topology, resource.id)
  return (
    <>
      <Section title={words.title} about={words.about}>
        <Select
          label={words.role}
          help={fieldHelp('hostRole')}
          hint={words.roleHint}
          value={resource.role}
          options={INTERNET_HOST_ROLES.map((role) => ({ value: role, label: words.roles[role] }))}
          onCommit={(role) => {
            editResource(words.roleOf(name), 'internetHost', resource.id, { role })
          }}
        />
        <ParsedField
          label={words.ipv4}
          help={fieldHelp('hostAddress')}
          mono
          placeholder="198.51.100.7"
          value={resource.address ?? ''}
          parse={(text) => readAddress(text, 4, others, resource.ipv6Address)}
          onCommit={(address) => {
            editResource(words.addressOf(name), 'internetHost', resource.id, { address })
            return undefined
          }}
        />
        <ParsedField
          label={words.ipv6}
          help={fieldHelp('hostAddress')}
          mono
          placeholder="2001:db8:100::7"
          value={resource.ipv6Address ?? ''}
          parse={(text) => readAddress(text, 6, others, resource.address)}
          onCommit={(ipv6Address) => {
            editResource(words.ipv6Of(name), 'internetHost', resource.id, { ipv6Address })
            return undefined
          }}
        />
      </Section>
      <Section title={strings.inspector.notes}>
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
    return otherFamily === undefined ? fail(words.needsAddress) : ok(undefined)
  }
  const address = parseIp(text)
  if (!address.ok) return address
  if (familyOf(address.value) !== family) {
    return fail(words.notOfFamily(address.value, family))
  }
  if (isPrivateAddress(address.value)) {
    return fail(words.isPrivate(address.value))
  }
  return others.has(address.value) ? fail(words.taken(address.value)) : address
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
