import * as z from 'zod/mini'
import type { Part } from '@/layout/pasting'
import { ok, type Result } from '@/model/result'
import { readDiagram } from './diagramFile'
import { diagramValue } from './writeDiagram'
import { parseJsonText } from './jsonText'
import { writeReadableJson } from './readableJson'

const outsideSchema = z.object({ outside: z.optional(z.record(z.string(), z.string())) })

/** A part of a diagram as text: a diagram file that also names what it has not got. */
export function writePart({ outside, ...diagram }: Part): string {
  return writeReadableJson({ ...diagramValue(diagram), outside })
}

/** Reads a copied part; a whole diagram is one too. */
export function readPart(text: string): Result<Part> {
  const value = parseJsonText('The text', text)
  if (!value.ok) return value
  const diagram = readDiagram(value.value)
  if (!diagram.ok) return diagram
  const parsed = outsideSchema.safeParse(value.value)
  return ok({ ...diagram.value, outside: (parsed.success ? parsed.data.outside : undefined) ?? {} })
}
