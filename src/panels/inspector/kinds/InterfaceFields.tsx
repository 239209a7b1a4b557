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
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { AddressList } from '../fields/AddressList'
import { GroupChips } from '../fields/GroupChips'
import { ListEditor } from '../fields/ListEditor'
import { Section } from '../fields/Section'

/** Everything about one interface: where it is, its addresses, its groups, its check. */
export function InterfaceFields({ eni }: { readonly eni: NetworkInterface }) {
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const name = labelOf(eni)
  const subnets = resourcesOf(topology, 'subnet')
  return (
    <>
      <Section
        title="Security groups"
        help={fieldHelp('interfaceGroups')}
        about="Several groups pool their rules; a rule only allows."
      >
        <GroupChips eni={eni} />
      </Section>
      <Section
        title="Addresses"
        help={fieldHelp('interfaceAddresses')}
        about="The machine knows only private IPv4; the internet gateway maps the public one."
      >
        <AddressList eni={eni} />
      </Section>
      <Section title="Placement">
        <Select
          label="Subnet"
          help={fieldHelp('interfaceSubnet')}
          hint="AWS never moves an interface; here it is replaced by one with new addresses."
          value={eni.subnetId}
          options={subnets.map((subnet) => ({
            value: subnet.id,
            label: `${labelOf(subnet)} (${subnetBlocks(subnet).join(', ')})`,
          }))}
          fault={fault}
          onCommit={(subnetId) => {
            const moved = moveIntoSubnet([moverOf(eni)], subnetId)
            setFault(moved.ok ? undefined : `${moved.error}.`)
          }}
        />
        <Switch
          label="Source/destination check"
          help={fieldHelp('sourceDestCheck')}
          hint="Drops packets that are neither from nor to its own addresses. Off for NAT instances and firewalls."
          checked={eni.sourceDestCheck}
          onCommit={(sourceDestCheck) => {
            editResource(
              `Turn the source/destination check of ${name} ${sourceDestCheck ? 'on' : 'off'}`,
              'networkInterface',
              eni.id,
              { sourceDestCheck },
            )
          }}
        />
      </Section>
      <Section
        title="Delegated prefixes"
        help={fieldHelp('delegatedPrefixes')}
        count={eni.prefixes.length}
        about="A /28 or /80 of the subnet whose addresses count as the interface’s own, as for containers."
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
      noun="prefix"
      placeholder="10.0.1.16/28"
      items={eni.prefixes}
      parse={(text) => readPrefix(topology, eni, text)}
      onChange={(before, prefix) =>
        write(
          `Change ${before} to ${prefix}`,
          eni.prefixes.map((item) => (item === before ? prefix : item)),
        )
      }
      onAdd={(prefix) =>
        prefix ? write(`Delegate ${prefix}`, [...eni.prefixes, prefix]) : undefined
      }
      onRemove={(prefix) =>
        write(
          `Remove ${prefix}`,
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
    return fail(`A delegated prefix is a /${String(length)}; ${block.value} is not`)
  }
  const subnet = findOf(topology, 'subnet', eni.subnetId)
  const inside =
    !subnet || subnetBlocks(subnet).some((own) => cidrContains(own, networkAddressOf(block.value)))
  if (!inside) return fail(`${block.value} is outside ${labelOf(subnet)}`)
  if (eni.prefixes.includes(block.value)) return fail(`${block.value} is delegated already`)
  return ok(block.value)
}
