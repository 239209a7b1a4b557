import { lazy } from 'react'
import { WalkStrip } from '@/panels/dock/WalkStrip'
import { PacketForm } from '@/panels/dock/PacketForm'
import { FireButton } from '@/panels/dock/FireButton'
import { PredictSwitch } from '@/panels/predict/PredictSwitch'
import { DockHead } from '@/panels/timeline/DockHead'
import { stationWords } from '@/panels/stationWords'
import { useRun } from '@/store/run/runStore'
import { usePresent } from '@/store/presentStore'
import { pause, play, useSimulation } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { Kbd } from '@/ui/Kbd'
import { Part } from '@/ui/Part'

const words = strings.present

const TrafficDock = lazy(async () => ({
  default: (await import('@/panels/timeline/TrafficDock')).TrafficDock,
}))

/** The walk, or the run of traffic, in large type. */
export function PresentDock() {
  const running = useRun((run) => run.open)
  return (
    <section
      id="packet"
      aria-label={words.packet}
      className="relative z-10 col-span-full border-t border-line bg-surface"
    >
      <div className="pointer-events-none absolute inset-x-6 bottom-full pb-3 [zoom:1.25]">
        <DockHead />
      </div>
      {running ? (
        <div className="px-3 [zoom:1.25]">
          <Part>
            <TrafficDock />
          </Part>
        </div>
      ) : (
        <PresentWalk />
      )}
    </section>
  )
}

/** Where the packet is in one sentence, and the strip to go along. */
function PresentWalk() {
  const firing = useSimulation((state) => state.firing)
  const position = useSimulation((state) => state.position)
  const playing = useSimulation((state) => state.playing)
  const asked = useSimulation((state) => state.asked !== undefined)
  const editing = usePresent((state) => state.editing)
  const step = firing?.trace.steps[position]
  return (
    <>
      {editing && (
        <div className="px-3 [zoom:1.35]">
          <PacketForm />
        </div>
      )}
      <div className="flex items-end gap-4 px-6 py-3">
        <div className="min-w-0 flex-1">
          <p className="py-1.5 text-[20px] leading-[26px]">
            {asked
              ? strings.dock.strip.asked
              : firing && step
                ? stationWords(firing.topology, step)
                : words.fireFirst}
          </p>
          {firing && (
            <div className="flex items-center gap-4">
              <IconButton
                label={playing ? words.pause : words.play}
                glyph={playing ? 'pause' : 'play'}
                shortcut={strings.keys.names.Space}
                variant="plain"
                size={22}
                className="size-11! flex-none rounded-full!"
                onClick={playing ? pause : play}
              />
              <span className="flex flex-none items-center gap-1.5 text-[16px] text-muted">
                <Kbd>←</Kbd>
                <Kbd>→</Kbd>
                {words.step}
              </span>
              <div className="flex-none [zoom:1.25]">
                <PredictSwitch />
              </div>
              <div className="min-w-0 flex-1 [zoom:1.35]">
                <WalkStrip firing={firing} />
              </div>
            </div>
          )}
        </div>
        {!editing && (
          <div className="flex-none [zoom:1.35]">
            <FireButton />
          </div>
        )}
      </div>
    </>
  )
}
