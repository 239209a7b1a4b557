import { askForTraffic } from '@/panels/traffic/askForTraffic'
import { loopAround, withLoopEnd } from '@/store/run/looping'
import {
  closeRun,
  openRun,
  restartRun,
  setLoop,
  setRunSpeed,
  skipQuiet,
  toNextDenial,
  toPreviousDenial,
} from '@/store/run/run'
import { RUN_SPEEDS, runStore } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import type { Command } from './command'

const words = strings.timeline.commands

const isOpen = () => runStore.getState().status === 'ready'

/** Running traffic under a clock; what plays and steps it is shared with the single packet. */
export const RUN_COMMANDS: readonly Command[] = [
  {
    id: 'run',
    label: words.run,
    group: 'packet',
    glyph: 'clock',
    chords: ['R'],
    run: () => {
      if (runStore.getState().open) closeRun()
      else void openRun()
    },
  },
  {
    id: 'addTraffic',
    label: words.addTraffic,
    group: 'packet',
    glyph: 'plus',
    chords: ['Shift+T'],
    run: () => {
      if (!runStore.getState().open) void openRun()
      askForTraffic()
    },
  },
  {
    id: 'nextDenial',
    label: words.nextDenial,
    group: 'packet',
    glyph: 'flag',
    chords: ['D'],
    enabled: isOpen,
    run: toNextDenial,
  },
  {
    id: 'previousDenial',
    label: words.previousDenial,
    group: 'packet',
    glyph: 'flag',
    chords: ['Shift+D'],
    enabled: isOpen,
    run: toPreviousDenial,
  },
  {
    id: 'skipQuiet',
    label: words.skip,
    group: 'packet',
    glyph: 'arrowRight',
    chords: ['S'],
    enabled: isOpen,
    run: skipQuiet,
  },
  {
    id: 'faster',
    label: words.faster,
    group: 'packet',
    glyph: 'toEnd',
    chords: ['>'],
    enabled: isOpen,
    run: () => {
      changeSpeed(1)
    },
  },
  {
    id: 'slower',
    label: words.slower,
    group: 'packet',
    glyph: 'toStart',
    chords: ['<'],
    enabled: isOpen,
    run: () => {
      changeSpeed(-1)
    },
  },
  {
    id: 'loop',
    label: words.loop,
    group: 'packet',
    glyph: 'refresh',
    chords: ['O'],
    enabled: isOpen,
    run: () => {
      const state = runStore.getState()
      setLoop(state.loop ? undefined : loopAround(state))
    },
  },
  {
    id: 'loopFrom',
    label: words.loopFrom,
    group: 'packet',
    glyph: 'refresh',
    chords: ['['],
    enabled: isOpen,
    run: () => {
      setLoopEnd('from')
    },
  },
  {
    id: 'loopTo',
    label: words.loopTo,
    group: 'packet',
    glyph: 'refresh',
    chords: [']'],
    enabled: isOpen,
    run: () => {
      setLoopEnd('to')
    },
  },
  {
    id: 'restartRun',
    label: words.restart,
    group: 'packet',
    glyph: 'toStart',
    enabled: isOpen,
    run: restartRun,
  },
]

function changeSpeed(by: 1 | -1): void {
  const at = RUN_SPEEDS.findIndex((speed) => speed === runStore.getState().speed)
  const next = RUN_SPEEDS[at + by]
  if (next !== undefined) setRunSpeed(next)
}

function setLoopEnd(end: 'from' | 'to'): void {
  const state = runStore.getState()
  setLoop(withLoopEnd(state.loop ?? loopAround(state), end, state.now, state.length))
}
