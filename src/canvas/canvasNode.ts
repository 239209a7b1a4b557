import type { Node, NodeProps } from '@xyflow/react'
import type {
  AnnotationContent,
  CardContent,
  FoldedContent,
  HostContent,
  SubnetContent,
  TileContent,
  VpcContent,
  ZoneContent,
} from './content/content'

/** React Flow's nodes as this canvas uses them: all that a node shows is in its content. */
type ContentNode<Kind extends string, Content> = Node<{ readonly content: Content }, Kind> & {
  readonly type: Kind
}

export type VpcCanvasNode = ContentNode<'vpc', VpcContent>
export type ZoneCanvasNode = ContentNode<'zone', ZoneContent>
export type StreetCanvasNode = ContentNode<'street', null>
/** A network on premises says what a VPC says. */
export type SiteCanvasNode = ContentNode<'site', VpcContent>
export type SubnetCanvasNode = ContentNode<'subnet', SubnetContent>
export type CardCanvasNode = ContentNode<'card', CardContent>
export type TileCanvasNode = ContentNode<'tile', TileContent>
export type HostCanvasNode = ContentNode<'host', HostContent>

export type FoldedCanvasNode = ContentNode<'folded', FoldedContent>
export type NoteCanvasNode = ContentNode<'note', AnnotationContent>
export type FrameCanvasNode = ContentNode<'frame', AnnotationContent>

export type CanvasNode =
  | FoldedCanvasNode
  | NoteCanvasNode
  | FrameCanvasNode
  | VpcCanvasNode
  | ZoneCanvasNode
  | StreetCanvasNode
  | SubnetCanvasNode
  | SiteCanvasNode
  | CardCanvasNode
  | TileCanvasNode
  | HostCanvasNode

/** The class of the other cards of what is selected by one of them. */
export const LIT = 'is-lit'

export type CanvasNodeKind = CanvasNode['type']

/** What a node's component is given, by React Flow or before it is there. */
export type Shown<Kind extends CanvasNode> = Pick<
  NodeProps<Kind>,
  'id' | 'data' | 'selected' | 'draggable'
>

/** What lies over what. Wires and outlines take the numbers between. */
export const DEPTH = {
  vpc: 0,
  zone: 1,
  street: 1,
  wires: 2,
  subnet: 3,
  groups: 4,
  frame: 4,
  trails: 5,
  far: 6,
  gate: 7,
  card: 7,
  tile: 8,
  host: 8,
  note: 8,
  packet: 9,
} as const
