import { describe, expect, it } from 'vitest'
import {
  addAnnotation,
  annotationsOf,
  changeAnnotation,
  copyAnnotations,
  removeAnnotations,
  standsIn,
} from './annotations'
import { EMPTY_DIAGRAM } from './diagram'

const withNote = addAnnotation(EMPTY_DIAGRAM, 'note', { x: 100, y: 100 }).diagram
const withBoth = addAnnotation(withNote, 'frame', { x: 0, y: 0, width: 300, height: 200 }).diagram

describe('notes and frames', () => {
  it('stand around the point they were put at, under ids of their own', () => {
    expect(annotationsOf(withBoth)).toEqual({
      'note-1': { id: 'note-1', kind: 'note', text: 'Note', x: 10, y: 64, width: 180, height: 72 },
      'frame-1': {
        id: 'frame-1',
        kind: 'frame',
        text: 'Frame',
        x: 0,
        y: 0,
        width: 300,
        height: 200,
      },
    })
  })

  it('leave no trace in a diagram that has none any more', () => {
    const gone = removeAnnotations(withBoth, ['note-1', 'frame-1'])
    expect(gone).toEqual(EMPTY_DIAGRAM)
    expect(Object.keys(gone)).not.toContain('annotations')
    expect(removeAnnotations(EMPTY_DIAGRAM, ['note-1'])).toBe(EMPTY_DIAGRAM)
  })

  it('are the same diagram where nothing about them changes', () => {
    expect(changeAnnotation(withNote, 'note-1', { text: 'Note' })).toBe(withNote)
    expect(changeAnnotation(withNote, 'note-9', { text: 'Other' })).toBe(withNote)
  })

  it('are copied under free ids, beside themselves', () => {
    const note = annotationsOf(withNote)['note-1']!
    const { diagram, ids } = copyAnnotations(withNote, [note, note], { x: 24, y: 24 })
    expect(ids).toEqual(['note-2', 'note-3'])
    expect(annotationsOf(diagram)['note-2']).toEqual({ ...note, id: 'note-2', x: 34, y: 88 })
  })

  it('tell what stands wholly in a frame', () => {
    const frame = annotationsOf(withBoth)['frame-1']!
    const inside = { x: 20, y: 20, width: 50, height: 50 }
    const across = { x: 280, y: 20, width: 50, height: 50 }
    expect(
      standsIn(frame, [
        ['a', inside],
        ['b', across],
        ['frame-1', frame],
      ]),
    ).toEqual(['a'])
  })
})
