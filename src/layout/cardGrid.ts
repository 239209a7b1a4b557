import type { Box } from './diagram'
import type { Size } from './box'
import { CARD, CARD_GAP, MIN_COLUMNS, SUBNET_PAD } from './measures'

/** The side of a subnet on which its gate stands. */
export type Side = 'left' | 'right'

const PITCH = { x: CARD.width + CARD_GAP.x, y: CARD.height + CARD_GAP.y } as const

/** How many columns so many cards want, for a subnet that is somewhat wider than high. */
export function columnsFor(cards: number): number {
  return Math.max(MIN_COLUMNS, Math.ceil(Math.sqrt((cards * PITCH.y * 1.4) / PITCH.x)))
}

/** How many columns of cards a subnet of this width has room for. */
export function columnsIn(width: number): number {
  const free = width - SUBNET_PAD.near - SUBNET_PAD.far + CARD_GAP.x
  return Math.max(1, Math.floor(free / PITCH.x))
}

/** The size of a subnet with so many columns and rows of cards. */
export function subnetSize(columns: number, rows: number): Size {
  return {
    width: SUBNET_PAD.near + SUBNET_PAD.far + columns * PITCH.x - CARD_GAP.x,
    height: SUBNET_PAD.top + SUBNET_PAD.bottom + Math.max(1, rows) * PITCH.y - CARD_GAP.y,
  }
}

/** The place of the nth card in a subnet of this width; each row fills from the gate's side. */
export function cardSlot(index: number, columns: number, width: number, side: Side): Box {
  const column = index % columns
  const fromGate = SUBNET_PAD.near + column * PITCH.x
  return {
    x: side === 'left' ? fromGate : width - fromGate - CARD.width,
    y: SUBNET_PAD.top + Math.floor(index / columns) * PITCH.y,
    ...CARD,
  }
}
