import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { endOfResource } from '@/engine/endOf'
import type { End, Probe } from '@/engine/probeTypes'
import type { ConnectionTrace, Verdict } from '@/engine/trace'
import { parseIp } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import type { Protocol } from '@/model/traffic'
import { reach, tell } from '@/playback/predict/reach'
import { decisiveStation } from '@/playback/timeline'
import { findResource, type Topology } from '@/model/topology'
import { diagramStore } from './diagramStore'
import { engineNow, loadEngine, type Engine } from './engine'
import { strings } from '@/strings/strings'
import { setView } from './viewStore'

/** What the packet form holds. Ends are ids of what sends and receives, or literal IP addresses. */
export interface PacketForm {
  readonly from: string
  readonly to: string
  readonly protocol: Protocol
  readonly port: number
  readonly srcPort?: number
  readonly family?: 4 | 6
  readonly icmpType?: number
  readonly icmpCode?: number
}

/** What the form is to hold from now on; `undefined` empties a field that may be empty. */
export type FormChange = { readonly [Field in keyof PacketForm]?: PacketForm[Field] | undefined }

/** Text in a field that cannot be meant, kept so that it can be mended. */
export interface FormDraft {
  readonly text: string
  readonly fault: string
}
type FormDrafts = Readonly<Partial<Record<keyof PacketForm, FormDraft>>>

/** A fired packet, with the topology it was fired in. */
export interface Firing {
  readonly form: PacketForm
  readonly topology: Topology
  readonly trace: ConnectionTrace
  /** The verdict before the edit that fired the packet again. */
  readonly verdictBefore?: Verdict
}

export const SPEEDS = [0.5, 1, 2, 4] as const
export type Speed = (typeof SPEEDS)[number]

interface SimulationState {
  readonly form: PacketForm
  /** The fields that hold text which cannot be meant. */
  readonly drafts: FormDrafts
  readonly firing: Firing | undefined
  /** Why the last packet could not be fired at all. */
  readonly fault: string | undefined
  /** True after an edit made the shown trace new; false once it is fired again by hand. */
  readonly refired: boolean
  /** The station that the packet stands at: an index into the trace's steps. */
  readonly position: number
  readonly playing: boolean
  /** Played to the end: the walk rests where its verdict fell, and Play starts it anew. */
  readonly rested: boolean
  /** Whether a prediction is asked for before each station that decides. */
  readonly predicting: boolean
  /** While predicting: the last station that has been told. */
  readonly told: number
  /** The station before which the packet stands until its decision is foretold. */
  readonly asked: number | undefined
  /** The station whose decision was just shown after it was asked for. */
  readonly revealed: number | undefined
  readonly speed: Speed
  /** Latest first, each form once. */
  readonly recent: readonly PacketForm[]
  /** What a design offers to try, kept with its diagram. */
  readonly suggested: readonly PacketForm[]
}

const RECENT_LIMIT = 12

export const simulationStore = createStore<SimulationState>()(() => ({
  form: { from: '', to: '', protocol: 'tcp', port: 443 },
  drafts: {},
  firing: undefined,
  fault: undefined,
  refired: false,
  position: 0,
  playing: false,
  rested: false,
  predicting: false,
  told: 0,
  asked: undefined,
  revealed: undefined,
  speed: 1,
  recent: [],
  suggested: [],
}))

export function useSimulation<T>(selector: (state: SimulationState) => T): T {
  return useStore(simulationStore, selector)
}

export function setForm(change: FormChange): void {
  simulationStore.setState(({ form, drafts }) => ({
    form: compact({ ...form, ...change }),
    drafts: without(drafts, Object.keys(change)),
    fault: undefined,
  }))
}

/** Keeps text that a field cannot take, with the reason; until it is mended nothing is fired. */
export function keepDraft(field: keyof PacketForm, draft: FormDraft): void {
  simulationStore.setState(({ drafts }) => ({ drafts: { ...drafts, [field]: draft } }))
}

/** Offers packets to try; the first one is put into the form. */
export function suggest(suggested: readonly PacketForm[]): void {
  simulationStore.setState({ suggested })
  const [first] = suggested
  if (first) setForm(first)
}

/** Fires the form's packet, or another one, at the network as it now is. */
export function fire(form?: PacketForm): void {
  if (form) simulationStore.setState({ form, drafts: {} })
  const { drafts, form: fired } = simulationStore.getState()
  const [draft] = Object.values(drafts)
  const engine = engineNow()
  if (draft) simulationStore.setState({ fault: draft.fault })
  else if (engine) fireForm(engine, fired)
  else void fireOnceLoaded(fired)
}

async function fireOnceLoaded(form: PacketForm): Promise<void> {
  try {
    fireForm(await loadEngine(), form)
  } catch {
    simulationStore.setState({ fault: strings.simulation.notLoaded })
  }
}

function fireForm({ walkProbe }: Engine, form: PacketForm): void {
  const { topology } = diagramStore.getState().diagram
  const probe = probeOf(topology, form)
  const result = probe.ok ? walkProbe(topology, probe.value) : probe
  if (!result.ok) {
    simulationStore.setState({ fault: result.error })
    return
  }
  simulationStore.setState(({ recent }) => ({
    fault: undefined,
    firing: { form, topology, trace: result.value },
    refired: false,
    ...FROM_THE_START,
    playing: true,
    recent: [form, ...recent.filter((other) => !sameForm(other, form))].slice(0, RECENT_LIMIT),
  }))
  setView({ tab: 'trace' })
}

