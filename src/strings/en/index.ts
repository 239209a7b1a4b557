import { beside } from './beside'
import { contextMenu } from './contextMenu'
import { help } from './help'
import { islands } from './islands'
import { kinds } from './kinds'
import { present } from './present'
import { rail } from './rail'

/** Every word of the interface in English, by the part of the screen. */
export const en = {
  beside,
  help,
  islands,
  kinds,
  present,
  rail,
}
import { moves } from './moves'
import { rail } from './rail'

/** Every word of the interface in English, by the part of the screen. */
export const en = { contextMenu, help, islands, kinds, moves, rail }
