import { fail, ok } from '@/model/result'
import { labelOf, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { prefixEntryFormat } from '../tables/prefixEntries'
import { RuleGrid } from '../tables/RuleGrid'
import { RuleTabs } from '../tables/RuleTabs'
import { useRuleFocus } from '../tables/useRuleTab'
import type { InspectorProps } from './InspectorProps'

const words = strings.ruleSets.list

type Tab = 'entries' | 'usedBy' | 'notes'

export function PrefixListInspector({ resource }: InspectorProps<'prefixList'>) {
  const topology = useTopology()
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
    <RuleTabs<Tab>
      resource={resource}
      first="entries"
      items={[
        {
          value: 'entries',
          label: words.entries,
          count: resource.entries?.length ?? 0,
          content: <Entries resource={resource} />,
        },
        {
          value: 'usedBy',
          label: words.usedBy,
          count: groups.length + tables.length,
          content: (
            <div className="[&>section:first-child]:border-t-0">
              <Section title={words.groups} count={groups.length}>
                <ResourceLinks ids={groups.map(({ id }) => id)} none={words.noRule} />
              </Section>
              <Section title={words.tables} count={tables.length}>
                <ResourceLinks ids={tables.map(({ id }) => id)} none={words.noRoute} />
              </Section>
            </div>
          ),
        },
        { value: 'notes', label: strings.inspector.notes, content: <Notes resource={resource} /> },
      ]}
    />
  )
}

function Entries({ resource }: InspectorProps<'prefixList'>) {
  const focus = useRuleFocus(resource.id)
  const { entries, maxEntries, awsManaged } = resource
  const write = (label: string, next: typeof entries, gesture?: string) => {
    const step = words.change(label, labelOf(resource))
    editResource(step, 'prefixList', resource.id, { entries: next }, gesture)
  }
  if (!entries) {
    return (
      <div className="flex flex-col items-start gap-3 p-4">
        <p className="text-muted">{words.entriesUnknown}</p>
        <Button
          onClick={() => {
            write(words.entries, [])
          }}
        >
          {words.write}
        </Button>
      </div>
    )
  }
  return (
    <RuleGrid
      label={words.entriesOf(labelOf(resource))}
      format={prefixEntryFormat(resource)}
      rows={entries}
      onChange={write}
      help={fieldHelp('listEntries')}
      focusKey={focus?.rule}
      empty={words.noEntry}
      canAdd={!awsManaged}
      footer={
        awsManaged
          ? words.keptByAws(entries.length, maxEntries ?? 1)
          : words.entriesUsed(entries.length, maxEntries ?? entries.length)
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
            term: words.family,
            help: fieldHelp('listFamily'),
            value: words.families[resource.family],
            why: words.familyAbout,
          },
          {
            term: words.managedBy,
            value: resource.awsManaged ? words.aws : words.you,
          },
        ]}
      />
      <ParsedField
        label={words.maximum}
        help={fieldHelp('listMaximum')}
        hint={words.maximumHint}
        mono
        value={String(resource.maxEntries ?? '')}
        parse={(text) =>
          /^[1-9]\d{0,3}$/.test(text.trim()) ? ok(Number(text)) : fail(words.notAMaximum(text))
        }
        onCommit={(maxEntries) => {
          const used = resource.entries?.length ?? 0
          if (maxEntries < used) return words.tooMany(used)
          editResource(words.maximumOf(labelOf(resource)), 'prefixList', resource.id, {
            maxEntries,
          })
          return undefined
        }}
      />
      <NoteField resource={resource} />
    </div>
  )
}
