import { useWalk } from '@/panels/trace/useWalk'
import { fire, lastPosition, useSimulation } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { runCommand } from './lateCommands'

const words = strings.shell

/** Step, play, step and Fire, under the thumb. */
export function PhoneBar() {
  const firing = useSimulation((state) => state.firing)
  const position = useSimulation((state) => state.position)
  const playing = useSimulation((state) => state.playing)
  const hidesAhead = useWalk()?.hidesAhead ?? false
  const idle = firing === undefined
  return (
    <section
      aria-label={words.packet}
      className="z-20 flex h-[60px] items-center gap-1.5 border-t border-line bg-surface px-3"
    >
      <IconButton
        label={strings.dock.transport.back}
        glyph="stepBack"
        disabled={idle || position === 0}
        onClick={() => {
          runCommand('stepBack')
        }}
      />
      <IconButton
        label={playing ? strings.present.pause : strings.present.play}
        glyph={playing ? 'pause' : 'play'}
        variant="plain"
        disabled={idle}
        className="size-11! rounded-full!"
        onClick={() => {
          runCommand('playPause')
        }}
      />
      <IconButton
        label={strings.dock.transport.on}
        glyph="stepForward"
        disabled={idle || position === lastPosition(firing)}
        onClick={() => {
          runCommand('stepForward')
        }}
      />
      {firing && (
        <span className="font-mono text-[12px] text-muted">
          {strings.present.station(position + 1, hidesAhead ? undefined : lastPosition(firing) + 1)}
        </span>
      )}
      <span className="flex-1" />
      <Button
        variant="primary"
        glyph="play"
        className="h-11! px-4!"
        onClick={() => {
          fire()
        }}
      >
        {idle ? words.fire : words.fireAgain}
      </Button>
    </section>
  )
}
