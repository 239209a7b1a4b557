import { strings } from '@/strings/strings'
import { appStore, setApp } from '../appStore'
import { copyDiagram, downloadDiagram } from '../exporting'
import { arrange, startCopy, startNew } from '../opening'
import type { Command } from './command'

const words = strings.commands

/** The diagram as a whole: arranging, opening, saving, taking it out. */
export const DIAGRAM_COMMANDS: readonly Command[] = [
  {
    id: 'arrange',
    label: words.arrange,
    group: 'diagram',
    glyph: 'arrange',
    run: () => {
      void arrange()
    },
  },
  {
    id: 'new',
    label: words.startNew,
    group: 'diagram',
    glyph: 'file',
    run: () => {
      void startNew()
    },
  },
  {
    id: 'diagrams',
    label: words.diagrams,
    group: 'diagram',
    glyph: 'list',
    chords: ['Mod+O'],
    run: () => {
      setApp({ dialog: 'diagrams' })
    },
  },
  {
    id: 'copy',
    label: words.copy,
    group: 'diagram',
    glyph: 'copy',
    run: () => {
      void startCopy()
    },
  },
  {
    id: 'examples',
    label: words.examples,
    group: 'diagram',
    glyph: 'wand',
    run: () => {
      setApp({ dialog: 'examples' })
    },
  },
  {
    id: 'import',
    label: words.importNetwork,
    group: 'diagram',
    glyph: 'download',
    run: () => {
      setApp({ dialog: 'import' })
    },
  },
  {
    id: 'importReport',
    label: words.importReport,
    group: 'diagram',
    glyph: 'info',
    enabled: () => appStore.getState().lastImport !== undefined,
    run: () => {
      setApp({ dialog: 'report' })
    },
  },
  {
    id: 'export',
    label: words.exportFile,
    group: 'diagram',
    glyph: 'upload',
    run: downloadDiagram,
  },
  {
    id: 'exportImage',
    label: words.exportImage,
    group: 'diagram',
    glyph: 'window',
    chords: ['Mod+P'],
    run: () => {
      setApp({ dialog: 'image' })
    },
  },
  {
    id: 'copyJson',
    label: words.copyJson,
    group: 'diagram',
    glyph: 'copy',
    run: () => {
      void copyDiagram()
    },
  },
]
