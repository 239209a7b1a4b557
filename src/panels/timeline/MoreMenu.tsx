import {
  restartRun,
  seekTo,
  skipQuiet,
  stepEvent,
  toNextDenial,
  toPreviousDenial,
} from '@/store/run/run'
import { runStore } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { Menu } from '@/ui/Menu'

const words = strings.timeline

/** What is seldom wanted of a run, or by its keys alone. */
export function MoreMenu() {
  return (
    <Menu
      label={words.more}
      align="end"
      entries={[
        {
          label: words.eventOn,
          glyph: 'stepForward',
          shortcut: '.',
          onChoose: () => {
            stepEvent(1)
          },
        },
        {
          label: words.eventBack,
          glyph: 'stepBack',
          shortcut: ',',
          onChoose: () => {
            stepEvent(-1)
          },
        },
        'line',
        { label: words.nextDenial, glyph: 'flag', shortcut: 'D', onChoose: toNextDenial },
        {
          label: words.previousDenial,
          glyph: 'flag',
          shortcut: 'Shift+D',
          onChoose: toPreviousDenial,
        },
        { label: words.skip, glyph: 'arrowRight', shortcut: 'S', onChoose: skipQuiet },
        {
          label: words.toEnd,
          glyph: 'toEnd',
          shortcut: 'End',
          onChoose: () => {
            seekTo(runStore.getState().knownUntil)
          },
        },
        'line',
        { label: words.restart, glyph: 'refresh', onChoose: restartRun },
      ]}
    >
      <IconButton label={words.more} glyph="more" />
    </Menu>
  )
}
