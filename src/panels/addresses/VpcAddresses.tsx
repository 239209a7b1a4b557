import { useState } from 'react'
import { blockAround, subnetClaims, tilesOf, unclaimedCount, type Tile } from '@/model/addressMap'
import { addressCount } from '@/model/addressSpace'
import { cidrsOverlap, familyOf, rangeOf, type Cidr } from '@/model/ip'
import type { SubnetId } from '@/model/ids'
import type { Vpc } from '@/model/resources/vpc'
import { vpcBlocks } from '@/model/resources/vpc'
import { useTopology } from '@/store/diagramStore'
import { setView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Segmented } from '@/ui/Segmented'
import { Section } from '../inspector/fields/Section'
import { FreeBlock } from './FreeBlock'
import { SubnetBlock } from './SubnetBlock'
import { TileList } from './TileList'
import { TileMap } from './TileMap'
import { vpcTileFace } from './vpcTileFace'
import { widened, ZoomPath } from './ZoomPath'

const words = strings.addresses

/** How many times a map is halved before what is finer is drawn together. */
const DEPTH = 6
/** A /64 has so many addresses; IPv6 is counted in these. */
const IN_64 = 1n << 64n

/** A VPC's address space, block by block: subnets and free space, to look at and to change. */
export function VpcAddresses({ vpc }: { readonly vpc: Vpc }) {
  const [shape, setShape] = useState<'map' | 'list'>('map')
  return (
    <Section title={words.title} about={words.aboutVpc}>
      <Segmented
        label={words.view}
        value={shape}
        options={[
          { value: 'map', label: words.map },
          { value: 'list', label: words.list },
        ]}
        onCommit={setShape}
      />
      {vpcBlocks(vpc).map((block) => (
        <BlockOfVpc key={block} vpc={vpc} block={block} shape={shape} />
      ))}
    </Section>
  )
}

function BlockOfVpc(props: {
  readonly vpc: Vpc
  readonly block: Cidr
  readonly shape: 'map' | 'list'
}) {
  const { vpc, block, shape } = props
  const topology = useTopology()
  const claims = subnetClaims(topology, vpc.id, block)
  const [asked, setAsked] = useState<Cidr>()
  const [chosen, setChosen] = useState<Cidr>()
  const whole = tilesOf(block, claims)
  const around = blockAround(claims.map((claim) => claim.block)) ?? block
  // At first what is in use, so that names can be read; one subnet alone shows its surroundings too.
  const view = asked ?? (claims.length === 1 ? widened(block, around) : around)
  const tile = whole.find((each) => each.block === chosen)
  const face = (each: Tile<SubnetId>) => vpcTileFace(topology, each)
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-baseline gap-2 text-[12px]">
        <span className="font-mono font-medium">{block}</span>
        <span className="text-muted">{freeText(block, unclaimedCount(block, claims))}</span>
      </p>
      {shape === 'map' ? (
        <>
          <ZoomPath outer={block} view={view} onView={setAsked} />
          <TileMap
            label={words.mapOf(view)}
            outer={view}
            tiles={tilesOf(view, claims, DEPTH)}
            chosen={chosen}
            face={face}
            onHover={(hovered) => {
              setView({ hovered })
            }}
            onChoose={(each) => {
              if (each.kind === 'several') setAsked(each.block)
              else setChosen(wholeOf(whole, each.block))
            }}
          />
        </>
      ) : (
        <TileList
          label={words.listOf(block)}
          tiles={whole}
          chosen={chosen}
          face={face}
          onChoose={(each) => {
            setChosen(each.block)
          }}
        />
      )}
      {tile?.kind === 'claimed' && (
        <SubnetBlock
          key={tile.owner}
          subnetId={tile.owner}
          block={tile.block}
          onChoose={setChosen}
        />
      )}
      {tile?.kind === 'free' && (
        <FreeBlock key={tile.block} vpc={vpc} block={tile.block} onChoose={setChosen} />
      )}
    </div>
  )
}

/** A free block may be larger than the part of it that the map shows. */
function wholeOf(tiles: readonly Tile<SubnetId>[], block: Cidr): Cidr | undefined {
  return tiles.find((tile) => cidrsOverlap(tile.block, block))?.block
}

function freeText(block: Cidr, free: bigint): string {
  if (familyOf(block) === 6) return words.freeBlocks64(free / IN_64)
  return words.freeOf(free, addressCount(rangeOf(block)))
}
