import { concepts as en } from './en/concepts'
import type { ConceptPage } from './en/concepts/page'
import type { ConceptId } from './en/help'

/** The pages about concepts; apart from the other words, because they are seldom read. */
export const concepts: Readonly<Record<ConceptId, ConceptPage>> = en
