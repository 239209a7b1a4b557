import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Grade } from '@/playback/predict/grade'
import { persistenceStore, usePersistence } from '../persistence'

/** How many predictions were right, of how many. */
export interface Score {
  readonly right: number
  readonly of: number
}

type Scores = Readonly<Record<string, Score>>

const KEY = 'packetwalk/predictions'
const NOTHING_YET: Score = { right: 0, of: 0 }

/** The scores of the diagrams of this browser, by the keys that they are kept under. */
const scoresStore = createStore<{ readonly scores: Scores }>()(() => ({ scores: remembered() }))

/** The score of the open diagram. */
export function useScore(): Score {
  const key = usePersistence(({ openKey }) => openKey)
  return useStore(scoresStore, ({ scores }) => scores[key] ?? NOTHING_YET)
}

/** Counts a prediction; only one that is right in the rule too is right. */
export function countPrediction(grade: Grade): void {
  const { right, of } = scoreNow()
  keep({ right: right + (grade === 'right' ? 1 : 0), of: of + 1 })
}

/** Begins to count anew. */
export function resetScore(): void {
  keep(NOTHING_YET)
}

function scoreNow(): Score {
  return scoresStore.getState().scores[persistenceStore.getState().openKey] ?? NOTHING_YET
}

function keep(score: Score): void {
  const { openKey } = persistenceStore.getState()
  const { [openKey]: _before, ...others } = scoresStore.getState().scores
  const scores = score.of === 0 ? others : { ...others, [openKey]: score }
  scoresStore.setState({ scores })
  try {
    localStorage.setItem(KEY, JSON.stringify(scores))
  } catch {
    // Without storage it lasts until the page is closed.
  }
}

function remembered(): Scores {
  try {
    return readScores(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return {}
  }
}

function readScores(value: unknown): Scores {
  if (typeof value !== 'object' || value === null) return {}
  const known = Object.entries(value).filter((entry): entry is [string, Score] => isScore(entry[1]))
  return Object.fromEntries(known)
}

function isScore(value: unknown): value is Score {
  if (typeof value !== 'object' || value === null) return false
  const { right, of } = value as Readonly<Record<string, unknown>>
  return Number.isInteger(right) && Number.isInteger(of) && Number(right) <= Number(of)
}
