import { useState } from 'react'
import { seenAs } from '@/layout/drawables'
import type { AddressOwner, Tile } from '@/model/addressMap'
import { usableRange } from '@/model/addressSpace'
import { addInstance } from '@/model/edits/instance'
import { integerToIp, rangeOf, type IpAddress } from '@/model/ip'
import type { Subnet } from '@/model/resources/subnet'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { tryEdit } from '../inspector/edits'
import { ResourceLink } from '../inspector/fields/ResourceLink'
import { ChosenBlock } from './ChosenBlock'
import { sizeOf } from './vpcTileFace'

const words = strings.addresses

/** Whose the chosen address is; a free one is given to a new instance. */
export function ChosenAddress(props: {
  readonly subnet: Subnet
  readonly tile: Exclude<Tile<AddressOwner>, { readonly kind: 'several' }>
}) {
  const { subnet, tile } = props
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const { block } = tile
  if (tile.kind === 'claimed') {
    const { owner } = tile
    if (owner.kind === 'reserved') {
      return <ChosenBlock block={block} size="" about={words.reserved[owner.why]} />
    }
    const id = seenAs(topology, owner.id)
    return <ChosenBlock block={block} size="" title={<ResourceLink id={id} />} />
  }
  const address = firstUsable(subnet, tile)
  return (
    <ChosenBlock block={block} size={sizeOf(block)} title={words.free}>
      {address && (
        <div>
          <Button
            glyph="plus"
            onClick={() => {
              setFault(
                tryEdit(words.labels.addInstance(address), (before) => {
                  const created = addInstance(before, subnet.id, { address })
                  return created.ok ? { ok: true, value: created.value.topology } : created
                }),
              )
            }}
          >
            {words.addInstance(address)}
          </Button>
        </div>
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </ChosenBlock>
  )
}

function firstUsable({ cidrBlock }: Subnet, tile: Tile<AddressOwner>): IpAddress | undefined {
  if (!cidrBlock) return undefined
  const usable = usableRange(cidrBlock)
  const { first, last } = rangeOf(tile.block)
  const start = first < usable.first ? usable.first : first
  return start <= last && start <= usable.last ? integerToIp(start, 4) : undefined
}
