import {
  serviceGroups,
  setServiceGroups,
  setServiceKind,
  setServicePublic,
  setServiceSubnet,
} from '@/model/edits/managedService'
import { MANAGED_SERVICE_TYPES, type ManagedService } from '@/model/resources/managedService'
import { findOf, labelOf, labelOfId } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Fault } from '@/ui/Fault'
import { Select } from '@/ui/Select'
import { Switch } from '@/ui/Switch'
import { TextField } from '@/ui/TextField'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { GroupPicker } from '../fields/GroupPicker'
import { InterfaceLines } from '../fields/InterfaceLines'
import { NoteField } from '../fields/NoteField'
import { Section } from '../fields/Section'
import { ServicesField } from '../fields/ServicesField'
import { SubnetChecks } from '../fields/SubnetChecks'
import { useAttempt } from '../useAttempt'
import type { InspectorProps } from './InspectorProps'

const words = strings.services.managed

export function ManagedServiceInspector({ resource }: InspectorProps<'managedService'>) {
  const topology = useTopology()
  const { id, service, vpcId, subnetIds, networkInterfaceIds } = resource
  const name = labelOf(resource)
  return (
    <>
      <Kind resource={resource} />
      {service === 'lambda' || service === 'instanceConnectEndpoint' ? (
        <Section title={words.listens}>
          <p className="text-[12px] text-muted">{words.neverListens}</p>
        </Section>
      ) : (
        <ServicesField owner={resource} />
      )}
      <Section
        title={strings.services.subnets}
        count={subnetIds.length}
        about={words.subnetsAbout[service]}
        help={fieldHelp('serviceSubnets')}
      >
        <SubnetChecks
          vpcId={vpcId}
          value={subnetIds}
          onChange={(subnetId, used) =>
            tryEdit(strings.services.subnetOf(labelOfId(topology, subnetId), name), (before) =>
              setServiceSubnet(before, id, subnetId, used),
            )
          }
        />
      </Section>
      {networkInterfaceIds.length > 0 && (
        <Section title={strings.services.securityGroups} help={fieldHelp('interfaceGroups')}>
          <GroupPicker
            vpcId={vpcId}
            value={serviceGroups(topology, resource)}
            none={strings.services.noGroup}
            onChange={(ids) =>
              tryEdit(strings.services.groupsOf(name), (before) =>
                setServiceGroups(before, id, ids),
              )
            }
          />
        </Section>
      )}
      <Section title={strings.services.addresses} count={networkInterfaceIds.length}>
        <InterfaceLines ids={networkInterfaceIds} />
      </Section>
      <Section title={strings.services.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function Kind({ resource }: { readonly resource: ManagedService }) {
  const topology = useTopology()
  const { fault, attempt } = useAttempt()
  const { id, service, type, available, preserveClientIp = false } = resource
  const name = labelOf(resource)
  const isPublic = resource.networkInterfaceIds.some((own) =>
    findOf(topology, 'networkInterface', own)?.privateAddresses.some(({ publicIp }) => publicIp),
  )
  return (
    <Section title={words.title}>
      <Select
        label={words.kind}
        value={service}
        options={MANAGED_SERVICE_TYPES.map((value) => ({ value, label: words.kinds[value] }))}
        onCommit={(kind) => {
          attempt(words.makeKind(name, words.kinds[kind]), (before) =>
            setServiceKind(before, id, kind),
          )
        }}
      />
      <TextField
        label={words.type}
        value={type}
        onCommit={(text) => {
          editResource(words.typeOf(name), 'managedService', id, { type: text.trim() })
        }}
      />
      <Switch
        label={strings.services.available}
        hint={strings.services.unavailable('service')}
        checked={available}
        onCommit={(next) => {
          editResource(strings.services.availabilityOf(name), 'managedService', id, {
            available: next,
          })
        }}
      />
      {service === 'rds' && (
        <Switch
          label={words.publicAccess}
          hint={words.publicHint}
          checked={isPublic}
          onCommit={(next) => {
            attempt(words.publicOf(name), (before) => setServicePublic(before, id, next))
          }}
        />
      )}
      {service === 'instanceConnectEndpoint' && (
        <Switch
          label={words.preserve}
          hint={words.preserveHint}
          checked={preserveClientIp}
          onCommit={(next) => {
            editResource(words.preserveOf(name), 'managedService', id, { preserveClientIp: next })
          }}
        />
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </Section>
  )
}
