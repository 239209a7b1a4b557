import {
  associateDirectConnect,
  dissociateDirectConnect,
  setAllowedPrefixes,
} from '@/model/edits/directConnect'
import { parseCidr, type Cidr } from '@/model/ip'
import { labelOf, labelOfId, resourcesOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { Switch } from '@/ui/Switch'
import { byName } from '../../byName'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { ChoiceSelect } from '../fields/ChoiceSelect'
import { LinkList } from '../fields/LinkList'
import { ListEditor } from '../fields/ListEditor'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'
import { gatewayGroups, gatewayOf } from './VpnInspectors'

const words = strings.privateNetworks
type Props = InspectorProps<'directConnectGateway'>

export function DirectConnectInspector({ resource }: Props) {
  const topology = useTopology()
  const { id, associations } = resource
  const name = labelOf(resource)
  const associated = new Set<string>(associations.map(({ gateway }) => gateway.id))
  return (
    <>
      <Section title={words.ends}>
        <ChoiceSelect
          label={words.directNetwork}
          none={words.none}
          value={resource.onPremisesNetworkId}
          choices={resourcesOf(topology, 'onPremisesNetwork').toSorted(byName)}
          onCommit={(onPremisesNetworkId) => {
            const change = { onPremisesNetworkId }
            editResource(words.did.network(name), 'directConnectGateway', id, change)
            return undefined
          }}
        />
        <Switch
          label={words.directUp}
          hint={words.directUpAbout}
          checked={resource.up}
          onCommit={(up) => {
            editResource(words.did.state(name), 'directConnectGateway', id, { up })
          }}
        />
      </Section>
      <Section
        title={words.associations}
        help={fieldHelp('directAssociations')}
        count={associations.length}
        about={words.associationsAbout}
      >
        {associations.map((association) => (
          <Association key={association.gateway.id} resource={resource} association={association} />
        ))}
        <LinkList
          ids={[]}
          none={associations.length === 0 ? words.noAssociations : undefined}
          add={{
            label: words.associate,
            groups: gatewayGroups(topology, associated),
            onAdd: (value) => {
              const gateway = gatewayOf(topology, value)
              if (!gateway) return undefined
              const label = words.did.associate(name, labelOfId(topology, gateway.id))
              return tryEdit(label, (before) => associateDirectConnect(before, id, gateway))
            },
          }}
        />
      </Section>
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

/** One gateway of AWS that is served, and the blocks that are announced for it. */
function Association({
  resource,
  association: { gateway, allowedPrefixes },
}: Props & { readonly association: Props['resource']['associations'][number] }) {
  const topology = useTopology()
  const name = labelOf(resource)
  const gatewayName = labelOfId(topology, gateway.id)
  const set = (next: readonly Cidr[]) =>
    tryEdit(words.did.prefixes(name), (before) =>
      setAllowedPrefixes(before, resource.id, gateway.id, next),
    )
  return (
    <div className="flex flex-col gap-1.5 border-b border-line pb-2">
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1">
          <ResourceLink id={gateway.id} />
        </span>
        <IconButton
          label={words.endAssociation(gatewayName)}
          glyph="trash"
          onClick={() => {
            editTopology(words.did.dissociate(name, gatewayName), (before) =>
              dissociateDirectConnect(before, resource.id, gateway.id),
            )
          }}
        />
      </div>
      <ListEditor
        noun={words.allowedPrefix}
        items={allowedPrefixes}
        parse={parseCidr}
        placeholder="10.0.0.0/8"
        onChange={(before, block) =>
          set(allowedPrefixes.map((item) => (item === before ? block : item)))
        }
        onRemove={(block) => set(allowedPrefixes.filter((item) => item !== block))}
        onAdd={(block) => (block === undefined ? undefined : set([...allowedPrefixes, block]))}
      />
    </div>
  )
}
