import { clsx } from 'clsx'
import { Toolbar } from 'radix-ui'
import { blockRect } from '@/layout/blockRects'
import type { Tile } from '@/model/addressMap'
import type { Cidr } from '@/model/ip'

/** What a tile shows. */
export interface TileFace {
  /** What a screen reader says of it. */
  readonly name: string
  readonly label: string
  /** Stands for the label where there is little room. */
  readonly short?: string
  readonly detail?: string
  readonly className: string
  readonly hoverId?: string
}

interface TileMapProps<Owner> {
  readonly label: string
  readonly outer: Cidr
  readonly tiles: readonly Tile<Owner>[]
  readonly chosen: Cidr | undefined
  readonly face: (tile: Tile<Owner>) => TileFace
  readonly onChoose: (tile: Tile<Owner>) => void
  readonly onHover: (id: string | undefined) => void
}

/** The inspector's room for a map; labels are left out where a tile is too small for them. */
const WIDTH = 312
const HEIGHT = 264
const ROOM = {
  short: { width: 30, height: 19 },
  label: { width: 40, height: 19 },
  detail: { width: 54, height: 38 },
} as const

/** A block drawn to scale: each piece is a button, and the arrows go from one to the next. */
export function TileMap<Owner>(props: TileMapProps<Owner>) {
  const { label, outer, tiles, chosen, face, onChoose, onHover } = props
  return (
    <Toolbar.Root
      aria-label={label}
      loop={false}
      className="relative w-full overflow-hidden rounded-control bg-sunken"
      style={{ height: HEIGHT }}
    >
      {tiles.map((tile) => {
        const { x, y, width, height } = blockRect(outer, tile.block)
        const look = face(tile)
        const [across, down] = [width * WIDTH, height * HEIGHT]
        return (
          <Toolbar.Button
            key={tile.block}
            aria-label={look.name}
            aria-pressed={chosen === tile.block}
            title={look.name}
            className={clsx(
              'absolute cursor-pointer overflow-hidden rounded-[4px] border px-1.5 text-left text-[12px] leading-[17px] -outline-offset-2!',
              'aria-pressed:z-[1] aria-pressed:border-selection aria-pressed:shadow-[inset_0_0_0_1px_var(--selection)]',
              look.className,
            )}
            style={{
              left: `calc(${String(x * 100)}% + 1px)`,
              top: `calc(${String(y * 100)}% + 1px)`,
              width: `calc(${String(width * 100)}% - 2px)`,
              height: `calc(${String(height * 100)}% - 2px)`,
            }}
            onClick={() => {
              onChoose(tile)
            }}
            onPointerEnter={() => {
              onHover(look.hoverId)
            }}
            onPointerLeave={() => {
              onHover(undefined)
            }}
          >
            {fits(across, down, ROOM.label) && (
              <span className="block truncate font-medium">{look.label}</span>
            )}
            {look.short !== undefined &&
              !fits(across, down, ROOM.label) &&
              fits(across, down, ROOM.short) && (
                <span className="-mx-1.5 block text-center font-mono">{look.short}</span>
              )}
            {look.detail !== undefined && fits(across, down, ROOM.detail) && (
              <span className="block truncate font-mono text-muted">{look.detail}</span>
            )}
          </Toolbar.Button>
        )
      })}
    </Toolbar.Root>
  )
}

function fits(
  width: number,
  height: number,
  room: { readonly width: number; readonly height: number },
): boolean {
  return width >= room.width && height >= room.height
}
