import type { Instance, Service } from '@/model/resources/instance'
import type { ManagedService } from '@/model/resources/managedService'
import { labelOf } from '@/model/topology'
import { Switch } from '@/ui/Switch'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { RuleGrid } from '../tables/RuleGrid'
import { SERVICE_FORMAT } from '../tables/services'
import { Section } from './Section'

/** What listens on an instance or a service of AWS. Where nobody told, everything does. */
export function ServicesField({ owner }: { readonly owner: Instance | ManagedService }) {
  const { services } = owner
  const name = labelOf(owner)
  const write = (label: string, next: readonly Service[] | undefined, gesture?: string) => {
    const patch = { services: next }
    if (owner.kind === 'instance') editResource(label, owner.kind, owner.id, patch, gesture)
    else editResource(label, owner.kind, owner.id, patch, gesture)
  }
  return (
    <Section
      title="Services"
      help={fieldHelp('services')}
      {...(services ? { count: services.length } : {})}
    >
      <Switch
        label="Every port answers"
        hint="Without this, only the services below listen; other ports refuse."
        checked={services === undefined}
        onCommit={(all) => {
          write(`Services of ${name}`, all ? undefined : [])
        }}
      />
      {services && (
        <div className="-mx-4 border-t border-line">
          <RuleGrid
            label={`Services of ${name}`}
            format={SERVICE_FORMAT}
            rows={services}
            onChange={(label, rows, gesture) => {
              write(`${label} of ${name}`, rows, gesture)
            }}
            empty="Nothing listens: every connection is refused."
          />
        </div>
      )}
    </Section>
  )
}
