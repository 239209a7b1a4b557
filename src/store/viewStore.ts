import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { AnnotationKind } from '@/layout/diagram'
import type { Direction } from '@/model/resources/securityGroup'
import type { ConceptId } from '@/strings/en/help'
import type { PlaceableKind } from './placing/placements'

/** What a click or drag on the canvas does: nothing but select, or place one of these. */
export type Tool = 'select' | PlaceableKind | AnnotationKind

export type PanelTab = 'inspect' | 'trace' | 'issues' | RunTab
/** What stands beside a run while it is open. */
export type RunTab = 'ladder' | 'compare' | 'story' | 'traffic' | 'tables'
export type Theme = 'light' | 'dark'

/** A row of a rule table that something points at: the trace, an issue, a search hit. */
export interface RuleFocus {
  readonly resourceId: string
  readonly direction?: Direction
  /** A security group rule's id, an ACL entry's number, a route's destination. */
  readonly rule: string
}

export interface ViewState {
  readonly selection: readonly string[]
  /** Of what is selected and drawn as several cards, the cards that the hand took. */
  readonly held: readonly string[]
  readonly hovered: string | undefined
  readonly tool: Tool
  readonly tab: PanelTab
  readonly theme: Theme
  readonly ruleFocus: RuleFocus | undefined
  readonly commandsOpen: boolean
  readonly outlineOpen: boolean
  /** The page of the concepts that lies over the screen. */
  readonly concept: ConceptId | undefined
  /** Which of the drawing's layers are shown. */
  readonly layers: Readonly<Record<Layer, boolean>>
  readonly minimap: boolean
  /** Whether what is dragged goes from dot to dot of the grid. */
  readonly gridSnap: boolean
  /** The note or frame that is written into on the canvas. */
  readonly writing: string | undefined
  /** Asks the camera to bring something into view; a new object each time. */
  readonly reveal: Reveal | undefined
}

/** What can be left out of the drawing. */
export const LAYERS = ['groups', 'acls', 'routes', 'addresses', 'zones', 'rates'] as const
export type Layer = (typeof LAYERS)[number]

/** Where the camera is asked to go. */
interface Reveal {
  readonly ids: readonly string[]
  /** The whole drawing, as large as it fits. */
  readonly whole?: boolean
  /** These things, as large as they fit, however they are seen now. */
  readonly close?: boolean
  /** Only this scale, about the middle of what is seen. */
  readonly scale?: number
  /** Only so many screens to the right and down. */
  readonly pan?: { readonly x: number; readonly y: number }
}

const INITIAL: ViewState = {
  selection: [],
  held: [],
  hovered: undefined,
  tool: 'select',
  tab: 'inspect',
  theme: 'light',
  ruleFocus: undefined,
  commandsOpen: false,
  outlineOpen: false,
  concept: undefined,
  layers: {
    groups: true,
    acls: true,
    routes: true,
    addresses: true,
    zones: true,
    rates: true,
  },
  minimap: false,
  gridSnap: false,
  writing: undefined,
  reveal: undefined,
}

/** What is looked at; never saved with the diagram and never undone. */
export const viewStore = createStore<ViewState>()(() => INITIAL)

export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(viewStore, selector)
}

export function setView(change: Partial<ViewState>): void {
  viewStore.setState(change)
}

/** Selects one resource and opens its inspector. */
export function inspect(id: string): void {
  setView({ selection: [id], held: [], tab: 'inspect', ruleFocus: undefined })
}

/** Opens a resource at one of its rules, as a click on a line of the trace does. */
export function showRule(focus: RuleFocus): void {
  setView({ selection: [focus.resourceId], held: [], tab: 'inspect', ruleFocus: focus })
}

/** Selects a resource and brings it into view. */
export function goTo(id: string): void {
  setView({
    selection: [id],
    held: [],
    tab: 'inspect',
    ruleFocus: undefined,
    reveal: { ids: [id] },
  })
}
