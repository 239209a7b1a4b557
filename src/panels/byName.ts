import { labelOf } from '@/model/topology'

interface Named {
  readonly id: string
  readonly name: string
}

/** Orders resources as people read them: `app-2` before `app-10`. */
export function byName(a: Named, b: Named): number {
  return labelOf(a).localeCompare(labelOf(b), 'en', { numeric: true })
}
