import { pauseRun, playRun, seekTo, stepPacket, toNextDenial } from '@/store/run/run'
import { useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { Kbd } from '@/ui/Kbd'
import { PredictSwitch } from '../predict/PredictSwitch'
import { LoopButton } from './LoopButton'
import { MoreMenu } from './MoreMenu'
import { RunClock } from './RunClock'
import { RunHelp } from './RunHelp'
import { RunNotice } from './RunNotice'
import { SpeedMenu } from './SpeedMenu'
import { askForTraffic } from '../traffic/askForTraffic'

const words = strings.timeline

/** Plays the run, or goes through it packet by packet. */
export function RunTransport() {
  const playing = useRun((run) => run.playing)
  const atStart = useRun((run) => run.now === 0)
  return (
    <div className="flex items-center gap-2 px-3 pt-2 pb-1 max-md:gap-1">
      <fieldset aria-label={words.transport} className="flex flex-none items-center gap-0.5">
        <IconButton
          label={words.toStart}
          glyph="toStart"
          shortcut={strings.keys.names.Home}
          disabled={atStart}
          onClick={() => {
            seekTo(0)
          }}
        />
        <IconButton
          label={words.packetBack}
          glyph="stepBack"
          shortcut="←"
          disabled={atStart}
          onClick={() => {
            stepPacket(-1)
          }}
        />
        <IconButton
          label={playing ? words.pause : words.play}
          glyph={playing ? 'pause' : 'play'}
          shortcut={strings.keys.names.Space}
          variant="plain"
          className="size-[34px]! rounded-full! pointer-coarse:size-11!"
          onClick={playing ? pauseRun : playRun}
        />
        <IconButton
          label={words.packetOn}
          glyph="stepForward"
          shortcut="→"
          onClick={() => {
            stepPacket(1)
          }}
        />
        <SpeedMenu />
      </fieldset>
      <RunClock />
      <RunNotice />
      <PredictSwitch />
      <Button
        variant="quiet"
        glyph="flag"
        aria-keyshortcuts="D"
        className="max-md:hidden"
        onClick={toNextDenial}
      >
        {words.nextDenial}
        <Kbd>D</Kbd>
      </Button>
      <LoopButton />
      <Button
        glyph="plus"
        aria-label={words.addTrafficLong}
        onClick={() => {
          askForTraffic()
        }}
      >
        <span className="max-md:sr-only">{words.addTraffic}</span>
      </Button>
      <span className="flex-none max-[1420px]:hidden">
        <RunHelp />
      </span>
      <MoreMenu />
    </div>
  )
}
