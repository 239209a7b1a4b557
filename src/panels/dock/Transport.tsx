import {
  lastPosition,
  pause,
  play,
  seek,
  setSpeed,
  SPEEDS,
  useSimulation,
  type Speed,
} from '@/store/simulationStore'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { Menu } from '@/ui/Menu'
import { strings } from '@/strings/strings'

const words = strings.dock.transport

/** Plays the walk, or goes through it station by station. */
export function Transport() {
  const position = useSimulation((state) => state.position)
  const last = useSimulation((state) => lastPosition(state.firing))
  const playing = useSimulation((state) => state.playing)
  return (
    <fieldset aria-label={words.play} className="flex items-center gap-0.5">
      <IconButton
        label={words.first}
        glyph="toStart"
        shortcut="Home"
        disabled={position === 0}
        onClick={() => {
          seek(0)
        }}
      />
      <IconButton
        label={words.back}
        glyph="stepBack"
        shortcut="←"
        disabled={position === 0}
        onClick={() => {
          seek(position - 1)
        }}
      />
      <IconButton
        label={playing ? words.pause : words.go}
        glyph={playing ? 'pause' : 'play'}
        shortcut="Space"
        variant="plain"
        className="size-[34px]! rounded-full! pointer-coarse:size-11!"
        onClick={playing ? pause : play}
      />
      <IconButton
        label={words.on}
        glyph="stepForward"
        shortcut="→"
        disabled={position === last}
        onClick={() => {
          seek(position + 1)
        }}
      />
      <IconButton
        label={words.last}
        glyph="toEnd"
        shortcut="End"
        disabled={position === last}
        onClick={() => {
          seek(last)
        }}
      />
      <SpeedMenu />
    </fieldset>
  )
}

function SpeedMenu() {
  const speed = useSimulation((state) => state.speed)
  return (
    <Menu
      label={words.speed}
      entries={SPEEDS.map((each) => ({
        label: speedText(each),
        ...(each === speed ? { glyph: 'check' as const } : {}),
        onChoose: () => {
          setSpeed(each)
        },
      }))}
    >
      <Button variant="quiet" aria-label={words.speedIs(speedText(speed))} className="w-9 px-0!">
        {speedText(speed)}
      </Button>
    </Menu>
  )
}

function speedText(speed: Speed): string {
  return speed === 0.5 ? '½×' : `${String(speed)}×`
}
