import { labelOf, type Resource } from '@/model/topology'
import type { RuleFocus } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Tabs, type TabItem } from '@/ui/Tabs'
import { useRuleTab } from './useRuleTab'

interface RuleTabsProps<Tab extends string> {
  readonly resource: Resource
  readonly items: readonly TabItem<Tab>[]
  /** Open until another is chosen. */
  readonly first: Tab
  /** Where a rule stands that something points at; in the first one unless said. */
  readonly tabOf?: (focus: RuleFocus) => Tab
}

/** The parts of something with rules, one at a time: its tables, what it serves, its notes. */
export function RuleTabs<Tab extends string>(props: RuleTabsProps<Tab>) {
  const { resource, items, first, tabOf = () => first } = props
  const [tab, setTab] = useRuleTab<Tab>(resource.id, first, tabOf)
  return (
    <Tabs<Tab>
      label={strings.inspector.partsOf(labelOf(resource))}
      value={tab}
      onChange={setTab}
      items={items}
    />
  )
}
