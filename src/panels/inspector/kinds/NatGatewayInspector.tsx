import { useState } from 'react'
import { setNatConnectivity } from '@/model/edits/natGateway'
import { findOf, labelOf, subnetsOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { moveIntoSubnet } from '@/store/moving'
import { Fault } from '@/ui/Fault'
import { Segmented } from '@/ui/Segmented'
import { Select } from '@/ui/Select'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { AddressList } from '../fields/AddressList'
import { NoteField } from '../fields/NoteField'
import { Section } from '../fields/Section'
import { RoutesTo } from './GatewayInspectors'
import type { InspectorProps } from './InspectorProps'

const words = strings.gateways.nat

const NAT_STATES = ['pending', 'available', 'failed', 'deleting', 'deleted'] as const

export function NatGatewayInspector({ resource }: InspectorProps<'natGateway'>) {
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const name = labelOf(resource)
  const interfaces = resource.networkInterfaceIds.flatMap(
    (id) => findOf(topology, 'networkInterface', id) ?? [],
  )
  return (
    <>
      <Section
        title={words.connectivity}
        help={fieldHelp('natType')}
        about={resource.connectivityType === 'public' ? words.publicAbout : words.privateAbout}
      >
        <Segmented
          label={words.type}
          value={resource.connectivityType}
          options={[
            { value: 'public', label: words.public },
            { value: 'private', label: words.private },
          ]}
          onCommit={(type) => {
            setFault(
              tryEdit(words.make(name, type), (before) =>
                setNatConnectivity(before, resource.id, type),
              ),
            )
          }}
        />
        {fault !== undefined && <Fault>{fault}</Fault>}
        <Select
          label={words.state}
          help={fieldHelp('natState')}
          hint={words.stateHint}
          value={resource.state}
          options={NAT_STATES.map((state) => ({ value: state, label: state }))}
          onCommit={(state) => {
            editResource(words.stateOf(name), 'natGateway', resource.id, { state })
          }}
        />
        {resource.subnetId !== undefined && (
          <Select
            label={words.subnet}
            help={fieldHelp('natSubnet')}
            hint={words.subnetHint}
            value={resource.subnetId}
            options={subnetsOf(topology, resource.vpcId).map((subnet) => ({
              value: subnet.id,
              label: labelOf(subnet),
            }))}
            onCommit={(subnetId) => {
              const moved = moveIntoSubnet([resource.id], subnetId)
              setFault(moved.ok ? undefined : `${moved.error}.`)
            }}
          />
        )}
      </Section>
      <Section
        title={words.addresses}
        help={fieldHelp('natAddresses')}
        about={words.addressesAbout}
      >
        {interfaces.map((eni) => (
          <AddressList key={eni.id} eni={eni} />
        ))}
        {interfaces.length === 0 && <p className="text-[12px] text-muted">{words.noInterface}</p>}
      </Section>
      <RoutesTo id={resource.id} />
      <Section title={strings.inspector.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}
