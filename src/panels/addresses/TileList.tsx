import type { Tile } from '@/model/addressMap'
import type { Cidr } from '@/model/ip'
import { strings } from '@/strings/strings'
import type { TileFace } from './TileMap'
import { sizeOf } from './vpcTileFace'

const words = strings.addresses

interface TileListProps<Owner> {
  readonly label: string
  readonly tiles: readonly Tile<Owner>[]
  readonly chosen: Cidr | undefined
  readonly face: (tile: Tile<Owner>) => TileFace
  readonly onChoose: (tile: Tile<Owner>) => void
}

/** The same pieces as the map, as a table in the order of their addresses. */
export function TileList<Owner>(props: TileListProps<Owner>) {
  const { label, tiles, chosen, face, onChoose } = props
  return (
    <table aria-label={label} className="w-full text-[12px]">
      <thead className="text-left text-muted">
        <tr>
          <th className="py-1 font-normal">{words.block}</th>
          <th className="py-1 font-normal">{words.who}</th>
          <th className="py-1 text-right font-normal">{words.size}</th>
        </tr>
      </thead>
      <tbody>
        {tiles.map((tile) => {
          const look = face(tile)
          return (
            <tr key={tile.block} className="border-t border-line">
              <td className="py-1 pr-2">
                <button
                  type="button"
                  aria-label={look.name}
                  aria-pressed={chosen === tile.block}
                  className="cursor-pointer rounded-cell px-1 font-mono underline decoration-line-strong underline-offset-2 hover:bg-sunken aria-pressed:bg-selection-fill pointer-coarse:min-h-11"
                  onClick={() => {
                    onChoose(tile)
                  }}
                >
                  {tile.block}
                </button>
              </td>
              <td className={tile.kind === 'free' ? 'py-1 text-muted' : 'py-1 font-medium'}>
                {look.label}
              </td>
              <td className="py-1 text-right text-muted tabular-nums">{sizeOf(tile.block)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
