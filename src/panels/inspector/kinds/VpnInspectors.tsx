import { setCustomerGatewayAddress } from '@/model/edits/onPremises'
import { addVpnConnection } from '@/model/edits/privateNetwork'
import {
  setVpnCustomerGateway,
  setVpnGateway,
  setVpnRouting,
  setVpnStaticRoutes,
} from '@/model/edits/vpnConnection'
import type { TransitGatewayId, VirtualPrivateGatewayId } from '@/model/ids'
import { parseCidr, parseIp, type Cidr, type IpAddress } from '@/model/ip'
import { ok, type Result } from '@/model/result'
import type { VpnConnection } from '@/model/resources/vpnConnection'
import { findOf, labelOf, labelOfId, resourcesOf, type Topology } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import type { ComboboxGroup } from '@/ui/Combobox'
import { Segmented } from '@/ui/Segmented'
import { Switch } from '@/ui/Switch'
import { byName } from '../../byName'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { ChoiceSelect } from '../fields/ChoiceSelect'
import { LinkList } from '../fields/LinkList'
import { ListEditor } from '../fields/ListEditor'
import { NoteField } from '../fields/NoteField'
import { ParsedField } from '../fields/ParsedField'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

const words = strings.privateNetworks

export function CustomerGatewayInspector({ resource }: InspectorProps<'customerGateway'>) {
  const topology = useTopology()
  const { id } = resource
  const name = labelOf(resource)
  const connections = resourcesOf(topology, 'vpnConnection').filter(
    ({ customerGatewayId }) => customerGatewayId === id,
  )
  return (
    <>
      <Section title={words.device} help={fieldHelp('customerDevice')} about={words.deviceAbout}>
        <ParsedField
          label={words.address}
          hint={words.publicHint}
          mono
          placeholder="203.0.113.9"
          value={resource.address ?? ''}
          parse={(text): Result<IpAddress | undefined> =>
            text.trim() === '' ? ok(undefined) : parseIp(text)
          }
          onCommit={(address) =>
            tryEdit(words.did.address(name), (before) =>
              setCustomerGatewayAddress(before, id, address),
            )
          }
        />
        <ChoiceSelect
          label={words.network}
          hint={words.networkHint}
          none={words.none}
          value={resource.onPremisesNetworkId}
          choices={resourcesOf(topology, 'onPremisesNetwork').toSorted(byName)}
          onCommit={(onPremisesNetworkId) => {
            const change = { onPremisesNetworkId }
            editResource(words.did.network(name), 'customerGateway', id, change)
            return undefined
          }}
        />
      </Section>
      <Section title={words.connections} count={connections.length}>
        <LinkList
          ids={connections.map((connection) => connection.id)}
          none={words.noConnections}
          add={{
            label: words.addConnection,
            groups: gatewayGroups(topology),
            onAdd: (value) => {
              const gateway = gatewayOf(topology, value)
              if (!gateway) return undefined
              editTopology(
                words.did.addConnection(labelOfId(topology, gateway.id)),
                (before) => addVpnConnection(before, id, gateway).topology,
              )
              return undefined
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

export function VpnConnectionInspector({ resource }: InspectorProps<'vpnConnection'>) {
  const topology = useTopology()
  const { id, staticRoutes } = resource
  const name = labelOf(resource)
  const gateways = [
    ...resourcesOf(topology, 'virtualPrivateGateway'),
    ...resourcesOf(topology, 'transitGateway'),
  ] as readonly { readonly id: VirtualPrivateGatewayId | TransitGatewayId; readonly name: string }[]
  const setRoutes = (next: readonly Cidr[]) =>
    tryEdit(words.did.routes(name), (before) => setVpnStaticRoutes(before, id, next))
  return (
    <>
      <Section title={words.ends} help={fieldHelp('vpnEnds')}>
        <ChoiceSelect
          label={words.gateway}
          hint={words.gatewayHint}
          none={words.none}
          value={resource.gateway?.id}
          choices={gateways}
          onCommit={(chosen) =>
            tryEdit(words.did.end(name), (before) =>
              setVpnGateway(before, id, gatewayOf(before, chosen)),
            )
          }
        />
        <ChoiceSelect
          label={words.customerGateway}
          value={resource.customerGatewayId}
          choices={resourcesOf(topology, 'customerGateway').toSorted(byName)}
          onCommit={(chosen) => {
            if (chosen === undefined) return undefined
            return tryEdit(words.did.device(name), (before) =>
              ok(setVpnCustomerGateway(before, id, chosen)),
            )
          }}
        />
        <Switch
          label={words.up}
          hint={words.upAbout}
          checked={resource.up}
          onCommit={(up) => {
            editResource(words.did.state(name), 'vpnConnection', id, { up })
          }}
        />
      </Section>
      <Section
        title={words.routing}
        help={fieldHelp('vpnRouting')}
        about={resource.routing === 'bgp' ? words.bgpAbout : words.staticAbout}
      >
        <Segmented
          label={words.routing}
          value={resource.routing}
          options={[
            { value: 'bgp', label: words.bgp },
            { value: 'static', label: words.static },
          ]}
          onCommit={(routing) => {
            editTopology(words.did.routing(name), (before) => setVpnRouting(before, id, routing))
          }}
        />
        {resource.routing === 'static' && (
          <ListEditor
            noun={words.route}
            items={staticRoutes}
            parse={parseCidr}
            placeholder="192.168.0.0/16"
            onChange={(before, block) =>
              setRoutes(staticRoutes.map((item) => (item === before ? block : item)))
            }
            onRemove={(block) => setRoutes(staticRoutes.filter((item) => item !== block))}
            onAdd={(block) =>
              block === undefined ? undefined : setRoutes([...staticRoutes, block])
            }
          />
        )}
      </Section>
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

/** The gateways at which a line of one's own can end. */
export function gatewayGroups(
  topology: Topology,
  except: ReadonlySet<string> = new Set(),
): readonly ComboboxGroup[] {
  const offered = (kind: 'virtualPrivateGateway' | 'transitGateway') =>
    resourcesOf(topology, kind)
      .filter(({ id }) => !except.has(id))
      .toSorted(byName)
      .map((gateway) => ({ value: gateway.id, label: labelOf(gateway), detail: gateway.id }))
  return [
    { label: words.virtualPrivateGateways, options: offered('virtualPrivateGateway') },
    { label: words.transitGateways, options: offered('transitGateway') },
  ]
}

/** A gateway as a connection names it. */
export function gatewayOf(topology: Topology, id: string | undefined): VpnConnection['gateway'] {
  const gateway = findOf(topology, 'virtualPrivateGateway', id)
  if (gateway) return { kind: gateway.kind, id: gateway.id }
  const hub = findOf(topology, 'transitGateway', id)
  return hub && { kind: hub.kind, id: hub.id }
}
