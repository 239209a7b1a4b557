import { useState } from 'react'
import {
  propagate,
  setAttachmentSubnets,
  setConnectAttachment,
  setVpcAttachment,
} from '@/model/edits/transitAttachment'
import { associateAttachment, dissociateAttachment } from '@/model/edits/transitGateway'
import type { SubnetId } from '@/model/ids'
import { parseCidr } from '@/model/ip'
import { ok } from '@/model/result'
import type { AttachedResource } from '@/model/resources/transitGatewayAttachment'
import { findOf, labelOf, resourcesOf, subnetsOf, type ResourceOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Checkbox } from '@/ui/Checkbox'
import { Fault } from '@/ui/Fault'
import { Switch } from '@/ui/Switch'
import { byName } from '../../byName'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { ChoiceSelect } from '../fields/ChoiceSelect'
import { Facts } from '../fields/Facts'
import { ListEditor } from '../fields/ListEditor'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

const words = strings.transit
type Attachment = ResourceOf<'transitGatewayAttachment'>
type Attached<Kind extends AttachedResource['kind']> = Extract<AttachedResource, { kind: Kind }>

export function TransitAttachmentInspector(props: InspectorProps<'transitGatewayAttachment'>) {
  const { resource } = props
  const { attached } = resource
  return (
    <>
      <Section title={words.attached}>
        <Facts
          facts={[
            { term: words.transitGateway, value: <ResourceLink id={resource.transitGatewayId} /> },
            ...attachedFacts(attached),
          ]}
        />
        <Switch
          label={words.available}
          hint={words.attachmentDown}
          checked={resource.available}
          onCommit={(available) => {
            const label = words.did.state(labelOf(resource))
            editResource(label, 'transitGatewayAttachment', resource.id, { available })
          }}
        />
        {attached.kind === 'connect' && <ConnectFields resource={resource} attached={attached} />}
      </Section>
      {attached.kind === 'vpc' && <VpcFields resource={resource} attached={attached} />}
      <TableFields resource={resource} />
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function attachedFacts(attached: AttachedResource) {
  switch (attached.kind) {
    case 'vpc':
      return [{ term: words.vpc, value: <ResourceLink id={attached.vpcId} /> }]
    case 'vpn':
      return [{ term: words.vpn, value: <ResourceLink id={attached.vpnConnectionId} /> }]
    case 'directConnectGateway':
      return [
        { term: words.attached, value: <ResourceLink id={attached.directConnectGatewayId} /> },
      ]
    case 'peering':
      return [{ term: words.peer, value: <ResourceLink id={attached.peerTransitGatewayId} /> }]
    case 'connect':
      return []
    case 'other':
      return [{ term: words.inAws, value: attached.type }]
  }
}

interface FieldsProps<Kind extends AttachedResource['kind']> {
  readonly resource: Attachment
  readonly attached: Attached<Kind>
}

function VpcFields({ resource, attached }: FieldsProps<'vpc'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const subnets = subnetsOf(topology, attached.vpcId)
  const zones = [...new Set(subnets.map(({ availabilityZone }) => availabilityZone))].toSorted()
  const set = (label: string, change: Parameters<typeof setVpcAttachment>[2]) => {
    editTopology(label, (before) => setVpcAttachment(before, resource.id, change))
  }
  return (
    <Section
      title={words.zones}
      help={fieldHelp('attachmentSubnets')}
      count={attached.subnetIds.length}
      about={words.zonesAbout}
    >
      {zones.map((zone) => {
        const inZone = subnets.filter(({ availabilityZone }) => availabilityZone === zone)
        const ids = new Set<SubnetId>(inZone.map(({ id }) => id))
        return (
          <ChoiceSelect
            key={zone}
            label={zone}
            none={words.none}
            value={attached.subnetIds.find((id) => ids.has(id))}
            choices={inZone.toSorted(byName)}
            onCommit={(chosen) => {
              const others = attached.subnetIds.filter((id) => !ids.has(id))
              const next = chosen === undefined ? others : [...others, chosen]
              return tryEdit(words.did.subnets(name), (before) =>
                setAttachmentSubnets(before, resource.id, next),
              )
            }}
          />
        )
      })}
      {zones.length === 0 && <p className="text-[12px] text-muted">{words.noZones}</p>}
      <Switch
        label={words.applianceMode}
        hint={words.applianceAbout}
        checked={attached.applianceMode}
        onCommit={(applianceMode) => {
          set(words.did.appliance(name), { applianceMode })
        }}
      />
      <Switch
        label={words.groupReferences}
        hint={words.attachmentReferences}
        checked={attached.securityGroupReferencing}
        onCommit={(securityGroupReferencing) => {
          set(words.did.references(name), { securityGroupReferencing })
        }}
      />
      <Switch
        label={words.ipv6}
        hint={words.ipv6About}
        checked={attached.ipv6}
        onCommit={(ipv6) => {
          set(words.did.ipv6(name), { ipv6 })
        }}
      />
    </Section>
  )
}

function ConnectFields({ resource, attached }: FieldsProps<'connect'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const { cidrBlocks } = attached
  const carriers = resourcesOf(topology, 'transitGatewayAttachment').filter(
    ({ transitGatewayId, attached: { kind } }) =>
      transitGatewayId === resource.transitGatewayId &&
      (kind === 'vpc' || kind === 'directConnectGateway'),
  )
  const announce = (next: readonly (typeof cidrBlocks)[number][]) =>
    tryEdit(words.did.announces(name), (before) =>
      setConnectAttachment(before, resource.id, { cidrBlocks: next }),
    )
  return (
    <>
      <ChoiceSelect
        label={words.transport}
        value={attached.transportAttachmentId}
        choices={carriers}
        onCommit={(transportAttachmentId) => {
          if (transportAttachmentId === undefined) return undefined
          editResource(words.did.transport(name), 'transitGatewayAttachment', resource.id, {
            attached: { ...attached, transportAttachmentId },
          })
          return undefined
        }}
      />
      <p className="text-[12px] leading-[17px] text-muted">{words.announcesAbout}</p>
      <ListEditor
        noun={words.block}
        items={cidrBlocks}
        parse={parseCidr}
        placeholder="172.16.0.0/12"
        onChange={(before, block) =>
          announce(cidrBlocks.map((item) => (item === before ? block : item)))
        }
        onRemove={(block) => announce(cidrBlocks.filter((item) => item !== block))}
        onAdd={(block) => (block === undefined ? undefined : announce([...cidrBlocks, block]))}
      />
      <ChoiceSelect
        label={words.network}
        none={words.none}
        value={attached.onPremisesNetworkId}
        choices={resourcesOf(topology, 'onPremisesNetwork')}
        onCommit={(onPremisesNetworkId) =>
          tryEdit(words.did.network(name), (before) =>
            setConnectAttachment(before, resource.id, { onPremisesNetworkId }),
          )
        }
      />
    </>
  )
}

/** In which table its packets are looked up, and which ones it writes its blocks into. */
function TableFields({ resource }: { readonly resource: Attachment }) {
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const { id, transitGatewayId, attached } = resource
  const name = labelOf(resource)
  const tables = resourcesOf(topology, 'transitGatewayRouteTable')
    .filter((table) => table.transitGatewayId === transitGatewayId)
    .toSorted(byName)
  const isPeering = attached.kind === 'peering'
  return (
    <Section title={words.tables} help={fieldHelp('attachmentTables')}>
      <ChoiceSelect
        label={words.association}
        hint={words.associationAbout}
        none={words.none}
        value={tables.find((table) => table.associatedAttachmentIds.includes(id))?.id}
        choices={tables}
        onCommit={(tableId) => {
          const table = findOf(topology, 'transitGatewayRouteTable', tableId)
          const label = table
            ? words.did.associate(name, labelOf(table))
            : words.did.dissociate(name)
          return tryEdit(label, (before) =>
            ok(
              tableId === undefined
                ? dissociateAttachment(before, id, transitGatewayId)
                : associateAttachment(before, id, tableId),
            ),
          )
        }}
      />
      <div>
        <p className="text-[12px] leading-[17px] text-muted">{words.propagates}</p>
        {tables.map((table) => (
          <div key={table.id}>
            <Checkbox
              label={labelOf(table)}
              checked={table.propagatingAttachmentIds.includes(id)}
              disabled={isPeering && !table.propagatingAttachmentIds.includes(id)}
              onCommit={(checked) => {
                const { propagate: on, endPropagation: off } = words.did
                const label = (checked ? on : off)(name, labelOf(table))
                setFault(tryEdit(label, (before) => propagate(before, id, table.id, checked)))
              }}
            />
          </div>
        ))}
        <p className="text-[12px] leading-[17px] text-muted">
          {isPeering ? words.peeringIsStatic : words.propagatesAbout}
        </p>
        {fault !== undefined && <Fault>{fault}</Fault>}
      </div>
    </Section>
  )
}
