import { addresses } from './addresses'
import { annotations } from './annotations'
import { beside } from './beside'
import { breakdown } from './breakdown'
import { clipboard } from './clipboard'
import { commands } from './commands'
import { connecting } from './connecting'
import { contextMenu } from './contextMenu'
import { craft } from './craft'
import { diagrams } from './diagrams'
import { exporting } from './exporting'
import { fields } from './fields'
import { help } from './help'
import { history } from './history'
import { importing } from './importing'
import { inspection } from './inspection'
import { islands } from './islands'
import { keys } from './keys'
import { kinds } from './kinds'
import { moves } from './moves'
import { palette } from './palette'
import { present } from './present'
import { privateNetworks } from './privateNetworks'
import { rail } from './rail'
import { saving } from './saving'
import { services } from './services'
import { several } from './several'
import { shell } from './shell'
import { simulation } from './simulation'
import { steps } from './steps'
import { tables } from './tables'
import { transit } from './transit'
import { dock } from './dock'
import { trace } from './trace'
import { outline } from './outline'
import { issues } from './issues'
import { resources } from './resources'
import { inspector } from './inspector'
import { meanings } from './meanings'

/** Every word of the interface in English, by the part of the screen. */
export const en = {
  addresses,
  annotations,
  beside,
  breakdown,
  clipboard,
  commands,
  connecting,
  contextMenu,
  craft,
  diagrams,
  exporting,
  fields,
  help,
  history,
  importing,
  inspection,
  islands,
  keys,
  kinds,
  moves,
  palette,
  present,
  privateNetworks,
  rail,
  saving,
  services,
  several,
  shell,
  simulation,
  steps,
  tables,
  transit,
  dock,
  trace,
  outline,
  issues,
  resources,
  inspector,
  meanings,
}
