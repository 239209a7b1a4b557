import { removedWith } from '@/model/edits/remove'
import { KIND_LABELS, labelOf, RESOURCE_KINDS, type Resource } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { setView } from '@/store/viewStore'
import { Button } from '@/ui/Button'
import { byName } from '../byName'
import { counted } from './counted'
import { deleteResources } from './edits'
import { ResourceLink } from './fields/ResourceLink'
import { Section } from './fields/Section'

/** Several things at once: how many of what, and what can be done with them all. */
export function SelectionSummary({ resources }: { readonly resources: readonly Resource[] }) {
  const topology = useTopology()
  const ids = resources.map(({ id }): string => id)
  const alsoGone = removedWith(topology, ids).filter(({ id }) => !ids.includes(id)).length
  return (
    <section
      aria-label="Selection"
      className="h-full overflow-y-auto overscroll-contain bg-surface"
    >
      <header className="px-4 py-3">
        <h2 className="text-[16px] leading-[22px] font-semibold">
          {String(resources.length)} selected
        </h2>
      </header>
      {RESOURCE_KINDS.map((kind) => {
        const some = resources.filter((resource) => resource.kind === kind).toSorted(byName)
        if (some.length === 0) return null
        return (
          <Section key={kind} title={counted(some.length, KIND_LABELS[kind])}>
            <div className="flex flex-wrap gap-1.5">
              {some.map((resource) => (
                <ResourceLink
                  key={resource.id}
                  id={resource.id}
                  onRemove={() => {
                    setView({ selection: ids.filter((id) => id !== resource.id) })
                  }}
                />
              ))}
            </div>
          </Section>
        )
      })}
      <Section
        title="All of them"
        {...(alsoGone === 0
          ? {}
          : { about: `Deleting them deletes ${counted(alsoGone, 'resource')} more inside.` })}
      >
        <div className="flex flex-wrap gap-2">
          <Button
            glyph="locate"
            onClick={() => {
              setView({ reveal: { ids } })
            }}
          >
            Show in the drawing
          </Button>
          <Button
            variant="danger"
            glyph="trash"
            aria-label={`Delete ${resources.map(labelOf).join(', ')}`}
            onClick={() => {
              deleteResources(ids)
            }}
          >
            Delete {resources.length}
          </Button>
        </div>
      </Section>
    </section>
  )
}
