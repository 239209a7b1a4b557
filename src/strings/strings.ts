import type * as en from './en'

/** What another language has to give: a folder beside `en` with the same parts. */
export type Strings = typeof en

/**
 * The words of the interface. Sentences about decisions stand in `engine/explain`. A namespace and
 * no object, so that the words of a part are loaded with that part.
 */
export * as strings from './en'
