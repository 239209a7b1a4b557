import type { Diagram } from '@/layout/diagram'
import { resourcesOf } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { clearTrace, endOf, setForm, simulationStore } from '@/store/simulationStore'
import { setView } from '@/store/viewStore'
import { strings } from '@/strings/strings'

/** Puts another diagram in place as one edit, so that undo brings the one before back. */
export function replaceDiagram(label: string, diagram: Diagram): void {
  clearTrace()
  setView({ selection: [], ruleFocus: undefined, tool: 'select', tab: 'inspect' })
  diagramStore.getState().edit(label, () => diagram)
  proposeEnds(diagram)
  showAll()
}

/** Starts a new diagram beside those that are kept. */
export async function startNew(): Promise<void> {
  const { openNew } = await import('@/store/library')
  await openNew()
  settle()
}

/** Goes on with a copy of what is open; the original stays as it is. */
export async function startCopy(): Promise<void> {
  const { saveCopy } = await import('@/store/library')
  await saveCopy()
}

/** Another diagram is open: nothing of the one before is shown or selected any more. */
export function settle(): void {
  clearTrace()
  setView({ selection: [], ruleFocus: undefined, tool: 'select', tab: 'inspect' })
  proposeEnds(diagramStore.getState().diagram)
  showAll()
}

/** The ends of a packet are of the network before: this one's first two instances take their place. */
function proposeEnds({ topology }: Diagram): void {
  const { from, to } = simulationStore.getState().form
  if (endOf(topology, from) && endOf(topology, to)) return
  const running = resourcesOf(topology, 'instance').filter(({ state }) => state === 'running')
  const [first, second] = running.map(({ id }) => id)
  setForm({ from: first ?? '', to: second ?? '' })
}

/** Opens the network of the first visit, with its packet ready to fire. */
export async function openExample(): Promise<void> {
  const { EXAMPLE_FORM, exampleDiagram } = await import('@/scenarios/exampleNetwork')
  const diagram = exampleDiagram()
  replaceDiagram(strings.steps.open(diagram.name), diagram)
  setForm(EXAMPLE_FORM)
  const { keepSceneStart } = await import('@/store/scene')
  await keepSceneStart()
}

/** Lays everything out anew. */
export async function arrange(): Promise<void> {
  const { autoLayout } = await import('@/layout/autoLayout')
  diagramStore.getState().edit(strings.steps.arrange, (diagram) => ({
    ...diagram,
    layout: autoLayout(diagram.topology),
  }))
  showAll()
}

function showAll(): void {
  setView({ reveal: { ids: [], whole: true } })
}
