import { useState } from 'react'
import { patched } from '@/model/edits/edit'
import { associateNetworkAcl } from '@/model/edits/networkAcl'
import { associateRouteTable } from '@/model/edits/routeTable'
import { addSubnetIpv6Block, moveSubnetToZone, removeSubnetIpv6Block } from '@/model/edits/subnet'
import type { NetworkAclId, RouteTableId } from '@/model/ids'
import {
  interfacesIn,
  labelOf,
  nameOf,
  networkAclOf,
  resourcesOf,
  routeTableOf,
} from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { IconButton } from '@/ui/IconButton'
import { Select } from '@/ui/Select'
import { Switch } from '@/ui/Switch'
import { fieldHelp } from '../../fieldHelp'
import { SubnetAddresses } from '../../addresses/SubnetAddresses'
import { editResource, tryEdit } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { ownerIds } from '../owner'
import { zonesOf } from '../zones'
import type { InspectorProps } from './InspectorProps'
import { readSubnetBlock } from './subnetBlock'
import { capacity, kindFacts } from './subnetFacts'

/** The value of a select that stands for "none of one's own". */
const IMPLICIT = ''

export function SubnetInspector({ resource }: InspectorProps<'subnet'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const used = capacity(topology, resource)
  const inside = ownerIds(topology, interfacesIn(topology, resource.id))
  return (
    <>
      <Section
        title="Public or private"
        help={fieldHelp('subnetKind')}
        about="Follows from the route table, family by family; it is never a setting."
      >
        <Facts
          facts={[
            ...kindFacts(topology, resource),
            ...(used === undefined ? [] : [{ term: 'Room', value: used }]),
          ]}
        />
      </Section>
      <Section title="Blocks">
        <Blocks resource={resource} />
      </Section>
      <SubnetAddresses subnet={resource} />
      <Section title="Associations">
        <RouteTableSelect resource={resource} />
        <AclSelect resource={resource} />
        <ZoneSelect resource={resource} />
      </Section>
      <Section title="New interfaces">
        <Switch
          label="Auto-assign public IPv4"
          help={fieldHelp('autoPublicIpv4')}
          hint="Read when an interface is created; those that exist keep what they have."
          checked={resource.mapPublicIpOnLaunch}
          onCommit={(mapPublicIpOnLaunch) => {
            editResource(`Public IPv4 of ${name}`, 'subnet', resource.id, { mapPublicIpOnLaunch })
          }}
        />
        <Switch
          label="Auto-assign IPv6"
          help={fieldHelp('autoIpv6')}
          hint={
            resource.ipv6CidrBlock
              ? 'New interfaces get an address of the IPv6 block.'
              : 'Needs an IPv6 block.'
          }
          disabled={!resource.ipv6CidrBlock}
          checked={resource.assignIpv6AddressOnCreation}
          onCommit={(assignIpv6AddressOnCreation) => {
            editResource(`Auto-assigned IPv6 of ${name}`, 'subnet', resource.id, {
              assignIpv6AddressOnCreation,
            })
          }}
        />
      </Section>
      <Section title="Inside" count={inside.length}>
        <ResourceLinks ids={inside} none="Nothing stands here yet." />
      </Section>
      <Section title="Notes">
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function Blocks({ resource }: InspectorProps<'subnet'>) {
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const name = labelOf(resource)
  return (
    <>
      <ParsedField
        label="IPv4 CIDR"
        help={fieldHelp('subnetBlock')}
        hint="Inside the VPC, /16 to /28. AWS keeps the first four addresses and the last one."
        mono
        value={resource.cidrBlock ?? ''}
        placeholder="none: an IPv6-only subnet"
        parse={(text) => readSubnetBlock(topology, resource, text, 4)}
        onCommit={(cidrBlock) => {
          editResource(`Block of ${name}`, 'subnet', resource.id, { cidrBlock })
          return undefined
        }}
      />
      {resource.ipv6CidrBlock ? (
        <div className="flex items-end gap-1">
          <ParsedField
            label="IPv6 CIDR"
            help={fieldHelp('subnetIpv6Block')}
            mono
            className="flex-1"
            value={resource.ipv6CidrBlock}
            parse={(text) => readSubnetBlock(topology, resource, text, 6)}
            onCommit={(ipv6CidrBlock) => {
              editResource(`IPv6 block of ${name}`, 'subnet', resource.id, { ipv6CidrBlock })
              return undefined
            }}
          />
          <IconButton
            label="Remove the IPv6 block"
            glyph="trash"
            onClick={() => {
              setFault(
                tryEdit(`Remove the IPv6 block of ${name}`, (before) =>
                  removeSubnetIpv6Block(before, resource.id),
                ),
              )
            }}
          />
        </div>
      ) : (
        <div>
          <Button
            variant="quiet"
            glyph="plus"
            className="-ml-2.5"
            onClick={() => {
              setFault(
                tryEdit(`IPv6 block for ${name}`, (before) =>
                  addSubnetIpv6Block(before, resource.id),
                ),
              )
            }}
          >
            Add IPv6 block
          </Button>
        </div>
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </>
  )
}

function RouteTableSelect({ resource }: InspectorProps<'subnet'>) {
  const topology = useTopology()
  const tables = resourcesOf(topology, 'routeTable').filter(({ vpcId }) => vpcId === resource.vpcId)
  const main = routeTableOf(topology, patched(resource, { routeTableId: undefined }))
  return (
    <Select
      label="Route table"
      help={fieldHelp('subnetRouteTable')}
      hint="Decides where packets that leave this subnet go."
      value={resource.routeTableId ?? IMPLICIT}
      options={[
        { value: IMPLICIT, label: main ? nameOf(topology, main) : 'Main table' },
        ...tables.map((table) => ({ value: table.id as string, label: nameOf(topology, table) })),
      ]}
      onCommit={(id) => {
        editTopology(`Route table of ${labelOf(resource)}`, (before) =>
          associateRouteTable(
            before,
            resource.id,
            id === IMPLICIT ? undefined : (id as RouteTableId),
          ),
        )
      }}
    />
  )
}

function AclSelect({ resource }: InspectorProps<'subnet'>) {
  const topology = useTopology()
  const acls = resourcesOf(topology, 'networkAcl').filter(({ vpcId }) => vpcId === resource.vpcId)
  const fallback = networkAclOf(topology, patched(resource, { networkAclId: undefined }))
  return (
    <Select
      label="Network ACL"
      help={fieldHelp('subnetAcl')}
      hint="Guards the border of this subnet, both directions, replies included."
      value={resource.networkAclId ?? IMPLICIT}
      options={[
        { value: IMPLICIT, label: fallback ? nameOf(topology, fallback) : 'Default ACL' },
        ...acls.map((acl) => ({ value: acl.id as string, label: nameOf(topology, acl) })),
      ]}
      onCommit={(id) => {
        editTopology(`Network ACL of ${labelOf(resource)}`, (before) =>
          associateNetworkAcl(
            before,
            resource.id,
            id === IMPLICIT ? undefined : (id as NetworkAclId),
          ),
        )
      }}
    />
  )
}

function ZoneSelect({ resource }: InspectorProps<'subnet'>) {
  const topology = useTopology()
  const zones = zonesOf(topology, resource.vpcId)
  return (
    <Select
      label="Availability Zone"
      help={fieldHelp('subnetZone')}
      hint="A subnet lies in exactly one; AWS cannot move it, a drawing can."
      mono
      value={resource.availabilityZone}
      options={zones.map((zone) => ({ value: zone, label: zone }))}
      onCommit={(zone) => {
        editTopology(`Move ${labelOf(resource)} to ${zone}`, (before) =>
          moveSubnetToZone(before, resource.id, zone),
        )
      }}
    />
  )
}
