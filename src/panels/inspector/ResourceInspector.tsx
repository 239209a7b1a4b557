import type { ComponentType } from 'react'
import type { Resource } from '@/model/topology'
import { changesAbout } from '@/store/changesNow'
import { useTopology } from '@/store/diagramStore'
import { useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { ChangeButtons } from '../traffic/ChangeButtons'
import { Section } from './fields/Section'
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
      <ChangesHere id={resource.id} />
      <Body resource={resource} />
    </section>
  )
}

/** While traffic runs: what may happen to this thing at the present moment. */
function ChangesHere({ id }: { readonly id: string }) {
  const running = useRun((run) => run.open)
  const topology = useTopology()
  if (!running || changesAbout(topology, id).length === 0) return null
  return (
    <Section title={strings.traffic.changes.title}>
      <ChangeButtons id={id} />
    </Section>
  )
}
