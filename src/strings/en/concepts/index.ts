import type { ConceptId } from '../help'
import { filters } from './filters'
import type { ConceptPage } from './page'
import { places } from './places'
import { ways } from './ways'

/** A page for each concept that help leads on to. */
export const concepts: Readonly<Record<ConceptId, ConceptPage>> = {
  ...places,
  ...ways,
  ...filters,
}
