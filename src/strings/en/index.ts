import { annotations } from './annotations'
import { addresses } from './addresses'
import { beside } from './beside'
import { breakdown } from './breakdown'
import { contextMenu } from './contextMenu'
import { connecting } from './connecting'
import { craft } from './craft'
import { help } from './help'
import { history } from './history'
import { inspection } from './inspection'
import { islands } from './islands'
import { kinds } from './kinds'
import { moves } from './moves'
import { present } from './present'
import { privateNetworks } from './privateNetworks'
import { rail } from './rail'
import { simulation } from './simulation'
import { transit } from './transit'
import { several } from './several'
import { tables } from './tables'
import { services } from './services'

/** Every word of the interface in English, by the part of the screen. */
export const en = {
  annotations,
  addresses,
  beside,
  breakdown,
  contextMenu,
  connecting,
  craft,
  help,
  history,
  inspection,
  islands,
  kinds,
  moves,
  present,
  privateNetworks,
  rail,
  simulation,
  transit,
  several,
  tables,
  services,
}
