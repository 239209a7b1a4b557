import { miniatureOf } from '@/layout/miniature'
import { allResources } from '@/model/topology'
import { EXAMPLE_FORM } from '@/scenarios/exampleNetwork'
import type { SceneDiagram } from '@/scenarios/sketch'
import { starterScenes } from '@/scenarios/starterScenes'
import type { Check } from '@/scenarios/templates/template'
import { templates } from '@/scenarios/templates/templates'
import { keepSceneStart } from '@/store/scene'
import { setForm, suggest, type PacketForm } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { Dialog } from '@/ui/Dialog'
import { setApp } from './appStore'
import { MiniatureView } from './MiniatureView'
import { replaceDiagram } from './opening'

const words = strings.diagrams.examples

interface Offer {
  readonly id: string
  readonly name: string
  readonly summary: string
  readonly diagram: SceneDiagram
  /** Puts the packet that shows it best into the form. */
  readonly propose: () => void
}

// Drawn once: a picture is the layout of the whole network.
const SCENES: readonly Offer[] = starterScenes.map(({ diagram, ...scene }, index) => ({
  ...scene,
  diagram: diagram(),
  propose: () => {
    if (index === 0) setForm(EXAMPLE_FORM)
  },
}))
const TEMPLATES: readonly Offer[] = templates.map(({ diagram, checks, ...template }) => {
  const drawn = diagram()
  return {
    ...template,
    diagram: drawn,
    propose: () => {
      suggest(checks.map((check) => packetOf(drawn, check)))
    },
  }
})

/** Networks to open and play with, and designs to start from, each with its picture. */
export function ExamplesDialog() {
  return (
    <Dialog wide title={words.title} description={words.about} onClose={close}>
      <Gallery title={words.scenes} offers={SCENES} />
      <Gallery title={words.designs} offers={TEMPLATES} />
    </Dialog>
  )
}

function Gallery({ title, offers }: { readonly title: string; readonly offers: readonly Offer[] }) {
  return (
    <section aria-label={title}>
      <h3 className="pt-3 pb-2 text-[13px] font-semibold text-muted">{title}</h3>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {offers.map((offer) => (
          <li key={offer.id}>
            <button
              type="button"
              className="flex h-full w-full cursor-pointer flex-col rounded-card border border-transparent p-1.5 text-left hover:border-line-strong hover:bg-sunken"
              onClick={() => {
                choose(offer)
              }}
            >
              <MiniatureView
                miniature={miniatureOf(offer.diagram)}
                className="aspect-[3/2] w-full"
              />
              <span className="mt-1.5 block font-semibold">{offer.name}</span>
              <span className="block text-[12px] leading-[17px] text-muted">{offer.summary}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function choose({ name, diagram, propose }: Offer): void {
  close()
  replaceDiagram(strings.steps.open(name), diagram)
  propose()
  void keepSceneStart()
}

function packetOf({ topology }: SceneDiagram, { from, to, protocol, port }: Check): PacketForm {
  const idOf = (name: string) => allResources(topology).find((one) => one.name === name)?.id ?? ''
  return { from: idOf(from), to: idOf(to), protocol, port }
}

function close(): void {
  setApp({ dialog: undefined })
}
