import { useState } from 'react'
import { addressCount, usableRange } from '@/model/addressSpace'
import { SUBNET_LENGTHS } from '@/model/edits/subnetBlocks'
import { nextZone } from '@/model/edits/proposals'
import { addSubnet } from '@/model/edits/subnet'
import { familyOf, makeCidr, prefixLengthOf, rangeOf, type Cidr } from '@/model/ip'
import type { Vpc } from '@/model/resources/vpc'
import { labelOfId } from '@/model/topology'
import { diagramStore, editTopology, useTopology } from '@/store/diagramStore'
import { tellEdit } from '@/store/telling'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { Select } from '@/ui/Select'
import { zonesOf } from '../inspector/zones'
import { ChosenBlock } from './ChosenBlock'
import { sizeOf } from './vpcTileFace'

const words = strings.addresses

/** What AWS's guides and we propose where there is room. */
const USUAL_LENGTH = 24

/** A free block: a new subnet in it, of a size and in a zone to choose. */
export function FreeBlock(props: {
  readonly vpc: Vpc
  readonly block: Cidr
  readonly onChoose: (block: Cidr) => void
}) {
  const { vpc, block, onChoose } = props
  const topology = useTopology()
  const least = Math.max(prefixLengthOf(block), SUBNET_LENGTHS.from)
  const [length, setLength] = useState(Math.max(least, USUAL_LENGTH))
  const [zone, setZone] = useState(() => nextZone(topology, vpc.id))
  const [fault, setFault] = useState<string>()
  if (familyOf(block) === 6) {
    return <ChosenBlock block={block} about={words.ipv6Free} size={sizeOf(block)} />
  }
  const wanted = makeCidr(rangeOf(block).first, 4, length)
  const create = () => {
    const created = addSubnet(diagramStore.getState().diagram.topology, vpc.id, zone, {
      cidrBlock: wanted,
    })
    if (!created.ok) {
      setFault(created.error)
      return
    }
    const { topology: next, id } = created.value
    const name = labelOfId(next, id)
    editTopology(words.labels.add(name), () => next)
    tellEdit(words.created(name, wanted, zone))
    onChoose(wanted)
  }
  if (least > SUBNET_LENGTHS.to) {
    return <ChosenBlock block={block} about={words.tooSmall} size={sizeOf(block)} />
  }
  return (
    <ChosenBlock block={block} size={sizeOf(block)} title={words.newSubnet}>
      <div className="grid grid-cols-2 gap-2">
        <Select
          label={words.length}
          value={String(length)}
          options={lengthsFrom(least).map((each) => ({
            value: String(each),
            label: words.lengthOption(
              each,
              addressCount(usableRange(makeCidr(rangeOf(block).first, 4, each))),
            ),
          }))}
          onCommit={(each) => {
            setLength(Number(each))
          }}
        />
        <Select
          label={words.zone}
          value={zone}
          mono
          options={zonesOf(topology, vpc.id).map((each) => ({ value: each, label: each }))}
          onCommit={setZone}
        />
      </div>
      <div>
        <Button glyph="plus" onClick={create}>
          {words.create(wanted)}
        </Button>
      </div>
      {fault !== undefined && <Fault>{fault}</Fault>}
    </ChosenBlock>
  )
}

function lengthsFrom(least: number): readonly number[] {
  return Array.from({ length: SUBNET_LENGTHS.to - least + 1 }, (_, index) => least + index)
}
