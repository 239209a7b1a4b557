import {
  associateVirtualPrivateGatewayTable,
  attachVirtualPrivateGateway,
  detachVirtualPrivateGateway,
  setPropagatingGateways,
} from '@/model/edits/privateNetwork'
import { labelOf, resourcesOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Checkbox } from '@/ui/Checkbox'
import { byName } from '../../byName'
import { fieldHelp } from '../../fieldHelp'
import { tryEdit } from '../edits'
import { NoteField } from '../fields/NoteField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { AttachmentSelect, EdgeTableSelect, RoutesTo } from './GatewayInspectors'
import type { InspectorProps } from './InspectorProps'

const words = strings.privateNetworks
type Props = InspectorProps<'virtualPrivateGateway'>

export function VirtualPrivateGatewayInspector({ resource }: Props) {
  const topology = useTopology()
  const { id, vpcId } = resource
  const name = labelOf(resource)
  const lines = [
    ...resourcesOf(topology, 'vpnConnection').filter(({ gateway }) => gateway?.id === id),
    ...resourcesOf(topology, 'directConnectGateway').filter(({ associations }) =>
      associations.some(({ gateway }) => gateway.id === id),
    ),
  ]
  return (
    <>
      <Section title={words.attachment}>
        <AttachmentSelect
          value={vpcId}
          help={fieldHelp('privateGatewayAttachment')}
          hint={words.vgwAttachment}
          onAttach={(chosen) =>
            tryEdit(words.did.attach(name), (before) =>
              attachVirtualPrivateGateway(before, id, chosen),
            )
          }
          onDetach={() => {
            editTopology(words.did.detach(name), (before) =>
              detachVirtualPrivateGateway(before, id),
            )
          }}
        />
        {vpcId !== undefined && (
          <EdgeTableSelect
            value={resource.edgeRouteTableId}
            vpcId={vpcId}
            onCommit={(tableId) => {
              editTopology(words.did.table(name), (before) =>
                associateVirtualPrivateGatewayTable(before, id, tableId),
              )
            }}
          />
        )}
      </Section>
      <Section title={words.lines} count={lines.length} about={words.linesAbout}>
        <ResourceLinks ids={lines.map((line) => line.id)} none={words.noLines} />
      </Section>
      <Propagation resource={resource} />
      <RoutesTo id={id} />
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

/** The route tables of its VPC that it writes what it learns into (RT-21). */
function Propagation({ resource }: Props) {
  const { id, vpcId } = resource
  const tables = resourcesOf(useTopology(), 'routeTable')
    .filter((table) => table.vpcId === vpcId)
    .toSorted(byName)
  return (
    <Section
      title={words.propagation}
      help={fieldHelp('propagation')}
      about={words.propagationAbout}
    >
      <div>
        {tables.map((table) => {
          const gateways = table.propagatingGatewayIds ?? []
          return (
            <div key={table.id}>
              <Checkbox
                label={labelOf(table)}
                checked={gateways.includes(id)}
                onCommit={(checked) => {
                  const { propagate, endPropagation } = words.did
                  const label = (checked ? propagate : endPropagation)(
                    labelOf(resource),
                    labelOf(table),
                  )
                  const others = gateways.filter((other) => other !== id)
                  editTopology(label, (before) =>
                    setPropagatingGateways(before, table.id, checked ? [...others, id] : others),
                  )
                }}
              />
            </div>
          )
        })}
        {tables.length === 0 && <p className="text-[12px] text-muted">{words.noTables}</p>}
      </div>
    </Section>
  )
}
