import { endsText, trafficText } from '@/panels/dock/formText'
import { useWalk } from '@/panels/trace/useWalk'
import { useDiagramStore, useTopology } from '@/store/diagramStore'
import { usePresent } from '@/store/presentStore'
import { useRun } from '@/store/run/runStore'
import { useScene } from '@/store/scene'
import { lastPosition, useSimulation } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { IconButton, type IconButtonProps } from '@/ui/IconButton'
import { chordOf, runCommand } from './commands'
import { formatChord } from './keys'

const words = strings.present

/** What is presented, how far it is, and the ways out. */
export function PresentBar() {
  const name = useDiagramStore((state) => state.diagram.name)
  const topology = useTopology()
  const form = useSimulation(({ firing, form: next }) => firing?.form ?? next)
  const firing = useSimulation((state) => state.firing)
  const position = useSimulation((state) => state.position)
  const hidesAhead = useWalk()?.hidesAhead ?? false
  const running = useRun((run) => run.open)
  const editing = usePresent((state) => state.editing)
  const canReset = useScene((state) => state.start !== undefined)
  return (
    <header className="z-20 col-span-full flex items-center gap-2 px-6">
      <h1 className="truncate text-[20px] leading-[26px] font-semibold">{name}</h1>
      {!running && (
        <p className="ml-2 truncate text-[20px] leading-[26px] text-muted">
          {endsText(topology, form)} <span className="font-mono">{trafficText(form)}</span>
        </p>
      )}
      <span className="flex-1" />
      {firing && !running && (
        <span className="mr-2 flex-none text-[18px] text-muted">
          {words.station(position + 1, hidesAhead ? undefined : lastPosition(firing) + 1)}
        </span>
      )}
      {canReset && <Press id="resetScene" label={words.reset} glyph="undo" />}
      <Press
        id="editWhilePresenting"
        label={words.edit}
        glyph="panelRight"
        aria-pressed={editing}
      />
      <Press id="fullScreen" label={words.fullScreen} glyph="fit" />
      <Press id="present" label={words.stop} glyph="cross" shortcut={strings.keys.escape} />
    </header>
  )
}

function Press({ id, ...props }: IconButtonProps & { readonly id: string }) {
  return (
    <IconButton
      shortcut={formatChord(chordOf(id) ?? '')}
      size={20}
      variant="plain"
      className="size-10! flex-none"
      onClick={() => {
        runCommand(id)
      }}
      {...props}
    />
  )
}
