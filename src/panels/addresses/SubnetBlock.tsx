import { useState } from 'react'
import { addressCount, usableRange } from '@/model/addressSpace'
import { joinSubnets, joinsWith, splitSubnet } from '@/model/edits/splitSubnet'
import { changeSubnetBlock, strandedRoutes, SUBNET_LENGTHS } from '@/model/edits/subnetBlocks'
import type { SubnetId } from '@/model/ids'
import { cidr, familyOf, makeCidr, prefixLengthOf, rangeOf, type Cidr } from '@/model/ip'
import { ok, type Result } from '@/model/result'
import type { Subnet } from '@/model/resources/subnet'
import { findOf, labelOf, labelOfId, type Topology } from '@/model/topology'
import { diagramStore, editTopology, useTopology } from '@/store/diagramStore'
import { tellEdit } from '@/store/telling'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { Select } from '@/ui/Select'
import { ResourceLink } from '../inspector/fields/ResourceLink'
import { ChosenBlock } from './ChosenBlock'
import { usageOf } from './vpcTileFace'

const words = strings.addresses
const PARTS = [2, 4, 8, 16] as const

/** What an edit of blocks came to. */
interface Outcome {
  readonly topology: Topology
  readonly said: string
  readonly also?: readonly string[]
  readonly block: Cidr
}

/** A subnet's block: split it, join it with the other half, or give it another size. */
export function SubnetBlock(props: {
  readonly subnetId: SubnetId
  readonly block: Cidr
  readonly onChoose: (block: Cidr) => void
}) {
  const { subnetId, block, onChoose } = props
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const subnet = findOf(topology, 'subnet', subnetId)
  if (!subnet) return null
  const attempt = (label: string, change: (before: Topology) => Result<Outcome>) => {
    const outcome = change(diagramStore.getState().diagram.topology)
    setFault(outcome.ok ? undefined : `${outcome.error}.`)
    if (!outcome.ok) return
    const { topology: next, said, also = [], block: then } = outcome.value
    editTopology(label, () => next)
    tellEdit(said, also.join(' '))
    onChoose(then)
  }
  return (
    <ChosenBlock
      block={block}
      size={usageOf(topology, subnet, block)}
      title={<ResourceLink id={subnetId} />}
    >
      {familyOf(block) === 4 && (
        <>
          <Split subnet={subnet} block={block} attempt={attempt} />
          <Resize subnet={subnet} block={block} attempt={attempt} />
          <Join subnet={subnet} attempt={attempt} />
        </>
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </ChosenBlock>
  )
}

interface PartProps {
  readonly subnet: Subnet
  readonly block: Cidr
  readonly attempt: (label: string, change: (before: Topology) => Result<Outcome>) => void
}

function Split({ subnet, block, attempt }: PartProps) {
  const length = prefixLengthOf(block)
  const possible = PARTS.filter((parts) => length + Math.log2(parts) <= SUBNET_LENGTHS.to)
  const [parts, setParts] = useState<(typeof PARTS)[number]>(2)
  if (possible.length === 0) return null
  const name = labelOf(subnet)
  return (
    <div className="flex items-end gap-2">
      <Select
        label={words.split}
        className="flex-1"
        value={String(parts)}
        options={possible.map((count) => ({
          value: String(count),
          label: words.parts(count, length + Math.log2(count)),
        }))}
        onCommit={(chosen) => {
          setParts(PARTS.find((count) => String(count) === chosen) ?? 2)
        }}
      />
      <Button
        onClick={() => {
          attempt(words.labels.split(name), (before) => {
            const split = splitSubnet(before, subnet.id, parts)
            if (!split.ok) return split
            const { topology, subnetIds, said } = split.value
            const blocks = subnetIds.map((id) => findOf(topology, 'subnet', id)?.cidrBlock ?? '')
            const listed =
              blocks.length > 2
                ? words.parts(parts, length + Math.log2(parts))
                : words.listed(blocks)
            const [first = block] = blocks
            return ok({
              topology,
              said: words.splitDone(name, listed),
              also: said,
              block: first === '' ? block : first,
            })
          })
        }}
      >
        {words.splitNow}
      </Button>
    </div>
  )
}

function Resize({ subnet, block, attempt }: PartProps) {
  const topology = useTopology()
  const { first } = rangeOf(block)
  const lengths = Array.from(
    { length: SUBNET_LENGTHS.to - SUBNET_LENGTHS.from + 1 },
    (_, index) => SUBNET_LENGTHS.from + index,
  )
  const possible = lengths
    .map((length) => makeCidr(first, 4, length))
    .filter((each) => each === block || changeSubnetBlock(topology, subnet.id, each).ok)
  if (possible.length < 2) return null
  const name = labelOf(subnet)
  return (
    <Select
      label={words.resize}
      value={block}
      options={possible.map((each) => ({
        value: each,
        label: `${each}, ${words.addresses(addressCount(usableRange(each)))}`,
      }))}
      onCommit={(chosen) => {
        const wanted = cidr(chosen)
        attempt(words.labels.resize(name, wanted), (before) => {
          const changed = changeSubnetBlock(before, subnet.id, wanted)
          if (!changed.ok) return changed
          return ok({
            topology: changed.value,
            said: words.resized(name, wanted),
            also: strandedRoutes(changed.value, subnet.vpcId, block),
            block: wanted,
          })
        })
      }}
    />
  )
}

function Join({ subnet, attempt }: Omit<PartProps, 'block'>) {
  const topology = useTopology()
  const other = joinsWith(topology, subnet.id)
  if (!other) return null
  const [name, otherName] = [labelOf(subnet), labelOfId(topology, other)]
  return (
    <div>
      <Button
        glyph="link"
        onClick={() => {
          attempt(words.labels.join(name, otherName), (before) => {
            const joined = joinSubnets(before, subnet.id, other)
            if (!joined.ok) return joined
            const { topology: next, said, subnetIds } = joined.value
            const whole = findOf(next, 'subnet', subnetIds[0])
            const block = whole?.cidrBlock
            if (!whole || !block) throw new Error('A joined subnet has a block')
            return ok({
              topology: next,
              said: words.joined(labelOf(whole), block),
              also: said,
              block,
            })
          })
        }}
      >
        {words.join(otherName)}
      </Button>
    </div>
  )
}
