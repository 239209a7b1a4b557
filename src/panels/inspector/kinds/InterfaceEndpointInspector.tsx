import {
  COMMON_SERVICES,
  endpointGroups,
  setEndpointGroups,
  setEndpointService,
  setEndpointSubnet,
  setPrivateDns,
} from '@/model/edits/interfaceEndpoint'
import { findOf, labelOf, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Combobox } from '@/ui/Combobox'
import { Fault } from '@/ui/Fault'
import { Switch } from '@/ui/Switch'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { Facts } from '../fields/Facts'
import { GroupPicker } from '../fields/GroupPicker'
import { InterfaceLines } from '../fields/InterfaceLines'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { ZoneSubnets } from '../fields/ZoneSubnets'
import { useAttempt } from '../useAttempt'
import type { InspectorProps } from './InspectorProps'

const words = strings.services.endpoint

export function InterfaceEndpointInspector({ resource }: InspectorProps<'interfaceEndpoint'>) {
  const topology = useTopology()
  const { id, vpcId, networkInterfaceIds } = resource
  const name = labelOf(resource)
  const subnetIds = networkInterfaceIds.flatMap(
    (own) => findOf(topology, 'networkInterface', own)?.subnetId ?? [],
  )
  return (
    <>
      <Service resource={resource} />
      <Section
        title={strings.services.zones}
        count={networkInterfaceIds.length}
        about={words.zonesAbout}
        help={fieldHelp('endpointZones')}
      >
        <ZoneSubnets
          vpcId={vpcId}
          value={subnetIds}
          onChange={(zone, subnetId) =>
            tryEdit(strings.services.enable(name, zone), (before) =>
              setEndpointSubnet(before, id, zone, subnetId),
            )
          }
        />
      </Section>
      <Section title={strings.services.securityGroups} about={words.groupsAbout}>
        <GroupPicker
          vpcId={vpcId}
          value={endpointGroups(topology, id)}
          none={strings.services.noGroup}
          onChange={(ids) =>
            tryEdit(strings.services.groupsOf(name), (before) => setEndpointGroups(before, id, ids))
          }
        />
      </Section>
      <Section title={strings.services.addresses} count={networkInterfaceIds.length}>
        <InterfaceLines ids={networkInterfaceIds} />
      </Section>
      <Section title={strings.services.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function Service({ resource }: InspectorProps<'interfaceEndpoint'>) {
  const topology = useTopology()
  const { fault, attempt } = useAttempt()
  const { id, serviceName, privateDns, available, endpointServiceId } = resource
  const name = labelOf(resource)
  const region = findOf(topology, 'vpc', resource.vpcId)?.region ?? ''
  const provided = resourcesOf(topology, 'endpointService')
  return (
    <Section title={words.service} help={fieldHelp('serviceEndpoint')}>
      <Combobox
        label={words.serviceName}
        mono
        freeText
        value={serviceName}
        placeholder={words.orPaste}
        fault={fault}
        groups={[
          ...(provided.length === 0
            ? []
            : [
                {
                  label: words.ofNetwork,
                  options: provided.map((service) => ({
                    value: service.serviceName,
                    label: service.serviceName,
                    detail: labelOf(service),
                    keywords: labelOf(service),
                  })),
                },
              ]),
          {
            label: words.ofAws,
            options: COMMON_SERVICES.map((service) => {
              const whole = `com.amazonaws.${region}.${service}`
              return { value: whole, label: whole, keywords: service }
            }),
          },
        ]}
        onCommit={(text) => {
          attempt(words.serviceOf(name), (before) => setEndpointService(before, id, text))
        }}
      />
      {endpointServiceId !== undefined && (
        <Facts facts={[{ term: words.provider, value: <ResourceLink id={endpointServiceId} /> }]} />
      )}
      <PrivateDns resource={resource} checked={privateDns} />
      <Switch
        label={strings.services.available}
        hint={strings.services.unavailable('endpoint')}
        checked={available}
        onCommit={(next) => {
          editResource(strings.services.availabilityOf(name), 'interfaceEndpoint', id, {
            available: next,
          })
        }}
      />
    </Section>
  )
}

function PrivateDns(props: InspectorProps<'interfaceEndpoint'> & { readonly checked: boolean }) {
  const { resource, checked } = props
  const { fault, attempt } = useAttempt()
  return (
    <>
      <Switch
        label={words.privateDns}
        hint={words.privateDnsHint}
        checked={checked}
        onCommit={(next) => {
          attempt(words.privateDnsOf(labelOf(resource)), (before) =>
            setPrivateDns(before, resource.id, next),
          )
        }}
      />
      {fault !== undefined && <Fault>{fault}</Fault>}
    </>
  )
}
