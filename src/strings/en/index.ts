import { help } from './help'
import { islands } from './islands'

/** Every word of the interface in English, by the part of the screen. */
export const en = { help, islands }
