import {
  inspectionServices,
  mapFirewallSubnet,
  moveInspectionEndpoint,
  setInspector,
} from '@/model/edits/inspection'
import { asId } from '@/model/ids'
import { ok } from '@/model/result'
import { findOf, labelOf, resourcesOf, subnetsOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Switch } from '@/ui/Switch'
import { byName } from '../../byName'
import { fieldHelp } from '../../fieldHelp'
import { deleteResources, editResource, tryEdit } from '../edits'
import { ChoiceSelect } from '../fields/ChoiceSelect'
import { Facts } from '../fields/Facts'
import { LinkList } from '../fields/LinkList'
import { NoteField } from '../fields/NoteField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { RoutesTo } from './GatewayInspectors'
import type { InspectorProps } from './InspectorProps'

const words = strings.inspection

export function NetworkFirewallInspector({ resource }: InspectorProps<'networkFirewall'>) {
  const topology = useTopology()
  const { id, vpcId } = resource
  const name = labelOf(resource)
  const endpoints = resourcesOf(topology, 'gatewayLoadBalancerEndpoint')
    .filter(({ networkFirewallId }) => networkFirewallId === id)
    .toSorted(byName)
  const zones = new Set(
    endpoints.map(({ subnetId }) => findOf(topology, 'subnet', subnetId)?.availabilityZone),
  )
  const free = subnetsOf(topology, vpcId).filter(
    ({ availabilityZone }) => !zones.has(availabilityZone),
  )
  return (
    <>
      <Section title={words.policy}>
        <Facts facts={[{ term: words.vpc, value: <ResourceLink id={vpcId} /> }]} />
        <ChoiceSelect
          label={words.policy}
          hint={words.policyHint}
          none={words.none}
          value={resource.firewallPolicyId}
          choices={resourcesOf(topology, 'firewallPolicy').toSorted(byName)}
          onCommit={(firewallPolicyId) => {
            editResource(words.did.policy(name), 'networkFirewall', id, { firewallPolicyId })
            return undefined
          }}
        />
        {resource.firewallPolicyId !== undefined && (
          <div>
            <ResourceLink id={resource.firewallPolicyId} />
          </div>
        )}
      </Section>
      <Section
        title={words.endpoints}
        help={fieldHelp('firewallEndpoints')}
        count={endpoints.length}
        about={words.endpointsAbout}
      >
        <LinkList
          ids={endpoints.map((endpoint) => endpoint.id)}
          none={words.noEndpoints}
          onRemove={(endpointId) => {
            deleteResources([endpointId])
            return undefined
          }}
          add={{
            label: words.addEndpoint,
            groups: [
              {
                label: words.subnets,
                options: free.toSorted(byName).map((subnet) => ({
                  value: subnet.id,
                  label: labelOf(subnet),
                  detail: subnet.availabilityZone,
                })),
              },
            ],
            onAdd: (subnetId) =>
              tryEdit(words.did.addEndpoint(name), (before) => {
                const mapped = mapFirewallSubnet(before, id, asId(subnetId))
                return mapped.ok ? ok(mapped.value.topology) : mapped
              }),
          }}
        />
      </Section>
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

export function InspectionEndpointInspector(props: InspectorProps<'gatewayLoadBalancerEndpoint'>) {
  const { resource } = props
  const topology = useTopology()
  const { id, vpcId } = resource
  const name = labelOf(resource)
  const inspectorId: string | undefined = resource.networkFirewallId ?? resource.endpointServiceId
  const inspectors: readonly { readonly id: string; readonly name: string }[] = [
    ...resourcesOf(topology, 'networkFirewall').filter((firewall) => firewall.vpcId === vpcId),
    ...inspectionServices(topology),
  ]
  return (
    <>
      <Section title={words.inspection} help={fieldHelp('inspectionEndpoint')}>
        <ChoiceSelect
          label={words.leadsTo}
          hint={inspectorId === undefined ? words.leadsNowhere : words.inspectedBy}
          none={words.none}
          value={inspectorId}
          choices={inspectors}
          onCommit={(chosen) =>
            tryEdit(words.did.inspector(name), (before) => {
              if (chosen === undefined) return setInspector(before, id, undefined)
              const kind = findOf(before, 'networkFirewall', chosen)
                ? 'networkFirewall'
                : 'endpointService'
              return setInspector(
                before,
                id,
                kind === 'networkFirewall'
                  ? { kind, id: asId(chosen) }
                  : { kind, id: asId(chosen) },
              )
            })
          }
        />
        <ChoiceSelect
          label={words.subnet}
          hint={words.subnetHint}
          value={resource.subnetId}
          choices={subnetsOf(topology, vpcId).toSorted(byName)}
          onCommit={(subnetId) => {
            if (subnetId === undefined) return undefined
            return tryEdit(words.did.subnet(name), (before) =>
              moveInspectionEndpoint(before, id, subnetId),
            )
          }}
        />
        <Switch
          label={words.available}
          hint={words.availableAbout}
          checked={resource.available}
          onCommit={(available) => {
            const label = words.did.state(name)
            editResource(label, 'gatewayLoadBalancerEndpoint', id, { available })
          }}
        />
        <Facts
          facts={[
            { term: words.vpc, value: <ResourceLink id={vpcId} /> },
            {
              term: words.service,
              value: <span className="font-mono break-words">{resource.serviceName}</span>,
            },
          ]}
        />
      </Section>
      {resource.networkInterfaceIds.length > 0 && (
        <Section title={words.interfaces} count={resource.networkInterfaceIds.length}>
          <ResourceLinks ids={resource.networkInterfaceIds} none="" />
        </Section>
      )}
      <RoutesTo id={id} />
      <Section title={words.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}
