import { seenAs } from '@/layout/drawables'
import { addressClaims, freeAddresses, type AddressOwner } from '@/model/addressMap'
import { addressCount } from '@/model/addressSpace'
import { familyOf, integerToIp, networkAddressOf, rangeOf, type Cidr } from '@/model/ip'
import type { Subnet } from '@/model/resources/subnet'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { ResourceLink } from '../inspector/fields/ResourceLink'

const words = strings.addresses

interface Row {
  readonly first: bigint
  readonly text: string
  readonly owner: AddressOwner | undefined
  readonly count: bigint
}

/** The addresses of a subnet's block as a table: each one in use, and what is free in ranges. */
export function AddressList({ subnet, block }: { readonly subnet: Subnet; readonly block: Cidr }) {
  const topology = useTopology()
  const family = familyOf(block)
  const claimed = addressClaims(topology, subnet, block).map(
    ({ block: own, owner }): Row => ({
      first: rangeOf(own).first,
      text: owner.kind === 'prefix' ? own : networkAddressOf(own),
      owner,
      count: addressCount(rangeOf(own)),
    }),
  )
  const free = freeAddresses(topology, subnet, block).map(
    (range): Row => ({
      first: range.first,
      text: words.range(integerToIp(range.first, family), integerToIp(range.last, family)),
      owner: undefined,
      count: addressCount(range),
    }),
  )
  const rows = [...claimed, ...free].toSorted((a, b) => (a.first < b.first ? -1 : 1))
  return (
    <table aria-label={words.listOf(block)} className="w-full text-[12px]">
      <thead className="text-left text-muted">
        <tr>
          <th className="py-1 font-normal">{words.block}</th>
          <th className="py-1 font-normal">{words.who}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ text, owner, count }) => (
          <tr key={text} className="border-t border-line">
            <td className="py-1.5 pr-2 font-mono break-all">{text}</td>
            <td className="py-1 text-muted">
              {owner === undefined && `${words.free}${family === 4 ? `, ${String(count)}` : ''}`}
              {owner?.kind === 'reserved' && words.reserved[owner.why]}
              {owner && owner.kind !== 'reserved' && (
                <ResourceLink id={seenAs(topology, owner.id)} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
