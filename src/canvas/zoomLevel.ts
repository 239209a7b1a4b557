import { CARDS_FROM_ZOOM } from './camera'

const LEVELS = [
  { name: 'near', from: 0.8 },
  { name: 'mid', from: 0.55 },
  { name: 'far', from: CARDS_FROM_ZOOM },
] as const
const FARTHEST = 'tiny'

/** Steps of growth: each costs a new style for every node, so not each frame of a zoom takes one. */
const GROWTH_STEP = 0.05

/** Tells the style sheet how far the camera is away from this drawing. */
export function showZoom(root: HTMLElement, zoom: number): void {
  const level = levelAt(zoom)
  if (root.dataset['zoom'] !== level) root.dataset['zoom'] = level
  const growth = String(growthAt(zoom))
  if (root.style.getPropertyValue('--grow') !== growth) {
    root.style.setProperty('--grow', growth)
  }
}

/** What the style sheet calls this distance. */
export function levelAt(zoom: number): string {
  return LEVELS.find(({ from }) => zoom >= from)?.name ?? FARTHEST
}

/** How much larger than life names are drawn, so that they stay readable from afar. */
export function growthAt(zoom: number): number {
  return Math.ceil(Math.max(1, 1 / zoom) / GROWTH_STEP) * GROWTH_STEP
}
