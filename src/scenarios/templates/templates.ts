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
import { trafficFor } from './templateTraffic'
import { threeTier } from './threeTier'

const DESIGNS: readonly Template[] = [
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

/** The designs that an architect may start from, each with its traffic. */
export const templates: readonly Template[] = DESIGNS.map((template) => ({
  ...template,
  diagram: () => {
    const drawn = template.diagram()
    return { ...drawn, traffic: trafficFor(drawn.topology, template.checks) }
  },
}))
