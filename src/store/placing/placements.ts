import { EVERYDAY_PLACEMENTS } from './everyday'
import { GATEWAY_PLACEMENTS } from './gateways'
import { INSPECTION_PLACEMENTS } from './inspection'
import type { Placement } from './placement'
import { PRIVATE_NETWORK_PLACEMENTS } from './privateNetwork'
import { SERVICE_PLACEMENTS } from './services'
import { TRANSIT_PLACEMENTS } from './transit'

/** The registry: a kind that can be placed is one entry in one of these. */
const GROUPS = {
  ...EVERYDAY_PLACEMENTS,
  ...GATEWAY_PLACEMENTS,
  ...TRANSIT_PLACEMENTS,
  ...PRIVATE_NETWORK_PLACEMENTS,
  ...INSPECTION_PLACEMENTS,
  ...SERVICE_PLACEMENTS,
}

export type PlaceableKind = keyof typeof GROUPS

/** How each kind is placed: where it stands, what takes it in, what it brings along. */
export const PLACEMENTS: Readonly<Record<PlaceableKind, Placement>> = GROUPS

/** The kind of this name, where it is one that can be placed. */
export function placeableKind(text: string): PlaceableKind | undefined {
  return Object.hasOwn(PLACEMENTS, text) ? (text as PlaceableKind) : undefined
}
