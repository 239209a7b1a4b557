import { EXAMPLE_FORM } from '@/scenarios/exampleNetwork'
import { starterScenes, type StarterScene } from '@/scenarios/starterScenes'
import { setForm } from '@/store/simulationStore'
import { Dialog } from '@/ui/Dialog'
import { Glyph } from '@/ui/glyphs'
import { setApp } from './appStore'
import { replaceDiagram } from './opening'

/** Networks to open and play with. */
export function ExamplesDialog() {
  const choose = (scene: StarterScene) => {
    close()
    replaceDiagram(`Open ${scene.name}`, scene.diagram())
    if (scene === starterScenes[0]) setForm(EXAMPLE_FORM)
  }
  return (
    <Dialog
      open
      title="Open an example"
      description="What is open now comes back with undo."
      onClose={close}
    >
      <ul className="-mx-2 pt-1">
        {starterScenes.map((scene) => (
          <li key={scene.id}>
            <button
              type="button"
              className="flex w-full cursor-pointer items-center gap-3 rounded-card px-2 py-2.5 text-left hover:bg-sunken"
              onClick={() => {
                choose(scene)
              }}
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{scene.name}</span>
                <span className="block text-[12px] leading-[17px] text-muted">{scene.summary}</span>
              </span>
              <Glyph name="chevronRight" className="text-muted" />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function close(): void {
  setApp({ dialog: undefined })
}
