import type { ComponentType } from 'react'
import type { NodeTypes } from '@xyflow/react'
import type { CanvasNodeKind } from './canvasNode'
import { CardNode } from './nodes/CardNode'
import { FoldedNode } from './nodes/FoldedNode'
import { FrameNode } from './nodes/FrameNode'
import { HostNode } from './nodes/HostNode'
import { NoteNode } from './nodes/NoteNode'
import { SiteNode } from './nodes/SiteNode'
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
  site: SiteNode,
  card: CardNode,
  tile: TileNode,
  host: HostNode,
  folded: FoldedNode,
  note: NoteNode,
  frame: FrameNode,
} satisfies Record<CanvasNodeKind, ComponentType<never>> satisfies NodeTypes
