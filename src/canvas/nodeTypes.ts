import type { ComponentType } from 'react'
import type { NodeTypes } from '@xyflow/react'
import type { CanvasNodeKind } from './canvasNode'
import { CardNode } from './nodes/CardNode'
import { HostNode } from './nodes/HostNode'
import { StreetNode } from './nodes/StreetNode'
import { SubnetNode } from './nodes/SubnetNode'
import { TileNode } from './nodes/TileNode'
import { VpcNode } from './nodes/VpcNode'
import { ZoneNode } from './nodes/ZoneNode'

/** The picture of each kind of node; outside of any component, so that it is one object for good. */
export const NODE_TYPES = {
  vpc: VpcNode,
  zone: ZoneNode,
  street: StreetNode,
  subnet: SubnetNode,
  card: CardNode,
  tile: TileNode,
  host: HostNode,
} satisfies Record<CanvasNodeKind, ComponentType<never>> satisfies NodeTypes
