import {
  findOf,
  findResource,
  KIND_LABELS,
  RESOURCE_KINDS,
  withResources,
  type IdOf,
  type ResourceKind,
  type ResourceOf,
  type Topology,
} from '../topology'

/** A topology with something new in it. */
export interface Created<Id extends string> {
  readonly topology: Topology
  readonly id: Id
}

/** New values for some properties; `undefined` takes an optional one away. Kind and id never change. */
export type Patch<Kind extends ResourceKind> = {
  readonly [Key in Exclude<keyof ResourceOf<Kind>, 'kind' | 'id'>]?: ResourceOf<Kind>[Key]
}

/** The topology with one resource changed; itself when nothing differs or the resource is gone. */
export function updateResource<Kind extends ResourceKind>(
  topology: Topology,
  kind: Kind,
  id: IdOf<Kind>,
  change: Patch<Kind> | ((resource: ResourceOf<Kind>) => Patch<Kind>),
): Topology {
  const resource = findOf(topology, kind, id)
  if (!resource) return topology
  const patch = typeof change === 'function' ? change(resource) : change
  const changed = patched(resource, patch as Partial<ResourceOf<Kind>>)
  return changed === resource ? topology : withResources(topology, changed)
}

/** Gives a resource of any kind another name. */
export function rename(topology: Topology, id: string, name: string): Topology {
  const resource = findResource(topology, id)
  if (!resource || resource.name === name) return topology
  return withResources(topology, { ...resource, name })
}

/** Writes a note on a resource of any kind; an empty one takes the note away. */
export function setNote(topology: Topology, id: string, note: string): Topology {
  const resource = findResource(topology, id)
  if (!resource) return topology
  const changed = patched(resource, { note: note === '' ? undefined : note })
  return changed === resource ? topology : withResources(topology, changed)
}

/** The object with the patch laid over it and `undefined` taken away; itself when nothing differs. */
export function patched<T extends object>(
  value: T,
  patch: { readonly [Key in keyof T]?: T[Key] | undefined },
): T {
  const changes = Object.entries(patch).filter(([key, next]) => value[key as keyof T] !== next)
  if (changes.length === 0) return value
  const next: Record<string, unknown> = { ...value, ...Object.fromEntries(changes) }
  for (const [key, item] of changes) if (item === undefined) delete next[key]
  return next as T
}

/** The resource that an edit builds upon. Throws when it is missing: callers pass ids they have seen. */
export function requireOf<Kind extends ResourceKind>(
  topology: Topology,
  kind: Kind,
  id: IdOf<Kind>,
): ResourceOf<Kind> {
  const resource = findOf(topology, kind, id)
  if (!resource) throw new Error(`There is no ${KIND_LABELS[kind]} ${id}`)
  return resource
}

/** The topology without the resources of these ids. What refers to them is the caller's concern. */
export function withoutResources(topology: Topology, ids: ReadonlySet<string>): Topology {
  const kinds = RESOURCE_KINDS.filter((kind) =>
    Object.keys(topology[kind]).some((id) => ids.has(id)),
  )
  if (kinds.length === 0) return topology
  const kept = kinds.map((kind) => [
    kind,
    Object.fromEntries(Object.entries(topology[kind]).filter(([id]) => !ids.has(id))),
  ])
  return { ...topology, ...Object.fromEntries(kept) } as Topology
}

/** Every resource of one kind with a change applied; the topology itself when none differs. */
export function updateAll<Kind extends ResourceKind>(
  topology: Topology,
  kind: Kind,
  change: (resource: ResourceOf<Kind>) => ResourceOf<Kind>,
): Topology {
  const changed = (Object.values(topology[kind]) as ResourceOf<Kind>[]).flatMap((resource) => {
    const next = change(resource)
    return next === resource ? [] : [next]
  })
  return changed.length === 0 ? topology : withResources(topology, ...changed)
}

/** The list with one item replaced, put in or taken out by a change; itself when nothing differs. */
export function mapChanged<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  const next = items.map(change)
  return next.every((item, index) => item === items[index]) ? items : next
}
