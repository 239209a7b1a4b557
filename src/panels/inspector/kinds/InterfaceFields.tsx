import {
  cidrContains,
  familyOf,
  networkAddressOf,
  parseCidr,
  prefixLengthOf,
  type Cidr,
} from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { findOf, labelOf, resourcesOf, subnetBlocks, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { moveIntoSubnet } from '@/store/moving'
import { Select } from '@/ui/Select'
import { Switch } from '@/ui/Switch'
import { useState } from 'react'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { AddressList } from '../fields/AddressList'
import { GroupChips } from '../fields/GroupChips'
import { ListEditor } from '../fields/ListEditor'
import { Section } from '../fields/Section'

const words = strings.machines.interface

/** Everything about one interface: where it is, its addresses, its groups, its check. */
export function InterfaceFields({ eni }: { readonly eni: NetworkInterface }) {
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const name = labelOf(eni)
  const subnets = resourcesOf(topology, 'subnet')
  return (
    <>
      <Section title={words.groups} help={fieldHelp('interfaceGroups')} about={words.groupsAbout}>
        <GroupChips eni={eni} />
      </Section>
      <Section
        title={words.addresses}
        help={fieldHelp('interfaceAddresses')}
        about={words.addressesAbout}
      >
        <AddressList eni={eni} />
      </Section>
      <Section title={words.placement}>
        <Select
          label={words.subnet}
          help={fieldHelp('interfaceSubnet')}
          hint={words.subnetHint}
          value={eni.subnetId}
          options={subnets.map((subnet) => ({
            value: subnet.id,
            label: strings.fields.withBlocks(labelOf(subnet), subnetBlocks(subnet).join(', ')),
          }))}
          fault={fault}
          onCommit={(subnetId) => {
            const moved = moveIntoSubnet([moverOf(eni)], subnetId)
            setFault(moved.ok ? undefined : `${moved.error}.`)
          }}
        />
        <Switch
          label={words.check}
          help={fieldHelp('sourceDestCheck')}
          hint={words.checkHint}
          checked={eni.sourceDestCheck}
          onCommit={(sourceDestCheck) => {
            editResource(words.turnCheck(name, sourceDestCheck), 'networkInterface', eni.id, {
              sourceDestCheck,
            })
          }}
        />
      </Section>
      <Section
        title={words.prefixes}
        help={fieldHelp('delegatedPrefixes')}
        count={eni.prefixes.length}
        about={words.prefixesAbout}
      >
        <PrefixEditor eni={eni} />
      </Section>
    </>
  )
}

/** A primary interface goes nowhere without its instance (ENI-02). */
function moverOf({ id, attachment }: NetworkInterface): string {
  return attachment?.deviceIndex === 0 ? attachment.instanceId : id
}

function PrefixEditor({ eni }: { readonly eni: NetworkInterface }) {
  const topology = useTopology()
  const write = (label: string, prefixes: readonly Cidr[]) => {
    editResource(label, 'networkInterface', eni.id, { prefixes })
    return undefined
  }
  return (
    <ListEditor
      noun={words.prefix}
      placeholder="10.0.1.16/28"
      items={eni.prefixes}
      parse={(text) => readPrefix(topology, eni, text)}
      onChange={(before, prefix) =>
        write(
          strings.fields.change(before, prefix),
          eni.prefixes.map((item) => (item === before ? prefix : item)),
        )
      }
      onAdd={(prefix) =>
        prefix ? write(words.delegate(prefix), [...eni.prefixes, prefix]) : undefined
      }
      onRemove={(prefix) =>
        write(
          strings.fields.remove(prefix),
          eni.prefixes.filter((item) => item !== prefix),
        )
      }
    />
  )
}

/** A /28 or /80 inside the subnet's block (ENI-08). */
function readPrefix(topology: Topology, eni: NetworkInterface, text: string): Result<Cidr> {
  const block = parseCidr(text)
  if (!block.ok) return block
  const length = familyOf(block.value) === 4 ? 28 : 80
  if (prefixLengthOf(block.value) !== length) {
    return fail(words.notAPrefix(length, block.value))
  }
  const subnet = findOf(topology, 'subnet', eni.subnetId)
  const inside =
    !subnet || subnetBlocks(subnet).some((own) => cidrContains(own, networkAddressOf(block.value)))
  if (!inside) return fail(words.outside(block.value, labelOf(subnet)))
  if (eni.prefixes.includes(block.value)) return fail(words.delegated(block.value))
  return ok(block.value)
}
