import { useMemo, useState } from 'react'
import { propagate } from '@/model/edits/transitAttachment'
import { associateAttachment, dissociateAttachment } from '@/model/edits/transitGateway'
import { ok } from '@/model/result'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import { labelOf, labelOfId, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { compiledNetwork } from '@/store/walker'
import { strings } from '@/strings/strings'
import { Checkbox } from '@/ui/Checkbox'
import { Fault } from '@/ui/Fault'
import { Switch } from '@/ui/Switch'
import { editResource, tryEdit } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { useDecidedRows } from '../tables/decidedRows'
import { FixedRow } from '../tables/FixedRow'
import { RuleGrid } from '../tables/RuleGrid'
import { transitRouteFormat } from '../tables/transitRoutes'
import { RuleTabs } from '../tables/RuleTabs'
import { useRuleFocus } from '../tables/useRuleTab'
import type { InspectorProps } from './InspectorProps'
import { attachmentsAt } from './TransitGatewayInspector'

const words = strings.transit
type Tab = 'routes' | 'associations' | 'propagations' | 'notes'
type Props = InspectorProps<'transitGatewayRouteTable'>

export function TransitTableInspector({ resource }: Props) {
  return (
    <RuleTabs<Tab>
      resource={resource}
      first="routes"
      items={[
        {
          value: 'routes',
          label: words.routes,
          count: resource.routes.length,
          content: <Routes resource={resource} />,
        },
        {
          value: 'associations',
          label: words.associations,
          count: resource.associatedAttachmentIds.length,
          content: <Associations resource={resource} />,
        },
        {
          value: 'propagations',
          label: words.propagations,
          count: resource.propagatingAttachmentIds.length,
          content: <Propagations resource={resource} />,
        },
        { value: 'notes', label: words.notes, content: <Notes resource={resource} /> },
      ]}
    />
  )
}

function Routes({ resource }: Props) {
  const topology = useTopology()
  const format = useMemo(() => transitRouteFormat(topology, resource), [topology, resource])
  const learned = useMemo(
    () =>
      compiledNetwork(topology)
        .transit.compiledOf(resource)
        .routes.map(({ route }) => route)
        .filter((route) => route.origin === 'propagated' && !resource.routes.includes(route)),
    [topology, resource],
  )
  const marks = useDecidedRows(resource.id)
  const focus = useRuleFocus(resource.id)
  return (
    <RuleGrid
      label={strings.ruleSets.routeTable.routesOf(labelOf(resource))}
      format={format}
      rows={resource.routes}
      onChange={(label, routes, gesture) => {
        const did = words.did.rows(label, labelOf(resource))
        editResource(did, 'transitGatewayRouteTable', resource.id, { routes }, gesture)
      }}
      focusKey={focus?.rule}
      markOf={(route) => marks.get(format.keyOf(route))}
      {...(learned.length === 0 ? { empty: words.noRoutes } : {})}
      before={learned.map((route) => {
        const key = format.keyOf(route)
        return (
          <FixedRow
            key={key}
            title={words.learned}
            focused={focus?.rule === key}
            mark={marks.get(key)}
            cells={[
              { key: 'destination', content: key },
              {
                key: 'attachment',
                content: (
                  <span className="font-sans">
                    {route.attachmentIds.map((id) => labelOfId(topology, id)).join(', ')}
                  </span>
                ),
              },
              { key: 'origin', content: <span className="font-sans">{words.propagated}</span> },
            ]}
          />
        )
      })}
      footer={
        resource.complete
          ? strings.resources.routes(learned.length + resource.routes.length)
          : words.incomplete
      }
    />
  )
}

function Associations({ resource }: Props) {
  const topology = useTopology()
  const tables = resourcesOf(topology, 'transitGatewayRouteTable').filter(
    ({ transitGatewayId, id }) =>
      transitGatewayId === resource.transitGatewayId && id !== resource.id,
  )
  return (
    <AttachmentList
      resource={resource}
      about={words.associationsAbout}
      chosen={resource.associatedAttachmentIds}
      markOf={({ id }) => {
        const other = tables.find(({ associatedAttachmentIds }) =>
          associatedAttachmentIds.includes(id),
        )
        return other && words.inOtherTable(labelOf(other))
      }}
      onChange={(attachment, checked) => {
        const name = labelOf(attachment)
        const label = checked
          ? words.did.associate(name, labelOf(resource))
          : words.did.dissociate(name)
        return tryEdit(label, (before) =>
          ok(
            checked
              ? associateAttachment(before, attachment.id, resource.id)
              : dissociateAttachment(before, attachment.id, resource.transitGatewayId),
          ),
        )
      }}
    />
  )
}

function Propagations({ resource }: Props) {
  return (
    <AttachmentList
      resource={resource}
      about={words.propagationsAbout}
      chosen={resource.propagatingAttachmentIds}
      markOf={({ attached }) => (attached.kind === 'peering' ? words.peeringIsStatic : undefined)}
      onChange={(attachment, checked) => {
        const { propagate: on, endPropagation: off } = words.did
        const label = (checked ? on : off)(labelOf(attachment), labelOf(resource))
        return tryEdit(label, (before) => propagate(before, attachment.id, resource.id, checked))
      }}
    />
  )
}

interface AttachmentListProps extends Props {
  readonly about: string
  readonly chosen: readonly TransitGatewayAttachment['id'][]
  /** What else there is to say of an attachment that is not chosen. */
  readonly markOf: (attachment: TransitGatewayAttachment) => string | undefined
  readonly onChange: (attachment: TransitGatewayAttachment, checked: boolean) => string | undefined
}

function AttachmentList({ resource, about, chosen, markOf, onChange }: AttachmentListProps) {
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const attachments = attachmentsAt(topology, resource.transitGatewayId)
  return (
    <div className="h-full overflow-y-auto px-4 py-3">
      <p className="text-[12px] leading-[17px] text-muted">{about}</p>
      {attachments.map((attachment) => {
        const checked = chosen.includes(attachment.id)
        const mark = checked ? undefined : markOf(attachment)
        return (
          <div key={attachment.id}>
            <Checkbox
              label={labelOf(attachment)}
              checked={checked}
              onCommit={(next) => {
                setFault(onChange(attachment, next))
              }}
            >
              <span>{labelOf(attachment)}</span>
              <span className="text-[12px] text-muted">{mark ?? attachment.attached.kind}</span>
            </Checkbox>
          </div>
        )
      })}
      {attachments.length === 0 && (
        <p className="pt-2 text-[12px] text-muted">{words.noAttachmentsYet}</p>
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </div>
  )
}

function Notes({ resource }: Props) {
  return (
    <div className="h-full overflow-y-auto">
      <Section title={words.settings}>
        <Facts
          facts={[
            { term: words.transitGateway, value: <ResourceLink id={resource.transitGatewayId} /> },
          ]}
        />
        <Switch
          label={words.complete}
          hint={words.completeAbout}
          checked={resource.complete}
          onCommit={(complete) => {
            const label = words.did.complete(labelOf(resource))
            editResource(label, 'transitGatewayRouteTable', resource.id, { complete })
          }}
        />
        <NoteField resource={resource} />
      </Section>
    </div>
  )
}
