import { useState } from 'react'
import {
  addressClaims,
  blockAround,
  tilesOf,
  type AddressOwner,
  type Tile,
} from '@/model/addressMap'
import { cidrEncloses, familyOf, makeCidr, prefixLengthOf, rangeOf, type Cidr } from '@/model/ip'
import type { Subnet } from '@/model/resources/subnet'
import { subnetBlocks } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { setView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Segmented } from '@/ui/Segmented'
import { Section } from '../inspector/fields/Section'
import { AddressList } from './AddressList'
import { addressTileFace } from './addressTileFace'
import { ChosenAddress } from './ChosenAddress'
import { TileMap } from './TileMap'
import { ZoomPath } from './ZoomPath'

const words = strings.addresses

/** A map shows so many halvings: 64 pieces, each of a size to point at. */
const DEPTH = 6
/** What a map of addresses begins with: room for 64 single ones. */
const FIRST_VIEW = 32 - DEPTH

/** Whose the addresses of a subnet are, and which are free. */
export function SubnetAddresses({ subnet }: { readonly subnet: Subnet }) {
  const [shape, setShape] = useState<'map' | 'list'>('map')
  return (
    <Section title={words.title} about={words.aboutSubnet}>
      {subnet.cidrBlock && (
        <Segmented
          label={words.view}
          value={shape}
          options={[
            { value: 'map', label: words.map },
            { value: 'list', label: words.list },
          ]}
          onCommit={setShape}
        />
      )}
      {subnetBlocks(subnet).map((block) =>
        // An IPv6 block is far too large to draw its addresses to scale.
        shape === 'map' && familyOf(block) === 4 ? (
          <AddressMap key={block} subnet={subnet} block={block} />
        ) : (
          <AddressList key={block} subnet={subnet} block={block} />
        ),
      )}
    </Section>
  )
}

function AddressMap({ subnet, block }: { readonly subnet: Subnet; readonly block: Cidr }) {
  const topology = useTopology()
  const claims = addressClaims(topology, subnet, block)
  const [asked, setAsked] = useState<Cidr>()
  const [chosen, setChosen] = useState<Cidr>()
  const view = asked ?? firstView(block, claims)
  const tiles = tilesOf(view, claims, DEPTH)
  const tile = tiles.find((each) => each.block === chosen)
  const choose = (each: Tile<AddressOwner>) => {
    if (each.kind === 'several') setAsked(each.block)
    else setChosen(each.block)
  }
  return (
    <div className="flex flex-col gap-2">
      <ZoomPath outer={block} view={view} onView={setAsked} />
      <TileMap
        label={words.mapOf(view)}
        outer={view}
        tiles={tiles}
        chosen={chosen}
        face={(each) => addressTileFace(topology, each)}
        onHover={(hovered) => {
          setView({ hovered })
        }}
        onChoose={choose}
      />
      {tile && tile.kind !== 'several' && (
        <ChosenAddress key={tile.block} subnet={subnet} tile={tile} />
      )}
    </div>
  )
}

/** The part of a block where its first addresses are used, close enough to tell them apart. */
function firstView(
  block: Cidr,
  claims: readonly { readonly block: Cidr; readonly owner: AddressOwner }[],
): Cidr {
  const used = claims.filter(({ owner }) => owner.kind !== 'reserved').map((claim) => claim.block)
  const around = blockAround(used)
  const first = around ?? block
  const length = Math.min(prefixLengthOf(first), FIRST_VIEW)
  const near = makeCidr(rangeOf(first).first, 4, Math.max(length, prefixLengthOf(block)))
  return cidrEncloses(block, near) ? near : block
}
