import { servingBalancers } from '@/model/edits/balancerSettings'
import { setServiceBalancers } from '@/model/edits/endpointService'
import type { LoadBalancerId } from '@/model/ids'
import { fail, ok } from '@/model/result'
import { labelOf, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Switch } from '@/ui/Switch'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { LinkList } from '../fields/LinkList'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
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
  const { id, loadBalancerIds } = resource
  const others = servingBalancers(useTopology()).filter((own) => !loadBalancerIds.includes(own.id))
  const options = others.map((balancer) => ({
    value: balancer.id,
    label: labelOf(balancer),
    detail: balancer.type,
  }))
  const change = (ids: readonly LoadBalancerId[]) =>
    tryEdit(words.balancersOf(labelOf(resource)), (before) => setServiceBalancers(before, id, ids))
  return (
    <Section title={words.balancers} count={loadBalancerIds.length} about={words.balancersAbout}>
      <LinkList
        ids={loadBalancerIds}
        onRemove={(own) => change(loadBalancerIds.filter((other) => other !== own))}
        add={{
          label: words.addBalancer,
          groups: [{ label: '', options }],
          onAdd: (own) => change([...loadBalancerIds, own as LoadBalancerId]),
        }}
      />
    </Section>
  )
}
