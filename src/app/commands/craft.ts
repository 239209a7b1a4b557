import { ANNOTATION_GLYPHS } from '@/canvas/place/kindGlyphs'
import { ANNOTATION_KINDS } from '@/layout/diagram'
import { addAnnotationHere } from '@/store/annotating'
import { canCollapse, canLock, toggleCollapse, toggleLock } from '@/store/holding'
import { strings } from '@/strings/strings'
import type { Command } from './command'

const words = strings.craft.commands

/** Locking and collapsing, notes and frames. */
export const CRAFT_COMMANDS: readonly Command[] = [
  {
    id: 'lock',
    label: words.lock,
    group: 'edit',
    glyph: 'lock',
    chords: ['L'],
    enabled: canLock,
    run: toggleLock,
  },
  {
    id: 'collapse',
    label: words.collapse,
    group: 'edit',
    glyph: 'collapse',
    chords: ['Shift+C'],
    enabled: canCollapse,
    run: () => {
      toggleCollapse()
    },
  },
  ...ANNOTATION_KINDS.map(
    (kind): Command => ({
      id: `add-${kind}`,
      label: strings.annotations.tools[kind].add,
      group: 'add',
      glyph: ANNOTATION_GLYPHS[kind],
      chords: [kind === 'note' ? 'N' : 'Shift+N'],
      run: () => {
        addAnnotationHere(kind)
      },
    }),
  ),
]
