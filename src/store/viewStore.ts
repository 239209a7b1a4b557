import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Direction } from '@/model/resources/securityGroup'
import type { ConceptId } from '@/strings/en/help'
import type { PlaceableKind } from './placing/placements'

/** What a click or drag on the canvas does: nothing but select, or place one of these. */
export type Tool = 'select' | PlaceableKind

export type PanelTab = 'inspect' | 'trace' | 'issues'
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
  readonly layers: { readonly groups: boolean; readonly acls: boolean; readonly routes: boolean }
  /** Asks the camera to bring these into view, or to fit the whole; a new object each time. */
  readonly reveal: { readonly ids: readonly string[]; readonly whole?: boolean } | undefined
}

const INITIAL: ViewState = {
  selection: [],
  hovered: undefined,
  tool: 'select',
  tab: 'inspect',
  theme: 'light',
  ruleFocus: undefined,
  commandsOpen: false,
  outlineOpen: false,
  concept: undefined,
  layers: { groups: true, acls: true, routes: true },
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
  setView({ selection: [id], tab: 'inspect', ruleFocus: undefined })
}

/** Opens a resource at one of its rules, as a click on a line of the trace does. */
export function showRule(focus: RuleFocus): void {
  setView({ selection: [focus.resourceId], tab: 'inspect', ruleFocus: focus })
}

/** Selects a resource and brings it into view. */
export function goTo(id: string): void {
  setView({ selection: [id], tab: 'inspect', ruleFocus: undefined, reveal: { ids: [id] } })
}
