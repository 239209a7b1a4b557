import type { Diagram } from '@/layout/diagram'
import { writeReadableJson } from './readableJson'

export const DIAGRAM_FORMAT = 'packetwalk'
export const DIAGRAM_VERSION = 1

/** The diagram as the text of a file. */
export function writeDiagram(diagram: Diagram): string {
  return writeReadableJson(diagramValue(diagram))
}

/** What a diagram's file holds. */
export function diagramValue({ name, topology, layout, ...more }: Diagram) {
  const { annotations, locked, collapsed } = more
  return {
    format: DIAGRAM_FORMAT,
    version: DIAGRAM_VERSION,
    name,
    topology,
    layout,
    annotations,
    locked,
    collapsed,
  }
}
