import { useState } from 'react'
import { attachInternetGateway, detachInternetGateway } from '@/model/edits/gateways'
import { associateEdgeRouteTable } from '@/model/edits/routeTable'
import type { RouteTableId, VpcId } from '@/model/ids'
import { fail, ok, type Result } from '@/model/result'
import { updateResource } from '@/model/edits/edit'
import type { EgressOnlyInternetGateway } from '@/model/resources/egressOnlyInternetGateway'
import { findOf, labelOf, resourcesOf, vpcOfInterface, type Topology } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import type { Help } from '@/ui/HelpMark'
import { Select } from '@/ui/Select'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { tryEdit } from '../edits'
import { NoteField } from '../fields/NoteField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { ownerIds } from '../owner'
import type { InspectorProps } from './InspectorProps'

const words = strings.gateways

const DETACHED = ''

export function InternetGatewayInspector({ resource }: InspectorProps<'internetGateway'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const mapped = resourcesOf(topology, 'networkInterface').filter(
    (eni) =>
      resource.vpcId !== undefined &&
      vpcOfInterface(topology, eni) === resource.vpcId &&
      eni.privateAddresses.some(({ publicIp }) => publicIp),
  )
  return (
    <>
      <Section title={words.attachment}>
        <AttachmentSelect
          value={resource.vpcId}
          help={fieldHelp('gatewayAttachment')}
          hint={words.internetHint}
          onAttach={(vpcId) =>
            tryEdit(words.attach(name), (before) =>
              attachInternetGateway(before, resource.id, vpcId),
            )
          }
          onDetach={() => {
            editTopology(words.detach(name), (before) => detachInternetGateway(before, resource.id))
          }}
        />
        {resource.vpcId !== undefined && (
          <EdgeTableSelect
            value={resource.edgeRouteTableId}
            vpcId={resource.vpcId}
            onCommit={(tableId) => {
              editTopology(words.gatewayTableOf(name), (before) =>
                associateEdgeRouteTable(before, resource.id, tableId),
              )
            }}
          />
        )}
      </Section>
      <RoutesTo id={resource.id} />
      <Section
        title={words.publicAddresses}
        help={fieldHelp('gatewayAddresses')}
        count={mapped.length}
        about={words.publicAbout}
      >
        <ResourceLinks ids={ownerIds(topology, mapped)} none={words.noPublic} />
      </Section>
      <Section title={strings.inspector.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

export function EgressOnlyInternetGatewayInspector(
  props: InspectorProps<'egressOnlyInternetGateway'>,
) {
  const { resource } = props
  const name = labelOf(resource)
  return (
    <>
      <Section title={words.attachment}>
        <AttachmentSelect
          value={resource.vpcId}
          help={fieldHelp('egressOnlyAttachment')}
          hint={words.egressHint}
          onAttach={(vpcId) =>
            tryEdit(words.attach(name), (before) => attachEgressOnly(before, resource, vpcId))
          }
          onDetach={() => {
            editTopology(words.detach(name), (before) =>
              updateResource(before, 'egressOnlyInternetGateway', resource.id, {
                vpcId: undefined,
              }),
            )
          }}
        />
      </Section>
      <RoutesTo id={resource.id} />
      <Section title={strings.inspector.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

/** A VPC has one egress-only internet gateway at most (EIGW-03). */
function attachEgressOnly(
  topology: Topology,
  { id }: EgressOnlyInternetGateway,
  vpcId: VpcId,
): Result<Topology> {
  const present = resourcesOf(topology, 'egressOnlyInternetGateway').find(
    (gateway) => gateway.vpcId === vpcId && gateway.id !== id,
  )
  const vpc = findOf(topology, 'vpc', vpcId)
  if (present && vpc) {
    return fail(words.hasEgress(labelOf(vpc), labelOf(present)))
  }
  return ok(updateResource(topology, 'egressOnlyInternetGateway', id, { vpcId }))
}

/** The VPC that a gateway is attached to, if any. */
export function AttachmentSelect(props: {
  readonly value: VpcId | undefined
  readonly hint: string
  readonly help: Help
  readonly onAttach: (vpcId: VpcId) => string | undefined
  readonly onDetach: () => void
}) {
  const { value, hint, help, onAttach, onDetach } = props
  const [fault, setFault] = useState<string>()
  const vpcs = resourcesOf(useTopology(), 'vpc')
  return (
    <Select
      label={words.attachedTo}
      hint={hint}
      help={help}
      fault={fault}
      value={value ?? DETACHED}
      options={[
        { value: DETACHED, label: words.detached },
        ...vpcs.map((vpc) => ({ value: vpc.id as string, label: labelOf(vpc) })),
      ]}
      onCommit={(id) => {
        if (id === DETACHED) {
          onDetach()
          setFault(undefined)
        } else setFault(onAttach(id as VpcId))
      }}
    />
  )
}

/** The table that steers what a gateway lets into its VPC, if any (MB-01). */
export function EdgeTableSelect(props: {
  readonly value: RouteTableId | undefined
  readonly vpcId: VpcId
  readonly onCommit: (tableId: RouteTableId | undefined) => void
}) {
  const { value, vpcId, onCommit } = props
  const tables = resourcesOf(useTopology(), 'routeTable').filter(
    (table) => table.vpcId === vpcId && !table.main,
  )
  return (
    <Select
      label={words.gatewayTable}
      help={fieldHelp('gatewayTable')}
      hint={words.gatewayTableHint}
      value={value ?? DETACHED}
      options={[
        { value: DETACHED, label: words.none },
        ...tables.map((table) => ({ value: table.id as string, label: labelOf(table) })),
      ]}
      onCommit={(id) => {
        onCommit(id === DETACHED ? undefined : (id as RouteTableId))
      }}
    />
  )
}

/** The route tables that lead to something. */
export function RoutesTo({ id }: { readonly id: string }) {
  const tables = resourcesOf(useTopology(), 'routeTable').filter(({ routes }) =>
    routes.some(({ target }) => target.id === id),
  )
  return (
    <Section
      title={words.routesTo}
      help={fieldHelp('gatewayRoutes')}
      count={tables.length}
      about={words.routesToAbout}
    >
      <ResourceLinks ids={tables.map((table) => table.id)} none={words.noRoute} />
    </Section>
  )
}