/** A walk that has not begun. */
const FROM_THE_START = {
  position: 0,
  rested: false,
  told: 0,
  asked: undefined,
  revealed: undefined,
} as const

export function clearTrace(): void {
  simulationStore.setState({
    firing: undefined,
    playing: false,
    refired: false,
    ...FROM_THE_START,
  })
}

/** Moves to a station and pauses there; out of range is clamped, and no prediction is passed by. */
export function seek(position: number): void {
  simulationStore.setState((state) => ({
    ...reached(state, clamp(position, state.firing)),
    playing: false,
    rested: false,
  }))
}

type Walking = Pick<SimulationState, 'firing' | 'predicting' | 'told'>

function reached({ firing, predicting, told }: Walking, target: number): Partial<SimulationState> {
  if (!firing || !predicting) return { position: target, revealed: undefined }
  return { ...reach(firing.trace, told, target), revealed: undefined }
}

/** From now on asks before each station that decides, from the start of the walk; or no more. */
export function setWalkPredicting(predicting: boolean): void {
  simulationStore.setState(({ position }) => ({
    predicting,
    playing: false,
    ...FROM_THE_START,
    ...(predicting ? {} : { position }),
  }))
}

/** Tells the decision that was asked for; the packet stands where it fell. */
export function revealAsked(): void {
  simulationStore.setState(({ firing, asked }) => {
    if (!firing || asked === undefined) return {}
    return { ...tell(firing.trace, asked), revealed: asked }
  })
}

/** Moves on by one station while playing; after the last one the walk rests where its verdict fell. */
export function advance(): void {
  simulationStore.setState((state) => {
    const { firing } = state
    const next = clamp(state.position + 1, firing)
    const walked = reached(state, next)
    if (walked.asked !== undefined) return { ...walked, playing: false }
    if (!firing || next < lastPosition(firing)) return walked
    return { ...walked, position: decisiveStation(firing.trace), playing: false, rested: true }
  })
}

export function play(): void {
  simulationStore.setState(({ position, firing, rested, asked }) => {
    if (!firing || asked !== undefined) return {}
    const over = rested || position >= lastPosition(firing)
    return { playing: true, rested: false, revealed: undefined, position: over ? 0 : position }
  })
}

export function pause(): void {
  simulationStore.setState({ playing: false })
}

export function setSpeed(speed: Speed): void {
  simulationStore.setState({ speed })
}

/** An edit while a trace is shown fires it again, silently, and shows the whole walk. */
export function refireOnEdit(): () => void {
  return diagramStore.subscribe(({ diagram }) => {
    const { firing } = simulationStore.getState()
    const engine = engineNow()
    if (!engine || !firing || firing.topology === diagram.topology) return
    const probe = probeOf(diagram.topology, firing.form)
    const result = probe.ok ? engine.walkProbe(diagram.topology, probe.value) : probe
    if (!result.ok) {
      clearTrace()
      simulationStore.setState({ fault: result.error })
      return
    }
    const next: Firing = {
      form: firing.form,
      topology: diagram.topology,
      trace: result.value,
      verdictBefore: firing.trace.verdict,
    }
    // What is still to be predicted is not given away by an edit.
    const { predicting } = simulationStore.getState()
    simulationStore.setState({
      firing: next,
      refired: true,
      playing: false,
      ...FROM_THE_START,
      ...(predicting ? {} : { position: decisiveStation(next.trace) }),
    })
  })
}

export function lastPosition(firing: Firing | undefined): number {
  return Math.max(0, (firing?.trace.steps.length ?? 1) - 1)
}

function probeOf(topology: Topology, form: PacketForm): Result<Probe> {
  const { from, to, protocol, port, srcPort, family, icmpType, icmpCode } = form
  const source = endOf(topology, from, family)
  const destination = endOf(topology, to, family)
  if (!source) return fail(strings.packet.noStart)
  if (!destination) return fail(strings.packet.noDestination)
  const probe: Probe = {
    id: 'packet',
    from: source,
    to: destination,
    protocol,
    ...(protocol === 'tcp' || protocol === 'udp' ? { port } : {}),
    ...(srcPort === undefined ? {} : { srcPort }),
    ...(family === undefined ? {} : { family }),
    ...(icmpType === undefined ? {} : { icmpType }),
    ...(icmpCode === undefined ? {} : { icmpCode }),
  }
  return ok(probe)
}

/** The end that a drawn thing or an address stands for; none for what neither sends nor receives. */
export function endOf(topology: Topology, id: string, family?: 4 | 6): End | undefined {
  const resource = findResource(topology, id)
  if (!resource) {
    const address = parseIp(id)
    return address.ok ? { ip: address.value } : undefined
  }
  return endOfResource(resource, family)
}

function compact(form: FormChange): PacketForm {
  return Object.fromEntries(
    Object.entries(form).filter(([, value]) => value !== undefined),
  ) as unknown as PacketForm
}

function without(drafts: FormDrafts, fields: readonly string[]): FormDrafts {
  return Object.fromEntries(Object.entries(drafts).filter(([field]) => !fields.includes(field)))
}

export function sameForm(a: PacketForm, b: PacketForm): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function clamp(position: number, firing: Firing | undefined): number {
  return Math.min(Math.max(0, position), lastPosition(firing))
}
