import type { AddressOwner, Tile } from '@/model/addressMap'
import { ownerName } from '@/model/edits/subnetBlocks'
import type { NetworkInterfaceId } from '@/model/ids'
import { networkAddressOf, prefixLengthOf, type Cidr } from '@/model/ip'
import { cardOf } from '@/layout/drawables'
import { findOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import type { TileFace } from './TileMap'
import { FREE_LOOK, SEVERAL_LOOK, sizeOf } from './vpcTileFace'

const words = strings.addresses
const USED_LOOK = 'border-selection bg-selection-fill text-ink'
const RESERVED_LOOK = 'border-line bg-sunken text-muted'

/** What a piece of a subnet's block looks like, and what is said of it. */
export function addressTileFace(topology: Topology, tile: Tile<AddressOwner>): TileFace {
  const { block } = tile
  const length = `/${String(prefixLengthOf(block))}`
  if (tile.kind === 'free') {
    return {
      name: `${words.free}, ${block}, ${sizeOf(block)}`,
      label: words.free,
      detail: length,
      className: FREE_LOOK,
    }
  }
  if (tile.kind === 'several') {
    const count = tile.owners.filter(({ kind }) => kind !== 'reserved').length
    return {
      name: `${block}, ${words.severalAddresses(count)}, ${words.zoomIn}`,
      label: String(count),
      detail: length,
      className: SEVERAL_LOOK,
    }
  }
  const { owner } = tile
  if (owner.kind === 'reserved') {
    return {
      name: `${networkAddressOf(block)}, ${words.reserved[owner.why]}`,
      label: words.reservedMark,
      short: lastOctet(block),
      className: RESERVED_LOOK,
    }
  }
  const who = nameOf(topology, owner.id)
  const card = cardOf(topology, owner.id)
  return {
    name: owner.kind === 'prefix' ? `${words.prefixOf(who)}, ${block}` : `${who}, ${owner.address}`,
    label: who,
    short: lastOctet(block),
    className: USED_LOOK,
    ...(card === undefined ? {} : { hoverId: card }),
  }
}

/** What tells the addresses of one subnet apart: `.10`. */
function lastOctet(block: Cidr): string {
  const address = networkAddressOf(block)
  return address.slice(address.lastIndexOf('.'))
}

/** Whose an interface is, by the card that it is drawn on. */
function nameOf(topology: Topology, id: NetworkInterfaceId): string {
  const eni = findOf(topology, 'networkInterface', id)
  return eni ? ownerName(topology, eni) : id
}
