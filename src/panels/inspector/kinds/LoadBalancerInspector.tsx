import {
  IDLE_TIMEOUTS,
  setBalancerAddressType,
  setBalancerCrossZone,
  setBalancerGroups,
  setBalancerScheme,
  setBalancerSubnet,
  setIdleTimeout,
} from '@/model/edits/balancerSettings'
import { setBalancerType } from '@/model/edits/balancerType'
import { LOAD_BALANCER_TYPES, type LoadBalancer } from '@/model/resources/loadBalancer'
import { labelOf, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Fault } from '@/ui/Fault'
import { Segmented } from '@/ui/Segmented'
import { Select } from '@/ui/Select'
import { Switch } from '@/ui/Switch'
import { fieldHelp } from '../../fieldHelp'
import { editResource, tryEdit } from '../edits'
import { GroupPicker } from '../fields/GroupPicker'
import { InterfaceLines } from '../fields/InterfaceLines'
import { NoteField } from '../fields/NoteField'
import { NumberField } from '../fields/NumberField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { ZoneSubnets } from '../fields/ZoneSubnets'
import { ListenersTable } from '../tables/ListenersTable'
import { useAttempt } from '../useAttempt'
import type { InspectorProps } from './InspectorProps'

const words = strings.services.balancer
const ADDRESS_TYPES = ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'] as const

export function LoadBalancerInspector({ resource }: InspectorProps<'loadBalancer'>) {
  const services = resourcesOf(useTopology(), 'endpointService').filter(({ loadBalancerIds }) =>
    loadBalancerIds.includes(resource.id),
  )
  const name = labelOf(resource)
  return (
    <>
      <ListenersTable balancer={resource} />
      <Kind balancer={resource} />
      <Section
        title={strings.services.zones}
        count={resource.nodes.length}
        about={words.zonesAbout}
        help={fieldHelp('balancerZones')}
      >
        <ZoneSubnets
          vpcId={resource.vpcId}
          value={resource.nodes.map(({ subnetId }) => subnetId)}
          onChange={(zone, subnetId) =>
            tryEdit(strings.services.enable(name, zone), (before) =>
              setBalancerSubnet(before, resource.id, zone, subnetId),
            )
          }
        />
      </Section>
      <Section
        title={strings.services.securityGroups}
        help={fieldHelp('balancerGroups')}
        {...(resource.type === 'gateway' ? {} : { about: words.groupsAbout })}
      >
        <Groups balancer={resource} />
      </Section>
      <Attributes balancer={resource} />
      <Section title={strings.services.addresses} count={resource.nodes.length}>
        <InterfaceLines
          ids={resource.nodes.flatMap(({ networkInterfaceId }) => networkInterfaceId ?? [])}
        />
      </Section>
      {services.length > 0 && (
        <Section title={words.serves} count={services.length}>
          <ResourceLinks ids={services.map(({ id }) => id)} none="" />
        </Section>
      )}
      <Section title={strings.services.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function Kind({ balancer }: { readonly balancer: LoadBalancer }) {
  const { fault, attempt } = useAttempt()
  const { id, type, scheme, ipAddressType, available } = balancer
  const name = labelOf(balancer)
  return (
    <Section title={words.title}>
      <Select
        label={words.type}
        hint={words.typeHint}
        value={type}
        options={LOAD_BALANCER_TYPES.map((value) => ({ value, label: words.types[value] }))}
        onCommit={(next) => {
          attempt(words.makeType(name, words.types[next]), (before) =>
            setBalancerType(before, id, next),
          )
        }}
      />
      {type !== 'gateway' && (
        <Segmented
          label={words.scheme}
          value={scheme}
          options={(['internet-facing', 'internal'] as const).map((value) => ({
            value,
            label: words.schemes[value],
          }))}
          onCommit={(next) => {
            attempt(words.makeScheme(name, next), (before) => setBalancerScheme(before, id, next))
          }}
        />
      )}
      <Select
        label={words.addressType}
        value={ipAddressType}
        options={ADDRESS_TYPES.filter(
          (value) => value !== 'dualstack-without-public-ipv4' || type === 'application',
        ).map((value) => ({ value, label: words.addressTypes[value] }))}
        onCommit={(next) => {
          attempt(words.addressesOf(name), (before) => setBalancerAddressType(before, id, next))
        }}
      />
      {fault !== undefined && <Fault>{fault}</Fault>}
      <Switch
        label={strings.services.available}
        hint={strings.services.unavailable(strings.services.balancer.noun)}
        checked={available}
        onCommit={(next) => {
          editResource(strings.services.availabilityOf(name), 'loadBalancer', id, {
            available: next,
          })
        }}
      />
    </Section>
  )
}

/** Each type has its own manners with groups (SG-48, NLB-07). */
function Groups({ balancer }: { readonly balancer: LoadBalancer }) {
  const { id, type, vpcId, securityGroupIds } = balancer
  if (type === 'gateway') return <p className="text-[12px] text-muted">{words.takesNone}</p>
  if (type === 'network' && securityGroupIds.length === 0) {
    return <p className="text-[12px] text-muted">{words.madeWithout}</p>
  }
  return (
    <GroupPicker
      vpcId={vpcId}
      value={securityGroupIds}
      none={strings.services.noGroup}
      onChange={(ids) =>
        tryEdit(strings.services.groupsOf(labelOf(balancer)), (before) =>
          setBalancerGroups(before, id, ids),
        )
      }
    />
  )
}

function Attributes({ balancer }: { readonly balancer: LoadBalancer }) {
  const { id, type, crossZone, idleTimeout, enforcesGroupsOnPrivateLink } = balancer
  const name = labelOf(balancer)
  const { from, to, usual } = IDLE_TIMEOUTS[type]
  return (
    <Section title={strings.services.attributes}>
      <Switch
        label={words.crossZone}
        hint={words.crossZoneHint}
        checked={crossZone}
        disabled={type === 'application'}
        onCommit={(next) => {
          tryEdit(words.crossZoneOf(name), (before) => setBalancerCrossZone(before, id, next))
        }}
      />
      <NumberField
        label={words.idle}
        hint={words.idleHint(from, to, usual)}
        placeholder={String(usual)}
        value={idleTimeout}
        onCommit={(seconds) =>
          tryEdit(words.idleOf(name), (before) => setIdleTimeout(before, id, seconds))
        }
      />
      {type === 'network' && (
        <Switch
          label={words.privateLink}
          hint={words.privateLinkHint}
          checked={enforcesGroupsOnPrivateLink}
          onCommit={(next) => {
            editResource(words.privateLinkOf(name), 'loadBalancer', id, {
              enforcesGroupsOnPrivateLink: next,
            })
          }}
        />
      )}
    </Section>
  )
}
