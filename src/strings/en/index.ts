import { help } from './help'
import { islands } from './islands'
import { present } from './present'

/** Every word of the interface in English, by the part of the screen. */
export const en = {
  help,
  islands,
  present,
}
