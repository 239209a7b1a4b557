import type { Diagram } from '@/layout/diagram'
import { writeReadableJson } from './readableJson'

export const DIAGRAM_FORMAT = 'packetwalk'
/** The newest version that is read. */
export const DIAGRAM_VERSION = 2

/** The diagram as the text of a file. */
export function writeDiagram(diagram: Diagram): string {
  return writeReadableJson(diagramValue(diagram))
}

/** What a diagram's file holds. */
export function diagramValue({ name, topology, layout, ...more }: Diagram) {
  const { annotations, locked, collapsed, traffic, run } = more
  return {
    format: DIAGRAM_FORMAT,
    // A build that knows no traffic would drop it in silence: it is to refuse the file, and only then.
    version: traffic || run ? DIAGRAM_VERSION : 1,
    name,
    topology,
    layout,
    annotations,
    locked,
    collapsed,
    traffic,
    run,
  }
}
