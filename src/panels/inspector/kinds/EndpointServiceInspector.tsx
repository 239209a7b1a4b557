import { servingBalancers } from '@/model/edits/balancerSettings'
import { setServiceBalancers } from '@/model/edits/endpointService'
import type { LoadBalancerId } from '@/model/ids'
import { fail, ok } from '@/model/result'
import { labelOf, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Combobox } from '@/ui/Combobox'
import { Fault } from '@/ui/Fault'
import { Switch } from '@/ui/Switch'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { useAttempt } from '../useAttempt'
import type { InspectorProps } from './InspectorProps'

const words = strings.services.endpointService

export function EndpointServiceInspector({ resource }: InspectorProps<'endpointService'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const clients = (['interfaceEndpoint', 'gatewayLoadBalancerEndpoint'] as const).flatMap((kind) =>
    resourcesOf(topology, kind).filter(
      ({ endpointServiceId }) => endpointServiceId === resource.id,
    ),
  )
  return (
    <>
      <Section title={words.title} help={fieldHelp('endpointProvider')}>
        <ParsedField
          label={words.serviceName}
          mono
          value={resource.serviceName}
          parse={(text) => (text.trim() === '' ? fail(words.nameMissing) : ok(text.trim()))}
          onCommit={(serviceName) => {
            editResource(words.nameOf(name), 'endpointService', resource.id, { serviceName })
            return undefined
          }}
        />
        <Switch
          label={strings.services.available}
          hint={strings.services.unavailable('service')}
          checked={resource.available}
          onCommit={(available) => {
            editResource(strings.services.availabilityOf(name), 'endpointService', resource.id, {
              available,
            })
          }}
        />
      </Section>
      <Balancers resource={resource} />
      <Section title={words.endpoints} count={clients.length} about={words.endpointsAbout}>
        <ResourceLinks ids={clients.map(({ id }) => id)} none={words.noEndpoint} />
      </Section>
      <Section title={strings.services.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function Balancers({ resource }: InspectorProps<'endpointService'>) {
  const { fault, attempt } = useAttempt()
  const { id, loadBalancerIds } = resource
  const others = servingBalancers(useTopology()).filter((own) => !loadBalancerIds.includes(own.id))
  const change = (ids: readonly LoadBalancerId[]) => {
    attempt(words.balancersOf(labelOf(resource)), (before) => setServiceBalancers(before, id, ids))
  }
  return (
    <Section title={words.balancers} count={loadBalancerIds.length} about={words.balancersAbout}>
      <div className="flex flex-wrap gap-1.5">
        {loadBalancerIds.map((own) => (
          <ResourceLink
            key={own}
            id={own}
            onRemove={() => {
              change(loadBalancerIds.filter((other) => other !== own))
            }}
          />
        ))}
      </div>
      {others.length > 0 && (
        <Combobox
          label={words.addBalancer}
          hideLabel
          value=""
          placeholder={words.addBalancer}
          groups={[
            {
              label: '',
              options: others.map((balancer) => ({
                value: balancer.id,
                label: labelOf(balancer),
                detail: balancer.type,
              })),
            },
          ]}
          onCommit={(chosen) => {
            change([...loadBalancerIds, chosen as LoadBalancerId])
          }}
        />
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </Section>
  )
}
