import type { PaintedCard } from './paintCards'

/** More than so many are painted with all the others. */
const FEW = 12

/** The cards that are to be painted anew where the others can stay: none of them moved, came or went. */
export function changedCards(
  before: readonly PaintedCard[],
  now: readonly PaintedCard[],
): readonly PaintedCard[] | undefined {
  if (before.length !== now.length) return undefined
  const changed: PaintedCard[] = []
  for (const [index, card] of now.entries()) {
    const old = before[index]
    if (old?.id !== card.id || old.box !== card.box) return undefined
    if (old.content === card.content && old.selected === card.selected) continue
    changed.push(card)
    if (changed.length > FEW) return undefined
  }
  return changed
}
