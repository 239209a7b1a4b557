import { readDiagram } from '@/interchange/diagramFile'
import type { Diagram } from '@/layout/diagram'
import { strings } from '@/strings/strings'
import { readForm, readForms } from './savedForm'
import type { PacketForm } from './simulationStore'

/** What is kept of a diagram. */
export interface Kept {
  readonly diagram: Diagram
  readonly form?: PacketForm | undefined
  /** What its design offers to try. */
  readonly suggested?: readonly PacketForm[] | undefined
}

export type Saved = (Kept & { readonly ok: true }) | { readonly ok: false; readonly error: string }

/** Reads what was kept of a diagram: the drawing and its packet. */
export function readSaved(text: string): Saved {
  let parts: unknown
  try {
    parts = JSON.parse(text)
  } catch {
    return { ok: false, error: strings.saving.incomplete }
  }
  if (typeof parts !== 'object' || parts === null || !('diagram' in parts)) {
    return { ok: false, error: strings.saving.noDiagram }
  }
  const diagram = readDiagram(String(parts.diagram))
  if (!diagram.ok) return { ok: false, error: diagram.error }
  return {
    ok: true,
    diagram: diagram.value,
    form: 'form' in parts ? readForm(parts.form) : undefined,
    suggested: 'suggested' in parts ? readForms(parts.suggested) : [],
  }
}
