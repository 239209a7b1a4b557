import { allResources, KIND_LABELS, labelOf, resourcesOf } from '../topology'
import type { ValidationContext } from './context'
import { issue, type Issue } from './issue'

/** What is known only in part: resources that others name, lists without their entries. */
export function unknownIssues({ topology }: ValidationContext): readonly Issue[] {
  const lists = resourcesOf(topology, 'prefixList').filter(({ entries, stub }) => !entries && !stub)
  const stubs = allResources(topology).filter(({ stub }) => stub)
  return [
    ...lists.map((list) =>
      issue('unknownEntries', [list.id], `What ${labelOf(list)} holds is not known`),
    ),
    ...stubs.map((resource) =>
      issue(
        'stub',
        [resource.id],
        `The ${KIND_LABELS[resource.kind]} ${labelOf(resource)} is only named by others; nothing describes it`,
      ),
    ),
  ]
}
