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
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

export function PeeringConnectionInspector({ resource }: InspectorProps<'peeringConnection'>) {
  const { requester, accepter } = resource
  return (
    <>
      <Section title="Status">
        <Select
          label="Status"
          help={fieldHelp('peeringStatus')}
          hint="Traffic flows only while it is active; until then its routes are blackholes."
          value={resource.status}
          options={PEERING_STATUSES.map((status) => ({ value: status, label: status }))}
          onCommit={(status) => {
            editResource(`Status of ${labelOf(resource)}`, 'peeringConnection', resource.id, {
              status,
            })
          }}
        />
      </Section>
      <Side title="Requester" connection={resource} side={requester} far={accepter} />
      <Side title="Accepter" connection={resource} side={accepter} far={requester} />
      <Section title="Notes">
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
          { term: 'VPC', value: <ResourceLink id={side.vpcId} /> },
          { term: 'Region', value: side.region },
          { term: 'Blocks', value: <span className="font-mono">{blocks.join(', ')}</span> },
        ]}
      />
      {overlap !== undefined && (
        <Fault>{overlap} is on both sides; AWS refuses such a peering.</Fault>
      )}
      <div className="flex flex-col gap-1.5">
        <p className="text-[12px] text-muted">Route tables that lead to the other side</p>
        <ResourceLinks
          ids={tables.map(({ id }) => id)}
          none="None: from here nothing finds its way across. Both sides need routes."
        />
      </div>
    </Section>
  )
}

function blocksOf(topology: Topology, side: PeeringSide) {
  const vpc = findOf(topology, 'vpc', side.vpcId)
  const own = vpc ? vpcBlocks(vpc) : []
  return own.length > 0 ? own : side.cidrBlocks
}
