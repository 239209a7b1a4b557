/** How long the camera takes to go where it was asked to. */
export const CAMERA_MS = 350

/** What stays free round a fitted drawing: more on top, where the islands float, and below for the switch of the dock. */
export const FIT_ROOM = { top: 52, right: 20, bottom: 48, left: 20 } as const

/** Where an empty drawing begins: below the islands, with room for hosts above the first VPC. */
export const AT_HAND = { x: 40, y: 150, zoom: 1 } as const

/** From dot to dot of the grid. */
export const GRID = 20
export const MIN_ZOOM = 0.08
export const MAX_ZOOM = 2.5
/** A fitted drawing is never larger than life, except on a canvas larger than this, where it grows along. */
export const LIFE_SIZE = { width: 1_600, height: 950 } as const
export const MAX_FIT_ZOOM = 2
/** Nearer than this, addresses and tabs are shown, so that what is in view need not come closer. */
export const READABLE_ZOOM = 0.55
/** Farther than this, subnets are tiles with counts and their cards are not drawn at all. */
export const CARDS_FROM_ZOOM = 0.3
/** From so many nodes on, only those in view are rendered, and cards are painted from afar. */
export const MANY_NODES = 300
