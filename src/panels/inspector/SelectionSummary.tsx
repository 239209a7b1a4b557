import { removedWith } from '@/model/edits/remove'
import {
  interfacesOf,
  KIND_LABELS,
  labelOf,
  RESOURCE_KINDS,
  type Resource,
  type ResourceKind,
} from '@/model/topology'
import { strings } from '@/strings/strings'
import { useTopology } from '@/store/diagramStore'
import { setView } from '@/store/viewStore'
import { Button } from '@/ui/Button'
import { byName } from '../byName'
import { deleteResources } from './edits'
import { ResourceLink } from './fields/ResourceLink'
import { Section } from './fields/Section'
import { InstancesForm } from './several/InstancesForm'
import { InterfacesForm } from './several/InterfacesForm'
import { ServicesForm } from './several/ServicesForm'
import { SharedNote } from './several/SharedNote'
import { SubnetsForm } from './several/SubnetsForm'

const words = strings.several

/** Of more than this only the number is told. */
const NAMED = 24

/** Several things at once: how many of what, the fields that they share, and what can be done with them. */
export function SelectionSummary({ resources }: { readonly resources: readonly Resource[] }) {
  const topology = useTopology()
  const ids = resources.map(({ id }): string => id)
  const alsoGone = removedWith(topology, ids).filter(({ id }) => !ids.includes(id)).length
  return (
    <section
      aria-label={words.selection}
      className="h-full overflow-y-auto overscroll-contain bg-surface"
    >
      <header className="px-4 py-3">
        <h2 className="text-[16px] leading-[22px] font-semibold">
          {words.selected(resources.length)}
        </h2>
      </header>
      <Kinds resources={resources} />
      <SharedFields resources={resources} />
      <Section
        title={words.all}
        {...(alsoGone === 0
          ? {}
          : { about: words.alsoGone(strings.resources.resources(alsoGone)) })}
      >
        <div className="flex flex-wrap gap-2">
          <Button
            glyph="locate"
            onClick={() => {
              setView({ reveal: { ids } })
            }}
          >
            {words.show}
          </Button>
          <Button
            variant="danger"
            glyph="trash"
            aria-label={words.removeNamed(resources.map(labelOf).join(', '))}
            onClick={() => {
              deleteResources(ids)
            }}
          >
            {words.remove(resources.length)}
          </Button>
        </div>
      </Section>
    </section>
  )
}

/** How many of each kind; one press leaves only those selected. */
function Kinds({ resources }: { readonly resources: readonly Resource[] }) {
  const ids = resources.map(({ id }): string => id)
  const kinds = RESOURCE_KINDS.filter((kind) => resources.some((thing) => thing.kind === kind))
  return kinds.map((kind) => {
    const some = resources.filter((resource) => resource.kind === kind).toSorted(byName)
    const title = strings.resources.counted(some.length, KIND_LABELS[kind])
    return (
      <Section key={kind} title={title}>
        <div className="flex flex-wrap items-center gap-1.5">
          {some.slice(0, NAMED).map((resource) => (
            <ResourceLink
              key={resource.id}
              id={resource.id}
              onRemove={() => {
                setView({ selection: ids.filter((id) => id !== resource.id) })
              }}
            />
          ))}
          {some.length > NAMED && (
            <span className="text-[12px] text-muted">{words.more(some.length - NAMED)}</span>
          )}
        </div>
        {kinds.length > 1 && (
          <div>
            <Button
              variant="quiet"
              className="-ml-2.5"
              aria-label={words.only(title)}
              onClick={() => {
                setView({ selection: some.map(({ id }) => id) })
              }}
            >
              {words.narrow}
            </Button>
          </div>
        )}
      </Section>
    )
  })
}

/** What all of them have: an instance stands for its primary interface (ENI-04). */
function SharedFields({ resources }: { readonly resources: readonly Resource[] }) {
  const topology = useTopology()
  const instances = ofKind(resources, 'instance')
  const subnets = ofKind(resources, 'subnet')
  const interfaces = resources.flatMap((resource) => {
    if (resource.kind === 'networkInterface') return [resource]
    return resource.kind === 'instance' ? (interfacesOf(topology, resource.id)[0] ?? []) : []
  })
  const [first] = resources
  const isOneKind = resources.every(({ kind }) => kind === first?.kind)
  const what =
    isOneKind && first
      ? strings.resources.counted(resources.length, KIND_LABELS[first.kind])
      : strings.resources.resources(resources.length)
  const all = resources.length
  // What AWS manages for a service nobody edits by hand (ENI-10).
  const haveInterfaces =
    instances.length + ofKind(resources, 'networkInterface').length === all &&
    interfaces.length > 0 &&
    interfaces.every(({ managedBy }) => managedBy === undefined)
  return (
    <>
      {instances.length === all && <InstancesForm instances={instances} what={what} />}
      {haveInterfaces && <InterfacesForm interfaces={interfaces} what={what} />}
      {instances.length === all && <ServicesForm instances={instances} what={what} />}
      {subnets.length === all && <SubnetsForm subnets={subnets} what={what} />}
      <Section title={words.note} {...(isOneKind || haveInterfaces ? {} : { about: words.noForm })}>
        <SharedNote resources={resources} what={what} />
      </Section>
    </>
  )
}

function ofKind<Kind extends ResourceKind>(
  resources: readonly Resource[],
  kind: Kind,
): readonly Extract<Resource, { readonly kind: Kind }>[] {
  return resources.filter(
    (resource): resource is Extract<Resource, { readonly kind: Kind }> => resource.kind === kind,
  )
}
