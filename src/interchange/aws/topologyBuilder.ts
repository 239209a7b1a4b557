import type { IdOf, Resource, ResourceKind, ResourceOf, Topology } from '@/model/topology'
import { RESOURCE_KINDS } from '@/model/topology'

/** A topology under construction. Maps, because ids come from files and may be `__proto__`. */
export interface TopologyBuilder {
  readonly put: (resource: Resource) => void
  readonly find: <Kind extends ResourceKind>(
    kind: Kind,
    id: string | undefined,
  ) => ResourceOf<Kind> | undefined
  readonly all: <Kind extends ResourceKind>(kind: Kind) => readonly ResourceOf<Kind>[]
  readonly finish: () => Topology
}

export function createTopologyBuilder(): TopologyBuilder {
  const kinds = new Map<ResourceKind, Map<string, Resource>>(
    RESOURCE_KINDS.map((kind) => [kind, new Map()]),
  )
  const of = (kind: ResourceKind) => kinds.get(kind) ?? new Map<string, Resource>()
  return {
    put: (resource) => {
      of(resource.kind).set(resource.id, resource)
    },
    find: <Kind extends ResourceKind>(kind: Kind, id: string | undefined) =>
      id === undefined ? undefined : (of(kind).get(id) as ResourceOf<Kind> | undefined),
    all: <Kind extends ResourceKind>(kind: Kind) => [...of(kind).values()] as ResourceOf<Kind>[],
    finish: () =>
      Object.fromEntries(
        RESOURCE_KINDS.map((kind) => [kind, Object.fromEntries(of(kind))]),
      ) as unknown as Topology,
  }
}

/** Text from a row taken for the id of one kind. */
export function idOf<Kind extends ResourceKind>(_kind: Kind, text: string): IdOf<Kind> {
  return text as unknown as IdOf<Kind>
}
