import { associateDirectConnect } from '@/model/edits/directConnect'
import { removalRefusal } from '@/model/edits/remove'
import {
  addConnectAttachment,
  peerTransitGateways,
  setTransitGateway,
} from '@/model/edits/transitAttachment'
import { addTransitGatewayTable, attachVpc } from '@/model/edits/transitGateway'
import { asId, type TransitGatewayId } from '@/model/ids'
import { fail, ok, type Result } from '@/model/result'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import { labelOf, labelOfId, resourcesOf, type Topology } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import type { ComboboxGroup } from '@/ui/Combobox'
import { Switch } from '@/ui/Switch'
import { byName } from '../../byName'
import { fieldHelp } from '../../fieldHelp'
import { deleteResources, editResource, tryEdit } from '../edits'
import { ChoiceSelect } from '../fields/ChoiceSelect'
import { LinkList } from '../fields/LinkList'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { RoutesTo } from './GatewayInspectors'
import type { InspectorProps } from './InspectorProps'

const words = strings.transit

export function TransitGatewayInspector({ resource }: InspectorProps<'transitGateway'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const { id } = resource
  const attachments = attachmentsAt(topology, id)
  const tables = resourcesOf(topology, 'transitGatewayRouteTable')
    .filter(({ transitGatewayId }) => transitGatewayId === id)
    .toSorted(byName)
  return (
    <>
      <Section
        title={words.attachments}
        help={fieldHelp('hubAttachments')}
        count={attachments.length}
        about={words.attachmentsAbout}
      >
        <LinkList
          ids={attachments.map((attachment) => attachment.id)}
          none={words.noAttachments}
          onRemove={(attachmentId) => {
            const refusal = removalRefusal(topology, attachmentId)
            if (refusal === undefined) deleteResources([attachmentId])
            return refusal
          }}
          add={{
            label: words.attach,
            groups: attachable(topology, id, attachments),
            onAdd: (value) => {
              const [kind = '', other = ''] = value.split(' ')
              const label = words.did.attach(labelOfId(topology, other), name)
              return tryEdit(label, (before) => attach(before, id, kind, other))
            },
          }}
        />
      </Section>
      <Section
        title={words.tables}
        help={fieldHelp('hubTables')}
        count={tables.length}
        about={words.tablesAbout}
      >
        <ResourceLinks ids={tables.map((table) => table.id)} none={words.noTables} />
        <div>
          <Button
            variant="quiet"
            glyph="plus"
            className="-ml-2.5"
            onClick={() => {
              editTopology(
                words.did.addTable(name),
                (before) => addTransitGatewayTable(before, id).topology,
              )
            }}
          >
            {words.addTable}
          </Button>
        </div>
        <ChoiceSelect
          label={words.defaultAssociation}
          value={resource.defaultAssociationTableId}
          none={words.none}
          choices={tables}
          onCommit={(defaultAssociationTableId) => {
            const change = { defaultAssociationTableId }
            editResource(words.did.association(name), 'transitGateway', id, change)
            return undefined
          }}
        />
        <ChoiceSelect
          label={words.defaultPropagation}
          value={resource.defaultPropagationTableId}
          none={words.none}
          choices={tables}
          onCommit={(defaultPropagationTableId) => {
            const change = { defaultPropagationTableId }
            editResource(words.did.propagation(name), 'transitGateway', id, change)
            return undefined
          }}
        />
      </Section>
      <RoutesTo id={id} />
      <Section title={words.settings}>
        <ParsedField
          label={words.region}
          mono
          value={resource.region}
          parse={readRegion}
          onCommit={(region) =>
            tryEdit(words.did.region(name), (before) => setTransitGateway(before, id, { region }))
          }
        />
        <Switch
          label={words.available}
          hint={words.gatewayDown}
          checked={resource.available}
          onCommit={(available) => {
            editResource(words.did.state(name), 'transitGateway', id, { available })
          }}
        />
        <Switch
          label={words.groupReferences}
          hint={words.gatewayReferences}
          checked={resource.securityGroupReferencing}
          onCommit={(securityGroupReferencing) => {
            const change = { securityGroupReferencing }
            editResource(words.did.references(name), 'transitGateway', id, change)
          }}
        />
      </Section>
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

/** The attachments of a gateway; a peering is an attachment of both. */
export function attachmentsAt(
  topology: Topology,
  gatewayId: TransitGatewayId,
): readonly TransitGatewayAttachment[] {
  return resourcesOf(topology, 'transitGatewayAttachment')
    .filter(
      ({ transitGatewayId, attached }) =>
        transitGatewayId === gatewayId ||
        (attached.kind === 'peering' && attached.peerTransitGatewayId === gatewayId),
    )
    .toSorted(byName)
}

function readRegion(text: string): Result<string> {
  const region = text.trim()
  return /^[a-z]{2}(-[a-z]+)+-\d+$/.test(region) ? ok(region) : fail(words.badRegion(region))
}

/** What can still be attached: the value of an option is a kind and an id. */
function attachable(
  topology: Topology,
  gatewayId: TransitGatewayId,
  attachments: readonly TransitGatewayAttachment[],
): readonly ComboboxGroup[] {
  const joined = new Set<string>(
    attachments.flatMap(({ transitGatewayId, attached }): readonly string[] => {
      if (attached.kind === 'vpc') return [attached.vpcId]
      if (attached.kind === 'directConnectGateway') return [attached.directConnectGatewayId]
      return attached.kind === 'peering' ? [attached.peerTransitGatewayId, transitGatewayId] : []
    }),
  )
  const option = (kind: string, thing: { readonly id: string; readonly name: string }) => ({
    value: `${kind} ${thing.id}`,
    label: labelOf(thing),
    detail: thing.id,
  })
  const free = (kind: 'vpc' | 'transitGateway' | 'directConnectGateway') =>
    resourcesOf(topology, kind)
      .filter(({ id }) => id !== gatewayId && !joined.has(id))
      .map((thing) => option(kind, thing))
  const carriers = attachments.filter(
    ({ attached }) => attached.kind === 'vpc' || attached.kind === 'directConnectGateway',
  )
  return [
    { label: words.vpcs, options: free('vpc') },
    { label: words.direct, options: free('directConnectGateway') },
    { label: words.gateways, options: free('transitGateway') },
    { label: words.connect, options: carriers.map((carrier) => option('connect', carrier)) },
  ]
}

function attach(
  topology: Topology,
  gatewayId: TransitGatewayId,
  kind: string,
  id: string,
): Result<Topology> {
  if (kind === 'directConnectGateway') {
    const end = { kind: 'transitGateway', id: gatewayId } as const
    return associateDirectConnect(topology, asId(id), end)
  }
  const created =
    kind === 'vpc'
      ? attachVpc(topology, gatewayId, asId(id))
      : kind === 'transitGateway'
        ? peerTransitGateways(topology, gatewayId, asId(id))
        : addConnectAttachment(topology, gatewayId, asId(id))
  return created.ok ? ok(created.value.topology) : created
}
