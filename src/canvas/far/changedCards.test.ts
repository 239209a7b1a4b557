import { expect, it } from 'vitest'
import { changedCards } from './changedCards'
import type { PaintedCard } from './paintCards'

const content = {} as PaintedCard['content']
const cards = Array.from({ length: 40 }, (_, n): PaintedCard => {
  const box = { x: n * 200, y: 0, width: 150, height: 60 }
  return { id: `eni-${String(n)}`, box, content, selected: n === 3 }
})

it('are the one that is selected now and the one before', () => {
  const now = cards.map((card, n) => ({ ...card, selected: n === 7 }))
  expect(changedCards(cards, now)?.map(({ id }) => id)).toEqual(['eni-3', 'eni-7'])
  expect(changedCards(cards, cards)).toEqual([])
})

it('are not known by themselves when cards move, come or go, or when many change', () => {
  const moved = cards.map((card, n) => (n === 5 ? { ...card, box: { ...card.box, y: 20 } } : card))
  expect(changedCards(cards, moved)).toBeUndefined()
  expect(changedCards(cards, cards.slice(1))).toBeUndefined()
  expect(
    changedCards(
      cards,
      cards.map((card) => ({ ...card, selected: true })),
    ),
  ).toBeUndefined()
})
