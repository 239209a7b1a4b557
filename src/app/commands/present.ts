import { diagramStore } from '@/store/diagramStore'
import { presentStore, startPresenting, stopPresenting, toggleEditing } from '@/store/presentStore'
import { restartAfter } from '@/store/run/run'
import { keepSceneStart, resetScene, sceneStore } from '@/store/scene'
import { simulationStore } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { openBeside } from '../besideStore'
import { notify } from '../notify'
import { IS_BESIDE, PHONE } from '../useMedia'
import type { Command } from './command'

const words = strings.present

/** What a room is shown with. */
export const PRESENT_COMMANDS: readonly Command[] = [
  {
    id: 'present',
    label: words.startLong,
    group: 'view',
    glyph: 'present',
    chords: ['P'],
    // A phone has no room for it: its own shell shows one thing at a time.
    enabled: () => !window.matchMedia(PHONE).matches,
    run: () => {
      if (presentStore.getState().presenting) stopPresentation()
      else startPresentation()
    },
  },
  {
    id: 'editWhilePresenting',
    label: words.edit,
    group: 'view',
    glyph: 'panelRight',
    chords: ['E'],
    enabled: () => presentStore.getState().presenting,
    keyOnly: true,
    run: toggleEditing,
  },
  {
    id: 'fullScreen',
    label: words.fullScreen,
    group: 'view',
    glyph: 'fit',
    chords: ['Shift+F'],
    run: () => {
      void toggleFullScreen()
    },
  },
  {
    id: 'copyBeside',
    label: strings.beside.openCopy,
    group: 'view',
    glyph: 'columns',
    enabled: () => !IS_BESIDE && !window.matchMedia(PHONE).matches,
    run: () => {
      void copyBeside()
    },
  },
  {
    id: 'resetScene',
    label: words.reset,
    group: 'diagram',
    glyph: 'undo',
    chords: ['Shift+R'],
    enabled: () => sceneStore.getState().start !== undefined,
    run: () => {
      // A scene begins with its traffic at 0:00, also where an earlier moment was shown.
      restartAfter(resetScene)
      void notify({ text: words.resetDone })
    },
  },
  {
    id: 'keepSceneStart',
    label: words.keepStart,
    group: 'diagram',
    glyph: 'pin',
    run: () => {
      void keepSceneStart()
      void notify({ text: words.startKept, detail: words.startKeptDetail })
    },
  },
]

/** Fills the screen with the map; the first presentation of a diagram keeps the start of its scene. */
function startPresentation(): void {
  if (!sceneStore.getState().start) void keepSceneStart()
  startPresenting()
}

/** Back to drawing, in the window as it was. */
export function stopPresentation(): void {
  stopPresenting()
  if (document.fullscreenElement) void document.exitFullscreen()
}

/** A copy of what is open in a second pane, to change one of the two and compare. */
async function copyBeside(): Promise<void> {
  const { duplicateKept, copyName } = await import('@/store/library')
  const { diagram } = diagramStore.getState()
  const { form } = simulationStore.getState()
  const key = await duplicateKept({ diagram, form })
  openBeside({ key, name: copyName(diagram.name) })
}

async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen()
    else await document.documentElement.requestFullscreen()
  } catch {
    void notify({ text: words.refused, fault: true })
  }
}
