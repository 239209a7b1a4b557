import { en } from './en'

/** What another language has to give: a folder beside `en` with the same parts. */
export type Strings = typeof en

/** The words of the interface. Sentences about decisions stand in `engine/explain`. */
export const strings: Strings = en
