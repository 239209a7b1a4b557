import { useState } from 'react'
import { updateResource } from '@/model/edits/edit'
import { formatPortRange, parsePortRange } from '@/model/ports'
import type { Instance, Service } from '@/model/resources/instance'
import { strings } from '@/strings/strings'
import { editTopology } from '@/store/diagramStore'
import { Chip } from '@/ui/Chip'
import { Combobox } from '@/ui/Combobox'
import { fieldHelp } from '../../fieldHelp'
import { Section } from '../fields/Section'
import { SharedSelect } from './SharedSelect'
import { sharedValue } from './sharedValue'

const words = strings.several

const COMMON = [
  { name: 'SSH', port: '22' },
  { name: 'HTTP', port: '80' },
  { name: 'HTTPS', port: '443' },
  { name: 'App', port: '8080' },
  { name: 'MySQL', port: '3306' },
  { name: 'PostgreSQL', port: '5432' },
  { name: 'RDP', port: '3389' },
] as const

interface ServicesFormProps {
  readonly instances: readonly Instance[]
  /** `3 instances` */
  readonly what: string
}

/** What listens on several instances. */
export function ServicesForm({ instances, what }: ServicesFormProps) {
  const [fault, setFault] = useState<string>()
  const listing = instances.filter(({ services }) => services !== undefined)
  const all = listing.flatMap(({ services = [] }) => services)
  const distinct = new Map(all.map((service) => [keyOf(service), service]))

  function change(services: (before: Instance['services']) => Instance['services']) {
    editTopology(words.done.services(what), (before) =>
      instances.reduce(
        (topology, { id }) =>
          updateResource(topology, 'instance', id, (instance) => ({
            services: services(instance.services),
          })),
        before,
      ),
    )
  }

  return (
    <Section title={words.services} help={fieldHelp('services')}>
      <SharedSelect
        label={words.answers}
        shared={sharedValue(instances, ({ services }) => (services ? 'listed' : 'everyPort'))}
        options={[
          { value: 'everyPort', label: words.everyPort },
          { value: 'listed', label: words.listed },
        ]}
        onCommit={(answers) => {
          change((before) => (answers === 'everyPort' ? undefined : (before ?? [])))
        }}
      />
      {distinct.size > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {[...distinct].map(([key, service]) => {
            const some = all.filter((other) => keyOf(other) === key).length
            const count = some < instances.length ? words.someHave(some, instances.length) : ''
            return (
              <Chip
                key={key}
                label={[service.name, key, count].filter(Boolean).join(' · ')}
                onRemove={() => {
                  change((before) => before?.filter((other) => keyOf(other) !== key))
                }}
              />
            )
          })}
        </div>
      )}
      {listing.length === instances.length && (
        <Combobox
          label={words.addService}
          value=""
          freeText
          placeholder={words.serviceHint}
          fault={fault}
          groups={[
            {
              label: '',
              options: COMMON.map(({ name, port }) => ({ value: name, label: name, detail: port })),
            },
          ]}
          onCommit={(text) => {
            const service = readService(text)
            setFault(service ? undefined : words.noService(text))
            if (!service) return
            change((before = []) =>
              before.some((other) => clash(other, service)) ? before : [...before, service],
            )
          }}
        />
      )}
    </Section>
  )
}

/** `HTTPS`, `8080`, `UDP 53`, `TCP 8000-8010`. */
function readService(text: string): Service | undefined {
  const common = COMMON.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase())
  const [, protocol = 'tcp', typed = ''] = /^\s*(tcp|udp)?\s*(\S.*)$/i.exec(text) ?? []
  const ports = parsePortRange(common?.port ?? typed)
  if (!ports.ok) return undefined
  const isUdp = !common && protocol.toLowerCase() === 'udp'
  return { name: common?.name ?? '', protocol: isUdp ? 'udp' : 'tcp', ports: ports.value }
}

/** Two services cannot listen on one port. */
function clash(a: Service, b: Service): boolean {
  return a.protocol === b.protocol && a.ports.from <= b.ports.to && b.ports.from <= a.ports.to
}

function keyOf({ protocol, ports }: Service): string {
  return `${protocol.toUpperCase()} ${formatPortRange(ports)}`
}
