import { KIND_LABELS, type Resource } from '@/model/topology'
import type { Assembly } from './assembly'

/** Puts in what other rows name and none describes, and says so; what is deleted gets no stub. */
export function putStub(
  { builder, report, isGone }: Pick<Assembly, 'builder' | 'report' | 'isGone'>,
  resource: Resource,
): void {
  if (isGone(resource.id)) return
  builder.put(resource)
  const message = `Named by other rows, described by none: ${KIND_LABELS[resource.kind]}`
  report.note('stub', message, resource.id)
}
