import { bastion } from './bastion'
import { cluster } from './cluster'
import { defaultVpc } from './defaultVpc'
import { dualStackWeb } from './dualStackWeb'
import { hubAndSpoke } from './hubAndSpoke'
import { hybridVpn } from './hybridVpn'
import { inspectionVpc } from './inspectionVpc'
import { peeredApplication } from './peeredApplication'
import { privateApi } from './privateApi'
import type { Template } from './template'
import { threeTier } from './threeTier'

/** The designs that an architect may start from. */
export const templates: readonly Template[] = [
  threeTier,
  bastion,
  privateApi,
  hubAndSpoke,
  dualStackWeb,
  cluster,
  inspectionVpc,
  hybridVpn,
  defaultVpc,
  peeredApplication,
]
