import type { ResourceKind, ResourceOf } from '@/model/topology'

/** What the inspector of one kind is given. */
export interface InspectorProps<Kind extends ResourceKind> {
  readonly resource: ResourceOf<Kind>
}
