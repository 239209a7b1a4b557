import { fail, ok } from '@/model/result'
import { labelOf, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { Tabs } from '@/ui/Tabs'
import { useState } from 'react'
import { fieldHelp } from '../../fieldHelp'
import { counted } from '../counted'
import { editResource } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { prefixEntryFormat } from '../tables/prefixEntries'
import { RuleGrid } from '../tables/RuleGrid'
import { useRuleFocus } from '../tables/useRuleTab'
import type { InspectorProps } from './InspectorProps'

type Tab = 'entries' | 'usedBy' | 'notes'

export function PrefixListInspector({ resource }: InspectorProps<'prefixList'>) {
  const topology = useTopology()
  const [tab, setTab] = useState<Tab>('entries')
  const groups = resourcesOf(topology, 'securityGroup').filter(({ ingress, egress }) =>
    [...ingress, ...egress].some(
      ({ peer }) => peer.kind === 'prefixList' && peer.prefixListId === resource.id,
    ),
  )
  const tables = resourcesOf(topology, 'routeTable').filter(({ routes }) =>
    routes.some(
      ({ destination }) =>
        destination.kind === 'prefixList' && destination.prefixListId === resource.id,
    ),
  )
  return (
    <Tabs<Tab>
      label={`Parts of ${labelOf(resource)}`}
      value={tab}
      onChange={setTab}
      items={[
        {
          value: 'entries',
          label: 'Entries',
          count: resource.entries?.length ?? 0,
          content: <Entries resource={resource} />,
        },
        {
          value: 'usedBy',
          label: 'Used by',
          count: groups.length + tables.length,
          content: (
            <div className="[&>section:first-child]:border-t-0">
              <Section title="Security groups" count={groups.length}>
                <ResourceLinks ids={groups.map(({ id }) => id)} none="No rule names it." />
              </Section>
              <Section title="Route tables" count={tables.length}>
                <ResourceLinks ids={tables.map(({ id }) => id)} none="No route names it." />
              </Section>
            </div>
          ),
        },
        { value: 'notes', label: 'Notes', content: <Notes resource={resource} /> },
      ]}
    />
  )
}

function Entries({ resource }: InspectorProps<'prefixList'>) {
  const focus = useRuleFocus(resource.id)
  const { entries, maxEntries, awsManaged } = resource
  const write = (label: string, next: typeof entries, gesture?: string) => {
    const words = `${label} of ${labelOf(resource)}`
    editResource(words, 'prefixList', resource.id, { entries: next }, gesture)
  }
  if (!entries) {
    return (
      <div className="flex flex-col items-start gap-3 p-4">
        <p className="text-muted">
          Only the list itself was imported: what it holds is unknown, and a walk that needs it says
          so.
        </p>
        <Button
          onClick={() => {
            write('Entries', [])
          }}
        >
          Write its entries
        </Button>
      </div>
    )
  }
  return (
    <RuleGrid
      label={`Entries of ${labelOf(resource)}`}
      format={prefixEntryFormat(resource)}
      rows={entries}
      onChange={write}
      help={fieldHelp('listEntries')}
      focusKey={focus?.rule}
      empty="An empty list matches nothing."
      canAdd={!awsManaged}
      footer={
        awsManaged
          ? `${counted(entries.length, 'entry')}, kept by AWS; a rule or route counts as ${String(maxEntries ?? 1)}`
          : `${String(entries.length)} of ${counted(maxEntries ?? entries.length, 'entry')}`
      }
    />
  )
}

function Notes({ resource }: InspectorProps<'prefixList'>) {
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <Facts
        facts={[
          {
            term: 'Family',
            help: fieldHelp('listFamily'),
            value: resource.family === 'ipv4' ? 'IPv4' : 'IPv6',
            why: 'A list holds one family.',
          },
          { term: 'Managed by', value: resource.awsManaged ? 'AWS' : 'you' },
        ]}
      />
      <ParsedField
        label="Maximum entries"
        help={fieldHelp('listMaximum')}
        hint="A rule or route that names the list counts as this many."
        mono
        value={String(resource.maxEntries ?? '')}
        parse={(text) =>
          /^[1-9]\d{0,3}$/.test(text.trim())
            ? ok(Number(text))
            : fail(`"${text}" is not a number from 1 to 9999`)
        }
        onCommit={(maxEntries) => {
          const used = resource.entries?.length ?? 0
          if (maxEntries < used) return `The list has ${String(used)} entries already`
          editResource(`Maximum of ${labelOf(resource)}`, 'prefixList', resource.id, { maxEntries })
          return undefined
        }}
      />
      <NoteField resource={resource} />
    </div>
  )
}
