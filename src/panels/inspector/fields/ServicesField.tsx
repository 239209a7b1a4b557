import type { Instance } from '@/model/resources/instance'
import { labelOf } from '@/model/topology'
import { Switch } from '@/ui/Switch'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { RuleGrid } from '../tables/RuleGrid'
import { SERVICE_FORMAT } from '../tables/services'
import { Section } from './Section'

/** What listens on an instance. Where nobody told, everything does. */
export function ServicesField({ instance }: { readonly instance: Instance }) {
  const { services } = instance
  const name = labelOf(instance)
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
          editResource(`Services of ${name}`, 'instance', instance.id, {
            services: all ? undefined : [],
          })
        }}
      />
      {services && (
        <div className="-mx-4 border-t border-line">
          <RuleGrid
            label={`Services of ${name}`}
            format={SERVICE_FORMAT}
            rows={services}
            onChange={(label, rows, gesture) => {
              const words = `${label} of ${name}`
              editResource(words, 'instance', instance.id, { services: rows }, gesture)
            }}
            empty="Nothing listens: every connection is refused."
          />
        </div>
      )}
    </Section>
  )
}
