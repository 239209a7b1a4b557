import { useMemo, useState } from 'react'
import {
  allResources,
  KIND_LABELS,
  nameByVpc,
  nameOf,
  labelOfId,
  RESOURCE_KINDS,
  resourcesOf,
  type Resource,
  type ResourceKind,
  type Topology,
} from '@/model/topology'
import { useDiagramStore, useTopology } from '@/store/diagramStore'
import { inspect, setView } from '@/store/viewStore'
import { connects } from '@/store/connectGesture'
import { lightsUp } from '@/store/hovering'
import { useChecks, useIssues } from '@/store/issues'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import { boxClass } from '@/ui/Field'
import { Glyph } from '@/ui/glyphs'
import { Pill } from '@/ui/Pill'
import { strings } from '@/strings/strings'
import { byName } from '../byName'
import { glyphOf } from '../kindGlyph'
import { detailOf, searchText } from '../resourceText'
import { GroupShield } from './GroupShield'

const words = strings.inspector

/** Kinds that have no place of their own in the drawing: here is where they are opened. */
const UNDRAWN_KINDS = ['securityGroup', 'networkAcl', 'routeTable', 'prefixList'] as const

/** The whole diagram: what is in it, and everything that cannot be clicked in the drawing. */
export function DiagramSummary() {
  const topology = useTopology()
  const name = useDiagramStore(({ diagram }) => diagram.name)
  const [search, setSearch] = useState('')
  const word = search.trim().toLowerCase()
  const lists = useMemo(
    () =>
      UNDRAWN_KINDS.map((kind) => ({
        kind,
        resources: (resourcesOf(topology, kind) as readonly Resource[])
          .filter((resource) => word === '' || searchText(topology, resource).includes(word))
          .toSorted(byName),
      })),
    [topology, word],
  )
  if (allResources(topology).length === 0) {
    return (
      <EmptyState glyph="cloud" title={strings.outline.nothingDrawn}>
        {words.howToStart}
      </EmptyState>
    )
  }
  const found = lists.some(({ resources }) => resources.length > 0)
  return (
    <section
      aria-label={words.diagram}
      className="h-full overflow-y-auto overscroll-contain bg-surface pb-4"
    >
      <header className="px-4 pt-3 pb-3">
        <h2 className="truncate text-[16px] leading-[22px] font-semibold">{name}</h2>
        <p className="mt-1 text-[12px] leading-[17px] text-muted">{countsOf(topology)}</p>
        <IssueCount />
      </header>
      <div className="border-t border-line px-4 pt-3 pb-1">
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.placeholder}
          className={boxClass()}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
          }}
        />
      </div>
      {!found && <p className="px-4 py-3 text-muted">{words.nothingCalled}</p>}
      {lists.map(
        ({ kind, resources }) =>
          resources.length > 0 && (
            <ResourceList
              key={kind}
              title={strings.resources.heading(KIND_LABELS[kind])}
              resources={resources}
            />
          ),
      )}
    </section>
  )
}

/** How much is wrong, and the way to the list of it. */
function IssueCount() {
  const issues = useIssues()
  const checked = useChecks() > 0
  const serious = issues.filter(({ severity }) => severity !== 'note').length
  if (issues.length === 0) {
    return (
      // Nothing is said to be right before it was checked; the place for it is kept.
      <p className={checked ? 'mt-2' : 'invisible mt-2'}>
        <Pill tone="allow" glyph="check">
          {strings.issues.none}
        </Pill>
      </p>
    )
  }
  return (
    <Button
      glyph="warning"
      className="mt-2"
      onClick={() => {
        setView({ tab: 'issues' })
      }}
    >
      {words.faults(serious, issues.length - serious)}
    </Button>
  )
}

function ResourceList(props: { readonly title: string; readonly resources: readonly Resource[] }) {
  const { title, resources } = props
  const topology = useTopology()
  const severalVpcs = resourcesOf(topology, 'vpc').length > 1
  return (
    <section aria-label={title} className="px-2 pt-3">
      <h3 className="px-2 pb-1 text-[12px] leading-[17px] text-muted">
        {words.found(title, resources.length)}
      </h3>
      <ul>
        {resources.map((resource) => (
          <li key={resource.id}>
            <button
              type="button"
              className="flex min-h-[30px] w-full cursor-pointer items-center gap-2 rounded-control px-2 text-left hover:bg-sunken pointer-coarse:min-h-11"
              onClick={() => {
                inspect(resource.id)
              }}
              {...lightsUp(resource.id)}
              {...connects(resource.id)}
            >
              {resource.kind === 'securityGroup' ? (
                <GroupShield groupId={resource.id} />
              ) : (
                <Glyph name={glyphOf(resource)} className="text-muted" />
              )}
              <span className="min-w-0 flex-1 truncate">
                {nameOf(topology, resource)}
                {severalVpcs && <OfVpc resource={resource} />}
              </span>
              <span className="flex-none text-[12px] text-muted">
                {detailOf(topology, resource)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Which VPC it is of, unless its name says so. */
function OfVpc({ resource }: { readonly resource: Resource }) {
  const topology = useTopology()
  if (!('vpcId' in resource) || resource.vpcId === undefined) return undefined
  if (resource.name === '' && nameByVpc(topology, resource) !== undefined) return undefined
  return <span className="text-muted"> {labelOfId(topology, resource.vpcId)}</span>
}

function countsOf(topology: Topology): string {
  return RESOURCE_KINDS.filter((kind) => Object.keys(topology[kind]).length > 0)
    .map((kind: ResourceKind) =>
      strings.resources.counted(Object.keys(topology[kind]).length, KIND_LABELS[kind]),
    )
    .join(' · ')
}
