import { cidrsOverlap } from '@/model/ip'
import {
  PEERING_STATUSES,
  type PeeringConnection,
  type PeeringSide,
} from '@/model/resources/peeringConnection'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, labelOf, resourcesOf, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Fault } from '@/ui/Fault'
import { Select } from '@/ui/Select'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

const words = strings.gateways.peering

export function PeeringConnectionInspector({ resource }: InspectorProps<'peeringConnection'>) {
  const { requester, accepter } = resource
  return (
    <>
      <Section title={words.status}>
        <Select
          label={words.status}
          help={fieldHelp('peeringStatus')}
          hint={words.statusHint}
          value={resource.status}
          options={PEERING_STATUSES.map((status) => ({ value: status, label: status }))}
          onCommit={(status) => {
            editResource(words.statusOf(labelOf(resource)), 'peeringConnection', resource.id, {
              status,
            })
          }}
        />
      </Section>
      <Side title={words.requester} connection={resource} side={requester} far={accepter} />
      <Side title={words.accepter} connection={resource} side={accepter} far={requester} />
      <Section title={strings.inspector.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

interface SideProps {
  readonly title: string
  readonly connection: PeeringConnection
  readonly side: PeeringSide
  readonly far: PeeringSide
}

/** One VPC of the two, and whether its tables know the way to the other (PCX-04). */
function Side({ title, connection, side, far }: SideProps) {
  const topology = useTopology()
  const blocks = blocksOf(topology, side)
  const tables = resourcesOf(topology, 'routeTable').filter(
    ({ vpcId, routes }) =>
      vpcId === side.vpcId && routes.some(({ target }) => target.id === connection.id),
  )
  const overlap = blocks.find((block) =>
    blocksOf(topology, far).some((other) => cidrsOverlap(block, other)),
  )
  return (
    <Section title={title} help={fieldHelp('peeringSide')}>
      <Facts
        facts={[
          { term: strings.inspector.vpc, value: <ResourceLink id={side.vpcId} /> },
          { term: words.region, value: side.region },
          { term: words.blocks, value: <span className="font-mono">{blocks.join(', ')}</span> },
        ]}
      />
      {overlap !== undefined && <Fault>{words.overlap(overlap)}</Fault>}
      <div className="flex flex-col gap-1.5">
        <p className="text-[12px] text-muted">{words.tables}</p>
        <ResourceLinks ids={tables.map(({ id }) => id)} none={words.noTable} />
      </div>
    </Section>
  )
}

function blocksOf(topology: Topology, side: PeeringSide) {
  const vpc = findOf(topology, 'vpc', side.vpcId)
  const own = vpc ? vpcBlocks(vpc) : []
  return own.length > 0 ? own : side.cidrBlocks
}
