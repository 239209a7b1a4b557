import { trafficOf, withRunSettings, withTraffic } from '@/layout/trafficOf'
import { withSource, withSourceChanged, withSourceCopied } from '@/model/edits/trafficSources'
import { resourcesOf } from '@/model/topology'
import type { RunSettings, TrafficEnd, TrafficSource } from '@/model/trafficSource'
import { diagramStore } from '@/store/diagramStore'
import { restartRun } from '@/store/run/run'
import { trafficOfForm } from '@/store/run/runTraffic'
import { endOf as canTalk, simulationStore } from '@/store/simulationStore'
import { tellEdit } from '@/store/telling'
import { viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { presetSource, type Preset } from './presets'
import { sourceName } from './sourceText'
import { endOf } from './trafficEnds'

const words = strings.traffic

/** Adds traffic of a kind between the ends at hand, and answers its id; nothing where there are none. */
export function addPreset(preset: Preset): string | undefined {
  const ends = endsAtHand()
  return ends && add(presetSource(diagramStore.getState().diagram.topology, preset, ends))
}

/** Adds what the packet's form holds, and answers its id. */
export function addFromLine(): string | undefined {
  const { topology } = diagramStore.getState().diagram
  const source = trafficOfForm(topology, simulationStore.getState().form)
  return source && add(source)
}

function add(about: Omit<TrafficSource, 'id'>): string {
  const { diagram, edit } = diagramStore.getState()
  const { traffic, id } = withSource(trafficOf(diagram), about)
  const name = sourceName(diagram.topology, { ...about, id })
  edit(words.steps.add(name), (before) => withTraffic(before, traffic))
  return id
}

export type ChangedField = keyof typeof words.steps.fields

/** Changes one field of a source, as one step of undo that names it. */
export function changeSource(
  id: string,
  field: ChangedField,
  change: (source: TrafficSource) => TrafficSource,
): void {
  step(id, (what) => words.steps.change(words.steps.fields[field], what), change)
}

/** Lets a source send, or keeps it and sends nothing. */
export function switchSource(id: string, on: boolean): void {
  step(id, on ? words.steps.on : words.steps.off, ({ off: _off, ...source }) =>
    on ? source : { ...source, off: true },
  )
}

function step(
  id: string,
  label: (what: string) => string,
  change: (source: TrafficSource) => TrafficSource,
): void {
  const { diagram, edit } = diagramStore.getState()
  const source = trafficOf(diagram).find((one) => one.id === id)
  if (!source) return
  edit(label(sourceName(diagram.topology, source)), (before) =>
    withTraffic(before, withSourceChanged(trafficOf(before), id, change)),
  )
}

/** Puts a copy of a source behind it, and answers the copy's id. */
export function duplicateSource(source: TrafficSource): string {
  const { diagram, edit } = diagramStore.getState()
  const { traffic, id } = withSourceCopied(trafficOf(diagram), source.id)
  edit(words.steps.duplicate(sourceName(diagram.topology, source)), (before) =>
    withTraffic(before, traffic),
  )
  return id
}

/** Removes a source, and tells so with a way back. */
export function removeSource(source: TrafficSource): void {
  const { diagram, edit } = diagramStore.getState()
  const name = sourceName(diagram.topology, source)
  edit(words.steps.remove(name), (before) =>
    withTraffic(
      before,
      trafficOf(before).filter(({ id }) => id !== source.id),
    ),
  )
  tellEdit(words.removed(name))
}

/** Changes how runs go; one that is open begins anew, as another one would. */
export function changeRun(label: string, change: RunSettings): void {
  diagramStore.getState().edit(label, (before) => withRunSettings(before, change))
  restartRun()
}

/** Two things that are selected, else the ends of the packet's form, else the first two instances. */
function endsAtHand(): { readonly from: TrafficEnd; readonly to: TrafficEnd } | undefined {
  const { topology } = diagramStore.getState().diagram
  const { from, to } = simulationStore.getState().form
  const { selection } = viewStore.getState()
  const pairs = [
    selection.length === 2 ? selection : [],
    [from, to],
    resourcesOf(topology, 'instance').map(({ id }) => id),
  ]
  const talks = (id: string): boolean => canTalk(topology, id) !== undefined
  const pair = pairs.find(([one = '', other = '']) => talks(one) && talks(other))
  const [one, other] = pair ?? []
  if (one === undefined || other === undefined) return undefined
  return { from: endOf(topology, one), to: endOf(topology, other) }
}
