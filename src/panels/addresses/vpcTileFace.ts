import type { Tile } from '@/model/addressMap'
import { addressCount, usableRange } from '@/model/addressSpace'
import { cidrContains, familyOf, prefixLengthOf, rangeOf, type Cidr } from '@/model/ip'
import type { SubnetId } from '@/model/ids'
import type { Subnet } from '@/model/resources/subnet'
import { subnetKind, type SubnetKind } from '@/model/subnetKind'
import { addressesOf, findOf, interfacesIn, labelOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import type { TileFace } from './TileMap'

const words = strings.addresses

const LOOKS: Readonly<Record<SubnetKind, string>> = {
  public: 'border-subnet-public bg-public-fill text-subnet-public',
  private: 'border-subnet-private bg-private-fill text-subnet-private',
  isolated: 'border-subnet-isolated bg-isolated-fill text-subnet-isolated',
}

/** Free space: open ground with a quiet edge. */
export const FREE_LOOK = 'border-dashed border-line-strong bg-surface text-muted hover:text-ink'
/** Too fine to draw: a darker ground that opens. */
export const SEVERAL_LOOK = 'border-solid border-line-strong bg-sunken text-ink'

/** What a piece of a VPC's block looks like, and what is said of it. */
export function vpcTileFace(topology: Topology, tile: Tile<SubnetId>): TileFace {
  const { block } = tile
  const length = `/${String(prefixLengthOf(block))}`
  switch (tile.kind) {
    case 'free':
      return {
        name: `${words.free}, ${block}, ${sizeOf(block)}`,
        label: words.free,
        detail: length,
        className: FREE_LOOK,
      }
    case 'several':
      return {
        name: `${block}, ${words.several(tile.owners.length)}, ${words.zoomIn}`,
        label: String(tile.owners.length),
        detail: length,
        className: SEVERAL_LOOK,
      }
    case 'claimed': {
      const subnet = findOf(topology, 'subnet', tile.owner)
      if (!subnet) return { name: tile.owner, label: tile.owner, className: SEVERAL_LOOK }
      const kind = subnetKind(topology, subnet, familyOf(block))
      const name = labelOf(subnet)
      return {
        name: `${name}, ${block}, ${kind}, ${usageOf(topology, subnet, block)}`,
        label: name,
        detail: length,
        className: LOOKS[kind],
        hoverId: subnet.id,
      }
    }
  }
}

/** How many of the addresses of a subnet's block are in use. */
export function usageOf(topology: Topology, subnet: Subnet, block: Cidr): string {
  const used = interfacesIn(topology, subnet.id)
    .flatMap((eni) => addressesOf(eni))
    .filter((address) => cidrContains(block, address)).length
  if (familyOf(block) === 6) return words.severalAddresses(used)
  return words.used(used, addressCount(usableRange(block)))
}

/** How large a block is, in words. */
export function sizeOf(block: Cidr): string {
  if (familyOf(block) === 6) return `/${String(prefixLengthOf(block))}`
  return words.addresses(addressCount(rangeOf(block)))
}
