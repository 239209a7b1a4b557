import { array, assert, constantFrom, jsonValue, oneof, property, tuple } from 'fast-check'
import { expect } from 'vitest'
import { readDiagram } from '@/interchange/diagramFile'
import { writeDiagram } from '@/interchange/writeDiagram'
import { readNetwork } from '@/interchange/readNetwork'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { validate } from '@/model/validation'
import { pathsIn, replaced } from './damage'

/**
 * Damages a snapshot at up to three places, with any JSON and with what fits it nearly, and expects
 * that it is read to a diagram that can be saved, or refused with the name of the file.
 */
export function expectReadOrRefused(snapshot: unknown, nearly: readonly unknown[]): void {
  const damage = tuple(
    constantFrom(...pathsIn(snapshot)),
    oneof(
      constantFrom(undefined, null, '', 0, -1, true, [], {}, [null], '__proto__', ...nearly),
      jsonValue({ maxDepth: 1 }),
    ),
  )
  assert(
    property(array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const value = damages.reduce<unknown>(
        (current, [path, by]) => replaced(current, path, by),
        snapshot,
      )
      const result = readNetwork([{ name: 'damaged.json', text: JSON.stringify(value) }])
      expect(result.ok ? 'damaged.json: ' : result.error).toMatch(/^damaged\.json[: ]/)
      expect(result.ok ? '' : result.error).not.toContain('undefined')
      const diagram = result.ok ? result.value.diagram : EMPTY_DIAGRAM
      expect(readDiagram(writeDiagram(diagram))).toEqual({ ok: true, value: diagram })
      expect(validate(diagram.topology)).toBeInstanceOf(Array)
    }),
    { numRuns: 300 },
  )
}
