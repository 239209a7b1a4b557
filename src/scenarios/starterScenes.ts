import { dualStack } from './dualStack'
import { exampleDiagram } from './exampleNetwork'
import { natSubnet } from './natSubnet'
import type { SceneDiagram } from './sketch'

/** A network to open and play with. */
export interface StarterScene {
  readonly id: string
  readonly name: string
  /** One line on what it shows. */
  readonly summary: string
  readonly diagram: () => SceneDiagram
}

/** What the menu of examples offers, the first visit's network first. */
export const starterScenes: readonly StarterScene[] = [
  {
    id: 'three-tier-shop',
    name: 'Three-tier shop',
    summary: 'Web, application and database in two zones; a network ACL stops a reply',
    diagram: exampleDiagram,
  },
  {
    id: 'nat-subnet',
    name: 'Private subnet with NAT',
    summary: 'Out through a NAT gateway and an S3 endpoint, never in',
    diagram: natSubnet,
  },
  {
    id: 'dual-stack',
    name: 'Dual stack',
    summary: 'IPv4 and IPv6 side by side, with an egress-only internet gateway',
    diagram: dualStack,
  },
]
