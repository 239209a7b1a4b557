import { seekTo, stepEvent, stepPacket, toggleRun } from '@/store/run/run'
import { runStore } from '@/store/run/runStore'
import { setPredicting } from '@/store/predict/predicting'
import { resetScore } from '@/store/predict/scores'
import {
  clearTrace,
  fire,
  lastPosition,
  pause,
  play,
  seek,
  simulationStore,
} from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import type { Command } from './command'

const words = strings.commands

const isRunning = () => runStore.getState().open
/** Whether there is anything to play: a walk, or a run of traffic in its place. */
const hasTrace = () => isRunning() || simulationStore.getState().firing !== undefined

/** The first field of the packet's line; where the line is folded, what opens it. */
function focusForm(): void {
  const fields = document.querySelectorAll<HTMLElement>('#packet input, #packet button')
  const shown = [...fields].find((field) => field.tabIndex >= 0 && field.offsetParent !== null)
  shown?.focus()
}

/** Firing a packet and walking with it. */
export const PACKET_COMMANDS: readonly Command[] = [
  {
    id: 'fire',
    label: words.fire,
    group: 'packet',
    glyph: 'play',
    chords: ['F'],
    run: () => {
      fire()
    },
  },
  {
    id: 'choosePacket',
    label: words.choosePacket,
    group: 'packet',
    glyph: 'swap',
    chords: ['T'],
    run: focusForm,
  },
  {
    id: 'playPause',
    label: words.playPause,
    group: 'packet',
    glyph: 'pause',
    chords: ['Space'],
    enabled: hasTrace,
    run: () => {
      if (isRunning()) toggleRun()
      else if (simulationStore.getState().playing) pause()
      else play()
    },
  },
  {
    id: 'predict',
    label: strings.predict.start,
    group: 'packet',
    glyph: 'question',
    chords: ['Q'],
    run: () => {
      setPredicting(!simulationStore.getState().predicting)
    },
  },
  {
    id: 'resetScore',
    label: strings.predict.reset,
    group: 'packet',
    glyph: 'undo',
    run: resetScore,
  },
  {
    id: 'stepForward',
    label: words.stepForward,
    group: 'packet',
    glyph: 'stepForward',
    chords: ['ArrowRight', 'PageDown'],
    enabled: hasTrace,
    run: () => {
      if (isRunning()) stepPacket(1)
      else seek(simulationStore.getState().position + 1)
    },
  },
  {
    id: 'stepBack',
    label: words.stepBack,
    group: 'packet',
    glyph: 'stepBack',
    chords: ['ArrowLeft', 'PageUp'],
    enabled: hasTrace,
    run: () => {
      if (isRunning()) stepPacket(-1)
      else seek(simulationStore.getState().position - 1)
    },
  },
  {
    id: 'eventForward',
    label: words.eventForward,
    group: 'packet',
    glyph: 'stepForward',
    chords: ['.'],
    enabled: hasTrace,
    run: () => {
      if (isRunning()) stepEvent(1)
      else seek(simulationStore.getState().position + 1)
    },
  },
  {
    id: 'eventBack',
    label: words.eventBack,
    group: 'packet',
    glyph: 'stepBack',
    chords: [','],
    enabled: hasTrace,
    run: () => {
      if (isRunning()) stepEvent(-1)
      else seek(simulationStore.getState().position - 1)
    },
  },
  {
    id: 'toFirst',
    label: words.toFirst,
    group: 'packet',
    glyph: 'toStart',
    chords: ['Home'],
    enabled: hasTrace,
    run: () => {
      if (isRunning()) seekTo(0)
      else seek(0)
    },
  },
  {
    id: 'toLast',
    label: words.toLast,
    group: 'packet',
    glyph: 'toEnd',
    chords: ['End'],
    enabled: hasTrace,
    run: () => {
      if (isRunning()) seekTo(runStore.getState().knownUntil)
      else seek(lastPosition(simulationStore.getState().firing))
    },
  },
  {
    id: 'clearTrace',
    label: words.clearTrace,
    group: 'packet',
    glyph: 'cross',
    enabled: () => !isRunning() && hasTrace(),
    run: clearTrace,
  },
]
