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
import { tryEdit } from '../edits'
import { ParsedField } from './ParsedField'
import { PublicAddress } from './PublicAddress'

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
            label={index === 0 ? 'Primary private IPv4' : `Secondary private IPv4 ${String(index)}`}
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
          label={`IPv6 ${String(index + 1)}`}
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
                tryEdit(`Add an address to ${name}`, (before) =>
                  addSecondaryAddress(before, eni.id),
                ),
              )
            }}
          >
            Private IPv4
          </Button>
        )}
        {subnet?.ipv6CidrBlock && (
          <Button
            variant="quiet"
            glyph="plus"
            onClick={() => {
              setFault(
                tryEdit(`Add an IPv6 address to ${name}`, (before) =>
                  addIpv6Address(before, eni.id),
                ),
              )
            }}
          >
            IPv6
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
          tryEdit(`Change ${address} to ${next}`, (before) =>
            changeAddress(before, eni.id, address, next),
          )
        }
      />
      {canRemove && (
        <IconButton
          label={`Remove ${address}`}
          glyph="trash"
          onClick={() => {
            tryEdit(`Remove ${address}`, (before) => ({
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
    return fail(`${address.value} is outside ${labelOf(subnet)}, ${block}`)
  }
  const usable = usableRange(block)
  const value = ipToInteger(address.value)
  const reserved = value < usable.first || value > usable.last
  return reserved
    ? fail(`AWS keeps ${address.value}: the first four addresses of a subnet and its last one`)
    : address
}
