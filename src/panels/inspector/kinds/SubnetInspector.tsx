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
import { strings } from '@/strings/strings'
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

const words = strings.vpcs.subnet

/** The value of a select that stands for "none of one's own". */
const IMPLICIT = ''

export function SubnetInspector({ resource }: InspectorProps<'subnet'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const used = capacity(topology, resource)
  const inside = ownerIds(topology, interfacesIn(topology, resource.id))
  return (
    <>
      <Section title={words.kind} help={fieldHelp('subnetKind')} about={words.kindAbout}>
        <Facts
          facts={[
            ...kindFacts(topology, resource),
            ...(used === undefined ? [] : [{ term: words.room, value: used }]),
          ]}
        />
      </Section>
      <Section title={words.blocks}>
        <Blocks resource={resource} />
      </Section>
      <SubnetAddresses subnet={resource} />
      <Section title={words.associations}>
        <RouteTableSelect resource={resource} />
        <AclSelect resource={resource} />
        <ZoneSelect resource={resource} />
      </Section>
      <Section title={words.newInterfaces}>
        <Switch
          label={words.autoPublicIpv4}
          help={fieldHelp('autoPublicIpv4')}
          hint={words.autoPublicIpv4Hint}
          checked={resource.mapPublicIpOnLaunch}
          onCommit={(mapPublicIpOnLaunch) => {
            editResource(words.publicIpv4Of(name), 'subnet', resource.id, { mapPublicIpOnLaunch })
          }}
        />
        <Switch
          label={words.autoIpv6}
          help={fieldHelp('autoIpv6')}
          hint={resource.ipv6CidrBlock ? words.autoIpv6Hint : words.needsIpv6}
          disabled={!resource.ipv6CidrBlock}
          checked={resource.assignIpv6AddressOnCreation}
          onCommit={(assignIpv6AddressOnCreation) => {
            editResource(words.autoIpv6Of(name), 'subnet', resource.id, {
              assignIpv6AddressOnCreation,
            })
          }}
        />
      </Section>
      <Section title={words.inside} count={inside.length}>
        <ResourceLinks ids={inside} none={words.nothingInside} />
      </Section>
      <Section title={strings.inspector.notes}>
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
        label={words.ipv4Cidr}
        help={fieldHelp('subnetBlock')}
        hint={words.ipv4Hint}
        mono
        value={resource.cidrBlock ?? ''}
        placeholder={words.noIpv4}
        parse={(text) => readSubnetBlock(topology, resource, text, 4)}
        onCommit={(cidrBlock) => {
          editResource(words.blockOf(name), 'subnet', resource.id, { cidrBlock })
          return undefined
        }}
      />
      {resource.ipv6CidrBlock ? (
        <div className="flex items-end gap-1">
          <ParsedField
            label={words.ipv6Cidr}
            help={fieldHelp('subnetIpv6Block')}
            mono
            className="flex-1"
            value={resource.ipv6CidrBlock}
            parse={(text) => readSubnetBlock(topology, resource, text, 6)}
            onCommit={(ipv6CidrBlock) => {
              editResource(words.ipv6BlockOf(name), 'subnet', resource.id, { ipv6CidrBlock })
              return undefined
            }}
          />
          <IconButton
            label={words.removeIpv6}
            glyph="trash"
            onClick={() => {
              setFault(
                tryEdit(words.removeIpv6Of(name), (before) =>
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
                tryEdit(words.ipv6BlockFor(name), (before) =>
                  addSubnetIpv6Block(before, resource.id),
                ),
              )
            }}
          >
            {words.addIpv6}
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
      label={words.routeTable}
      help={fieldHelp('subnetRouteTable')}
      hint={words.routeTableHint}
      value={resource.routeTableId ?? IMPLICIT}
      options={[
        { value: IMPLICIT, label: main ? nameOf(topology, main) : words.mainTable },
        ...tables.map((table) => ({ value: table.id as string, label: nameOf(topology, table) })),
      ]}
      onCommit={(id) => {
        editTopology(words.routeTableOf(labelOf(resource)), (before) =>
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
      label={words.acl}
      help={fieldHelp('subnetAcl')}
      hint={words.aclHint}
      value={resource.networkAclId ?? IMPLICIT}
      options={[
        { value: IMPLICIT, label: fallback ? nameOf(topology, fallback) : words.defaultAcl },
        ...acls.map((acl) => ({ value: acl.id as string, label: nameOf(topology, acl) })),
      ]}
      onCommit={(id) => {
        editTopology(words.aclOf(labelOf(resource)), (before) =>
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
      label={words.zone}
      help={fieldHelp('subnetZone')}
      hint={words.zoneHint}
      mono
      value={resource.availabilityZone}
      options={zones.map((zone) => ({ value: zone, label: zone }))}
      onCommit={(zone) => {
        editTopology(words.move(labelOf(resource), zone), (before) =>
          moveSubnetToZone(before, resource.id, zone),
        )
      }}
    />
  )
}
