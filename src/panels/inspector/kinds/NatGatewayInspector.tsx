import { useState } from 'react'
import { setNatConnectivity } from '@/model/edits/natGateway'
import { findOf, labelOf, subnetsOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { moveIntoSubnet } from '@/store/moving'
import { Fault } from '@/ui/Fault'
import { Segmented } from '@/ui/Segmented'
import { Select } from '@/ui/Select'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { AddressList } from '../fields/AddressList'
import { NoteField } from '../fields/NoteField'
import { Section } from '../fields/Section'
import { RoutesTo } from './GatewayInspectors'
import type { InspectorProps } from './InspectorProps'

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
        title="Connectivity"
        help={fieldHelp('natType')}
        about={
          resource.connectivityType === 'public'
            ? 'Has an Elastic IP and stands in a subnet whose table leads to an internet gateway.'
            : 'Has no Elastic IP: the internet gateway drops what it sends.'
        }
      >
        <Segmented
          label="Connectivity type"
          value={resource.connectivityType}
          options={[
            { value: 'public', label: 'Public' },
            { value: 'private', label: 'Private' },
          ]}
          onCommit={(type) => {
            setFault(
              tryEdit(`Make ${name} ${type}`, (before) =>
                setNatConnectivity(before, resource.id, type),
              ),
            )
          }}
        />
        {fault !== undefined && <Fault>{fault}</Fault>}
        <Select
          label="State"
          help={fieldHelp('natState')}
          hint="Only an available gateway forwards; routes to any other are blackholes."
          value={resource.state}
          options={NAT_STATES.map((state) => ({ value: state, label: state }))}
          onCommit={(state) => {
            editResource(`State of ${name}`, 'natGateway', resource.id, { state })
          }}
        />
        {resource.subnetId !== undefined && (
          <Select
            label="Subnet"
            help={fieldHelp('natSubnet')}
            hint="It forwards by the route table of this subnet, and this subnet’s ACL reads both legs."
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
        title="Addresses"
        help={fieldHelp('natAddresses')}
        about="Clients leave under the private one; the internet gateway then maps it to the Elastic IP."
      >
        {interfaces.map((eni) => (
          <AddressList key={eni.id} eni={eni} />
        ))}
        {interfaces.length === 0 && (
          <p className="text-[12px] text-muted">Its network interface was not imported.</p>
        )}
      </Section>
      <RoutesTo id={resource.id} />
      <Section title="Notes">
        <NoteField resource={resource} />
      </Section>
    </>
  )
}
