import { describe, expect, it } from 'vitest'
import { addAnnotation, annotationsOf, changeAnnotation } from '@/layout/annotations'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { marked } from '@/layout/marked'
import { readDiagram } from './diagramFile'
import { writeDiagram } from './writeDiagram'

const withNote = addAnnotation(EMPTY_DIAGRAM, 'note', { x: 100, y: 100 }).diagram
const withBoth = addAnnotation(withNote, 'frame', { x: 0, y: 0, width: 300, height: 200 }).diagram

describe('the file of a diagram', () => {
  it('keeps notes, locks and what is collapsed, and reads back the same', () => {
    const said = changeAnnotation(withBoth, 'note-1', { text: 'two\nlines, "quoted" & <so on>' })
    const full = marked(
      marked(said, 'locked', ['note-1', 'frame-1'], true),
      'collapsed',
      ['x'],
      true,
    )
    const text = writeDiagram(full)
    const read = readDiagram(text)
    expect(read).toEqual({ ok: true, value: full })
    expect(read.ok && writeDiagram(read.value)).toBe(text)
    expect(full.locked).toEqual(['frame-1', 'note-1'])
  })

  it('of before there were notes opens as it always did', () => {
    const old: unknown = JSON.parse(writeDiagram(EMPTY_DIAGRAM))
    expect(readDiagram(old)).toEqual({ ok: true, value: EMPTY_DIAGRAM })
  })

  it('with a damaged note is refused with its place', () => {
    const file = JSON.parse(writeDiagram(withNote)) as { annotations: Record<string, unknown> }
    file.annotations['note-1'] = { ...annotationsOf(withNote)['note-1'], width: 'wide' }
    const read = readDiagram(file)
    expect(read.ok ? '' : read.error).toContain('annotations.note-1.width')
  })
})
