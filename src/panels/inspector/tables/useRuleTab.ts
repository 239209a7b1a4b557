import { useState } from 'react'
import { useView, type RuleFocus } from '@/store/viewStore'

/** The row of this resource that something points at, if anything does. */
export function useRuleFocus(resourceId: string): RuleFocus | undefined {
  const focus = useView(({ ruleFocus }) => ruleFocus)
  return focus?.resourceId === resourceId ? focus : undefined
}

/** The open tab of a rule inspector; pointing at a rule opens the tab that it stands in. */
export function useRuleTab<Tab extends string>(
  resourceId: string,
  first: Tab,
  tabOf: (focus: RuleFocus) => Tab,
): readonly [Tab, (tab: Tab) => void] {
  const focus = useRuleFocus(resourceId)
  const [tab, setTab] = useState(focus ? tabOf(focus) : first)
  const [followed, setFollowed] = useState(focus)
  if (focus !== followed) {
    setFollowed(focus)
    if (focus) setTab(tabOf(focus))
  }
  return [tab, setTab]
}
