/** The measures of the picture, in canvas pixels. */

export const CARD = { width: 150, height: 58 } as const
/** A collapsed VPC or subnet. */
export const FOLDED = { width: 264, height: 58 } as const
export const CARD_GAP = { x: 16, y: 24 } as const
export const HOST = { width: 164, height: 44 } as const
export const TILE = { width: 36, height: 36 } as const
export const GATE = { width: 18, height: 42 } as const

/** What stays free inside a subnet: `near` is the side of the gate, `far` the other one. */
export const SUBNET_PAD = { top: 54, bottom: 36, near: 58, far: 20 } as const
export const SUBNET_GAP = 20
/** A subnet is at least this wide, so that its name, block and kind stand in one line. */
export const MIN_COLUMNS = 2

/** What stays free inside the frame of a network on premises; its ways go in a lane above the hosts. */
export const SITE_PAD = { x: 20, top: 56, bottom: 36, lane: 16 } as const

export const ZONE_PAD = { x: 14, top: 30, bottom: 22 } as const
/** Between zone columns; the street lies in its middle. */
export const ZONE_GAP = 80
export const STREET_WIDTH = 14
export const STREET_INSET = { top: 18, bottom: 8 } as const

export const VPC_PAD = { x: 20, top: 48, bottom: 28 } as const
export const VPC_MIN = { width: 480, height: 240 } as const
/** From the tops of the zones up to the lane that joins the streets of one VPC. */
export const LANE_RISE = 15
/** Between the rows of zones and the cards that stand in the VPC but in no subnet. */
export const STRIP_GAP = 28
/** From tile to tile on a border. */
export const TILE_PITCH = 56
/** What the corner of a VPC's frame keeps for its own glyph. */
export const VPC_CORNER = 44

/** Room beside a VPC for the tiles of its peering connections, and between rows of VPCs. */
export const VPC_GAP = 120
/** From a hub to the line on which the ways to it meet. */
export const HUB_LINE = 18
/** Between the rows of VPCs that a hub stands between. */
export const HUB_GAP = 168
export const HOST_GAP = { x: 16, y: 24 } as const
/** From the lowest host down to the highest VPC. */
export const HOST_RISE = 64
