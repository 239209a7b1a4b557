import { beside } from './beside'
import { contextMenu } from './contextMenu'
import { connecting } from './connecting'
import { help } from './help'
import { islands } from './islands'
import { kinds } from './kinds'
import { moves } from './moves'
import { present } from './present'
import { rail } from './rail'
import { transit } from './transit'

/** Every word of the interface in English, by the part of the screen. */
export const en = {
  beside,
  contextMenu,
  connecting,
  help,
  islands,
  kinds,
  moves,
  present,
  rail,
  transit,
}
