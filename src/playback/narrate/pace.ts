import type { Told, ToldKind } from './narrate'

/** What is said of what happened since something was said last. */
export interface Spoken {
  readonly told: Told
  /** How much else happened meanwhile. */
  readonly others: number
}

const WEIGHTS: Readonly<Record<ToldKind, number>> = {
  edit: 5,
  denial: 4,
  end: 3,
  step: 2,
  opening: 1,
}

/** Of all that happened meanwhile the one thing to say: of the followed connection first, then what weighs most, then the latest. */
export function mostToSay(news: readonly Told[], followed: string | undefined): Spoken | undefined {
  const [first, ...rest] = news
  if (!first) return undefined
  const told = rest.reduce(
    (best, each) => (weightOf(each, followed) >= weightOf(best, followed) ? each : best),
    first,
  )
  return { told, others: news.length - 1 }
}

function weightOf({ kind, connection }: Told, followed: string | undefined): number {
  const isFollowed = followed !== undefined && connection === followed
  return WEIGHTS[kind] + (isFollowed ? 10 : 0)
}
