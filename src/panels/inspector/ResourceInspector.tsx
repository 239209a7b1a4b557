import type { ComponentType } from 'react'
import type { Resource } from '@/model/topology'
import { strings } from '@/strings/strings'
import { GroupMembers } from './GroupMembers'
import { INSPECTORS } from './inspectors'
import { ResourceHeader } from './ResourceHeader'
import { TABLE_KINDS } from './tableKinds'

const words = strings.inspector

/** One resource: its head, and every property of its kind. */
export function ResourceInspector({ resource }: { readonly resource: Resource }) {
  // The registry proves that each kind's component takes resources of that kind.
  const Body = INSPECTORS[resource.kind] as ComponentType<{ readonly resource: Resource }>
  const label = words.inspectorOf(resource.id)
  if (TABLE_KINDS.has(resource.kind)) {
    return (
      <section aria-label={label} className="flex h-full min-h-0 flex-col bg-surface">
        <ResourceHeader resource={resource}>
          {resource.kind === 'securityGroup' && <GroupMembers group={resource} />}
        </ResourceHeader>
        <Body resource={resource} />
      </section>
    )
  }
  return (
    <section
      aria-label={label}
      className="h-full min-h-0 overflow-y-auto overscroll-contain bg-surface"
    >
      <ResourceHeader resource={resource} />
      <Body resource={resource} />
    </section>
  )
}
