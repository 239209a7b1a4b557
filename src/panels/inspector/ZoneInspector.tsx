import { zoneId } from '@/layout/diagram'
import { updateAll } from '@/model/edits/edit'
import type { VpcId } from '@/model/ids'
import { fail, ok, type Result } from '@/model/result'
import { resourcesOf, subnetsOf, type Topology } from '@/model/topology'
import { diagramStore, useTopology } from '@/store/diagramStore'
import { setView } from '@/store/viewStore'
import { Glyph } from '@/ui/glyphs'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../fieldHelp'
import { byName } from '../byName'
import { ParsedField } from './fields/ParsedField'
import { ResourceLinks } from './fields/ResourceLink'
import { Section } from './fields/Section'

const words = strings.inspector.zone

interface Zone {
  readonly id: string
  readonly vpcId: VpcId
  readonly name: string
}

/** The zone that a drawn zone frame stands for, which is no resource of its own. */
export function zoneOf(topology: Topology, id: string): Zone | undefined {
  const vpc = resourcesOf(topology, 'vpc').find((candidate) => id.startsWith(`${candidate.id}/`))
  return vpc && { id, vpcId: vpc.id, name: id.slice(vpc.id.length + 1) }
}

export function ZoneInspector({ zone }: { readonly zone: Zone }) {
  const topology = useTopology()
  const subnets = subnetsOf(topology, zone.vpcId)
    .filter(({ availabilityZone }) => availabilityZone === zone.name)
    .toSorted(byName)
  return (
    <section aria-label={words.inspector} className="h-full overflow-y-auto bg-surface">
      <header className="flex items-center gap-2.5 px-4 py-3">
        <span className="grid size-[34px] flex-none place-items-center rounded-[9px] bg-sunken">
          <Glyph name="zone" size={20} />
        </span>
        <div className="min-w-0">
          <h2 className="truncate text-[16px] leading-[22px] font-semibold">{zone.name}</h2>
          <p className="text-[12px] leading-[17px] text-muted">{words.kind}</p>
        </div>
      </header>
      <Section title={words.title} help={fieldHelp('zone')} about={words.about}>
        <ParsedField
          label={words.name}
          mono
          hint={words.nameHint}
          value={zone.name}
          parse={readZone}
          onCommit={(name) => {
            renameZone(zone, name)
            return undefined
          }}
        />
      </Section>
      <Section title={words.subnets} count={subnets.length}>
        <ResourceLinks ids={subnets.map(({ id }) => id)} none={words.none} />
      </Section>
    </section>
  )
}

function readZone(text: string): Result<string> {
  const name = text.trim()
  return /^[a-z]{2}(-[a-z]+)+-\d[a-z]?[a-z0-9-]*$/.test(name)
    ? ok(name)
    : fail(words.notAZone(text))
}

function renameZone(zone: Zone, name: string): void {
  const next = zoneId(zone.vpcId, name)
  diagramStore.getState().edit(words.renamed(zone.name, name), (diagram) => {
    const topology = updateAll(diagram.topology, 'subnet', (subnet) =>
      subnet.vpcId === zone.vpcId && subnet.availabilityZone === zone.name
        ? { ...subnet, availabilityZone: name }
        : subnet,
    )
    const { [zone.id]: box, ...layout } = diagram.layout
    return { ...diagram, topology, layout: box ? { [next]: box, ...layout } : diagram.layout }
  })
  setView({ selection: [next] })
}
