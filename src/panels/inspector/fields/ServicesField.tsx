import type { Instance, Service } from '@/model/resources/instance'
import type { ManagedService } from '@/model/resources/managedService'
import { labelOf } from '@/model/topology'
import { Switch } from '@/ui/Switch'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { RuleGrid } from '../tables/RuleGrid'
import { SERVICE_FORMAT } from '../tables/services'
import { Section } from './Section'

const words = strings.fields

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
      title={words.services}
      help={fieldHelp('services')}
      {...(services ? { count: services.length } : {})}
    >
      <Switch
        label={words.everyPort}
        hint={words.everyPortHint}
        checked={services === undefined}
        onCommit={(all) => {
          write(words.servicesOf(name), all ? undefined : [])
        }}
      />
      {services && (
        <div className="-mx-4 border-t border-line">
          <RuleGrid
            label={words.servicesOf(name)}
            format={SERVICE_FORMAT}
            rows={services}
            onChange={(label, rows, gesture) => {
              write(words.changeOf(label, name), rows, gesture)
            }}
            empty={words.noService}
          />
        </div>
      )}
    </Section>
  )
}
