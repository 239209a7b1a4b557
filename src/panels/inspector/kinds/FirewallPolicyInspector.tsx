import { setStatefulOrder } from '@/model/edits/firewallPolicy'
import { labelOf, resourcesOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Segmented } from '@/ui/Segmented'
import { Select } from '@/ui/Select'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { NoteField } from '../fields/NoteField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { RuleGroups } from '../tables/RuleGroups'
import { RuleTabs } from '../tables/RuleTabs'
import type { InspectorProps } from './InspectorProps'

const words = strings.inspection
type Tab = 'stateless' | 'stateful' | 'settings'
type Props = InspectorProps<'firewallPolicy'>

export function FirewallPolicyInspector({ resource }: Props) {
  return (
    <RuleTabs<Tab>
      resource={resource}
      first="stateful"
      tabOf={({ rule }) => (rule.startsWith('stateless') ? 'stateless' : 'stateful')}
      items={[
        {
          value: 'stateless',
          label: words.stateless,
          count: resource.statelessRules.length,
          content: <Stateless resource={resource} />,
        },
        {
          value: 'stateful',
          label: words.stateful,
          count: resource.statefulRules.length,
          content: <Stateful resource={resource} />,
        },
        { value: 'settings', label: words.settings, content: <Settings resource={resource} /> },
      ]}
    />
  )
}

const PACKET_ACTIONS = [
  { value: 'pass', label: words.pass },
  { value: 'drop', label: words.drop },
  { value: 'forward', label: words.forward },
] as const

function Stateless({ resource }: Props) {
  const { id, statelessDefault, statelessFragmentDefault } = resource
  const label = words.did.default(labelOf(resource))
  return (
    <div className="h-full overflow-y-auto [&>section:first-child]:border-t-0">
      <Section
        title={words.stateless}
        help={fieldHelp('statelessRules')}
        about={words.statelessAbout}
      >
        <RuleGroups key={id} policy={resource} engine="stateless" />
        <Select
          label={words.statelessDefault}
          value={statelessDefault}
          options={PACKET_ACTIONS}
          onCommit={(action) => {
            editResource(label, 'firewallPolicy', id, { statelessDefault: action })
          }}
        />
        <Select
          label={words.fragmentDefault}
          value={statelessFragmentDefault}
          options={PACKET_ACTIONS}
          onCommit={(action) => {
            editResource(label, 'firewallPolicy', id, { statelessFragmentDefault: action })
          }}
        />
      </Section>
    </div>
  )
}

function Stateful({ resource }: Props) {
  const { id, statefulOrder, statefulDefault, notUnderstood } = resource
  const name = labelOf(resource)
  const isStrict = statefulOrder === 'strict'
  return (
    <div className="h-full overflow-y-auto [&>section:first-child]:border-t-0">
      <Section
        title={words.stateful}
        help={fieldHelp('statefulRules')}
        about={isStrict ? words.strictOrderAbout : words.defaultOrderAbout}
      >
        <Segmented
          label={words.statefulOrder}
          value={statefulOrder}
          options={[
            { value: 'default', label: words.defaultOrder },
            { value: 'strict', label: words.strictOrder },
          ]}
          onCommit={(order) => {
            editTopology(words.did.order(name), (before) => setStatefulOrder(before, id, order))
          }}
        />
        <RuleGroups key={id} policy={resource} engine="stateful" />
        {isStrict && (
          <Select
            label={words.statefulDefault}
            value={statefulDefault}
            options={[
              { value: 'pass', label: words.pass },
              { value: 'drop', label: words.drop },
              { value: 'dropEstablished', label: words.dropEstablished },
            ]}
            onCommit={(action) => {
              const label = words.did.default(name)
              editResource(label, 'firewallPolicy', id, { statefulDefault: action })
            }}
          />
        )}
      </Section>
      {notUnderstood.length > 0 && (
        <Section
          title={words.notUnderstood}
          count={notUnderstood.length}
          about={words.notUnderstoodAbout}
        >
          <ul className="font-mono text-[12px] leading-[18px] break-words">
            {notUnderstood.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

function Settings({ resource }: Props) {
  const users = resourcesOf(useTopology(), 'networkFirewall').filter(
    ({ firewallPolicyId }) => firewallPolicyId === resource.id,
  )
  return (
    <div className="h-full overflow-y-auto [&>section:first-child]:border-t-0">
      <Section title={words.usedBy} count={users.length}>
        <ResourceLinks ids={users.map(({ id }) => id)} none={words.notUsed} />
      </Section>
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </div>
  )
}
