import { askForPanel } from '@/store/askedPanel'
import { runStore } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import type { Command } from './command'

const words = strings.learning.commands

const isOpen = () => runStore.getState().status === 'ready'

/** What is learnt from a run that is open. */
export const LEARN_COMMANDS: readonly Command[] = [
  {
    id: 'compareRuns',
    label: words.compare,
    group: 'packet',
    glyph: 'columns',
    chords: ['B'],
    enabled: isOpen,
    run: () => {
      askForPanel('compare')
    },
  },
  {
    id: 'storyOfRun',
    label: words.story,
    group: 'packet',
    glyph: 'list',
    chords: ['H'],
    enabled: isOpen,
    run: () => {
      askForPanel('story')
    },
  },
]
