import { useState } from 'react'
import {
  moveOnPremisesHost,
  proposeOnPremisesAddress,
  setOnPremisesAddress,
  setOnPremisesBlocks,
} from '@/model/edits/onPremises'
import { addOnPremisesHost } from '@/model/edits/privateNetwork'
import { parseCidr, parseIp, type Cidr } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import { labelOf, resourcesOf, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { byName } from '../../byName'
import { fieldHelp } from '../../fieldHelp'
import { tryEdit } from '../edits'
import { ChoiceSelect } from '../fields/ChoiceSelect'
import { ListEditor } from '../fields/ListEditor'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

const words = strings.privateNetworks

export function OnPremisesNetworkInspector({ resource }: InspectorProps<'onPremisesNetwork'>) {
  const topology = useTopology()
  const [fault, setFault] = useState<string>()
  const { id, cidrBlocks } = resource
  const name = labelOf(resource)
  const hosts = resourcesOf(topology, 'onPremisesHost')
    .filter(({ onPremisesNetworkId }) => onPremisesNetworkId === id)
    .toSorted(byName)
  const gateways = [
    ...resourcesOf(topology, 'customerGateway'),
    ...resourcesOf(topology, 'directConnectGateway'),
  ].filter(({ onPremisesNetworkId }) => onPremisesNetworkId === id)
  const set = (next: readonly Cidr[]) =>
    tryEdit(words.did.blocks(name), (before) => setOnPremisesBlocks(before, id, next))
  return (
    <>
      <Section
        title={words.blocks}
        help={fieldHelp('onPremisesBlocks')}
        count={cidrBlocks.length}
        about={words.blocksAbout}
      >
        <ListEditor
          noun={words.block}
          items={cidrBlocks}
          parse={parseCidr}
          placeholder="192.168.0.0/16"
          onChange={(before, block) =>
            set(cidrBlocks.map((item) => (item === before ? block : item)))
          }
          onRemove={(block) => set(cidrBlocks.filter((item) => item !== block))}
          onAdd={(block) => (block === undefined ? undefined : set([...cidrBlocks, block]))}
        />
      </Section>
      <Section title={words.hosts} count={hosts.length}>
        <ResourceLinks ids={hosts.map((host) => host.id)} none={words.noHosts} />
        {fault !== undefined && <Fault>{fault}</Fault>}
        <div>
          <Button
            variant="quiet"
            glyph="plus"
            className="-ml-2.5"
            onClick={() => {
              setFault(tryEdit(words.did.addHost(name), (before) => withHost(before, resource)))
            }}
          >
            {words.addHost}
          </Button>
        </div>
      </Section>
      <Section title={words.reachedBy} count={gateways.length} about={words.reachedByAbout}>
        <ResourceLinks ids={gateways.map((gateway) => gateway.id)} none={words.notReached} />
      </Section>
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

export function OnPremisesHostInspector({ resource }: InspectorProps<'onPremisesHost'>) {
  const topology = useTopology()
  const { id } = resource
  const name = labelOf(resource)
  return (
    <>
      <Section title={words.host} about={words.hostAbout}>
        <ParsedField
          label={words.address}
          mono
          value={resource.address}
          parse={parseIp}
          onCommit={(address) =>
            tryEdit(words.did.address(name), (before) => setOnPremisesAddress(before, id, address))
          }
        />
        <ChoiceSelect
          label={words.hostNetwork}
          hint={words.hostNetworkHint}
          value={resource.onPremisesNetworkId}
          choices={resourcesOf(topology, 'onPremisesNetwork').toSorted(byName)}
          onCommit={(networkId) => {
            if (networkId === undefined) return undefined
            return tryEdit(words.did.network(name), (before) =>
              moveOnPremisesHost(before, id, networkId),
            )
          }}
        />
      </Section>
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function withHost(
  topology: Topology,
  network: InspectorProps<'onPremisesNetwork'>['resource'],
): Result<Topology> {
  const address = proposeOnPremisesAddress(topology, network.id)
  if (address === undefined) return fail(strings.privateNetworks.noFreeAddress(labelOf(network)))
  const created = addOnPremisesHost(topology, network.id, address)
  return created.ok ? ok(created.value.topology) : created
}
