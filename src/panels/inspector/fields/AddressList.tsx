import { useState } from 'react'
import {
  addIpv6Address,
  addSecondaryAddress,
  changeAddress,
  removeAddress,
} from '@/model/edits/networkInterface'
import { usableRange } from '@/model/addressSpace'
import { cidrContains, familyOf, ipToInteger, parseIp, type IpAddress } from '@/model/ip'
import { fail, type Result } from '@/model/result'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { findOf, labelOf, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { IconButton } from '@/ui/IconButton'
import { strings } from '@/strings/strings'
import { tryEdit } from '../edits'
import { ParsedField } from './ParsedField'
import { PublicAddress } from './PublicAddress'

const words = strings.fields

/** The addresses of an interface, each private IPv4 with the public one that maps to it. */
export function AddressList({ eni }: { readonly eni: NetworkInterface }) {
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const subnet = findOf(topology, 'subnet', eni.subnetId)
  const name = labelOf(eni)
  return (
    <div className="flex flex-col gap-2.5">
      {eni.privateAddresses.map((item, index) => (
        <div key={item.address} className="flex flex-col gap-1">
          <AddressRow
            label={index === 0 ? words.primaryIpv4 : words.secondaryIpv4(index)}
            eni={eni}
            address={item.address}
            canRemove={index > 0}
          />
          <PublicAddress eni={eni} item={item} />
        </div>
      ))}
      {eni.ipv6Addresses.map((address, index) => (
        <AddressRow
          key={address}
          label={words.ipv6Number(index + 1)}
          eni={eni}
          address={address}
          canRemove
        />
      ))}
      {fault !== undefined && <Fault>{fault}</Fault>}
      <div className="-ml-2.5 flex flex-wrap">
        {subnet?.cidrBlock && (
          <Button
            variant="quiet"
            glyph="plus"
            onClick={() => {
              setFault(
                tryEdit(words.addAddress(name), (before) => addSecondaryAddress(before, eni.id)),
              )
            }}
          >
            {words.privateIpv4}
          </Button>
        )}
        {subnet?.ipv6CidrBlock && (
          <Button
            variant="quiet"
            glyph="plus"
            onClick={() => {
              setFault(tryEdit(words.addIpv6(name), (before) => addIpv6Address(before, eni.id)))
            }}
          >
            {words.ipv6}
          </Button>
        )}
      </div>
    </div>
  )
}

function AddressRow(props: {
  readonly label: string
  readonly eni: NetworkInterface
  readonly address: IpAddress
  readonly canRemove: boolean
}) {
  const { label, eni, address, canRemove } = props
  const topology = useTopology()
  return (
    <div className="flex items-end gap-1">
      <ParsedField
        label={label}
        mono
        className="flex-1"
        value={address}
        parse={(text) => readAddress(topology, eni, text, familyOf(address))}
        onCommit={(next) =>
          tryEdit(words.change(address, next), (before) =>
            changeAddress(before, eni.id, address, next),
          )
        }
      />
      {canRemove && (
        <IconButton
          label={words.remove(address)}
          glyph="trash"
          onClick={() => {
            tryEdit(words.remove(address), (before) => ({
              ok: true,
              value: removeAddress(before, eni.id, address),
            }))
          }}
        />
      )}
    </div>
  )
}

/** An address of the subnet that AWS does not keep for itself (SUB-03, SUB-07). */
function readAddress(
  topology: Topology,
  eni: NetworkInterface,
  text: string,
  family: 4 | 6,
): Result<IpAddress> {
  const address = parseIp(text)
  if (!address.ok) return address
  const subnet = findOf(topology, 'subnet', eni.subnetId)
  const block = family === 4 ? subnet?.cidrBlock : subnet?.ipv6CidrBlock
  if (!subnet || !block) return address
  if (!cidrContains(block, address.value)) {
    return fail(words.outside(address.value, labelOf(subnet), block))
  }
  const usable = usableRange(block)
  const value = ipToInteger(address.value)
  const reserved = value < usable.first || value > usable.last
  return reserved ? fail(words.keptByAws(address.value)) : address
}
