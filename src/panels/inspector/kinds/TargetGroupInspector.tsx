import { useMemo } from 'react'
import { BALANCER_FITS } from '@/model/balancerFits'
import { changeTargetGroup, setTargets, type TargetGroupChange } from '@/model/edits/targetGroup'
import { listenersTo } from '@/model/edits/targetGroupFit'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { findOf, labelOf } from '@/model/topology'
import { alwaysPreserves } from '@/model/validation/targets'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Fault } from '@/ui/Fault'
import { Select } from '@/ui/Select'
import { Switch } from '@/ui/Switch'
import { fieldHelp } from '../../fieldHelp'
import { tryEdit } from '../edits'
import { AdmitBalancer } from '../fields/AdmitBalancer'
import { NoteField } from '../fields/NoteField'
import { NumberField } from '../fields/NumberField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { RuleGrid } from '../tables/RuleGrid'
import { targetFormat } from '../tables/targetRows'
import { useAttempt } from '../useAttempt'
import type { InspectorProps } from './InspectorProps'

const words = strings.services.targetGroup
const TARGET_TYPES = ['instance', 'ip', 'lambda', 'alb'] as const
const PROTOCOLS = [...new Set(Object.values(BALANCER_FITS).flatMap(({ groups }) => groups))]

export function TargetGroupInspector({ resource }: InspectorProps<'targetGroup'>) {
  const topology = useTopology()
  const listeners = listenersTo(topology, resource)
  const balancer = findOf(topology, 'loadBalancer', listeners[0]?.loadBalancerId)
  return (
    <>
      <Targets group={resource} />
      {balancer && (
        <Section title={words.usedBy} about={words.usedAbout}>
          <ResourceLinks ids={[balancer.id, ...listeners.map(({ id }) => id)]} none="" />
          <AdmitBalancer balancer={balancer} group={resource} />
        </Section>
      )}
      {!balancer && (
        <Section title={words.usedBy}>
          <p className="text-[12px] text-muted">{words.unused}</p>
        </Section>
      )}
      <Traffic group={resource} />
      <HealthCheck group={resource} />
      <Attributes group={resource} />
      <Section title={strings.services.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function Targets({ group }: { readonly group: TargetGroup }) {
  const topology = useTopology()
  const format = useMemo(() => targetFormat(topology, group), [topology, group])
  const name = labelOf(group)
  return (
    <Section
      title={words.targets}
      count={group.targets.length}
      about={words.targetsAbout}
      help={fieldHelp('targets')}
    >
      <div className="-mx-4 border-t border-line">
        <RuleGrid
          key={group.targetType}
          label={words.targetsOf(name)}
          format={format}
          rows={group.targets}
          onChange={(label, targets, gesture) => {
            tryEdit(
              strings.fields.changeOf(label, name),
              (before) => setTargets(before, group.id, targets),
              gesture,
            )
          }}
          empty={group.targetsKnown ? words.noTarget : words.unknown}
        />
      </div>
    </Section>
  )
}

/** Changes one property of a group, told by the name of its field. */
function useChange(group: TargetGroup) {
  const { fault, attempt } = useAttempt()
  return {
    fault,
    change: (what: string, change: TargetGroupChange) =>
      attempt(words.of(what, labelOf(group)), (before) =>
        changeTargetGroup(before, group.id, change),
      ),
  }
}

function Traffic({ group }: { readonly group: TargetGroup }) {
  const { fault, change } = useChange(group)
  return (
    <Section title={words.traffic}>
      <Select
        label={words.type}
        value={group.targetType}
        options={TARGET_TYPES.map((value) => ({ value, label: words.types[value] }))}
        onCommit={(targetType) => {
          change(words.type, { targetType })
        }}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={words.protocol}
          value={group.protocol}
          options={[...new Set([...PROTOCOLS, group.protocol])].map((value) => ({
            value,
            label: value,
          }))}
          onCommit={(protocol) => {
            change(words.protocol, { protocol })
          }}
        />
        <NumberField
          label={words.port}
          value={group.port}
          onCommit={(port) => change(words.port, { port })}
        />
      </div>
      <Select
        label={words.family}
        value={group.ipAddressType}
        options={(['ipv4', 'ipv6'] as const).map((value) => ({
          value,
          label: words.families[value],
        }))}
        onCommit={(ipAddressType) => {
          change(words.family, { ipAddressType })
        }}
      />
      {fault !== undefined && <Fault>{fault}</Fault>}
    </Section>
  )
}

function HealthCheck({ group }: { readonly group: TargetGroup }) {
  const { fault, change } = useChange(group)
  const { healthCheck } = group
  const write = (next: Partial<TargetGroup['healthCheck']>) =>
    change(words.health, { healthCheck: { ...healthCheck, ...next } })
  return (
    <Section title={words.health} about={words.healthAbout} help={fieldHelp('healthCheck')}>
      {group.targetType === 'lambda' && (
        <Switch
          label={words.checked}
          checked={healthCheck.enabled}
          onCommit={(enabled) => {
            write({ enabled })
          }}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={words.checkProtocol}
          value={healthCheck.protocol}
          options={[...new Set(['HTTP', 'HTTPS', 'TCP', healthCheck.protocol])].map((value) => ({
            value,
            label: value,
          }))}
          onCommit={(protocol) => {
            write({ protocol })
          }}
        />
        <NumberField
          label={words.checkPort}
          hint={words.checkPortHint}
          value={healthCheck.port}
          onCommit={(port) => {
            const { port: _own, ...rest } = healthCheck
            return change(words.health, {
              healthCheck: port === undefined ? rest : { ...rest, port },
            })
          }}
        />
      </div>
      {fault !== undefined && <Fault>{fault}</Fault>}
    </Section>
  )
}

const CLIENT_CHOICES = ['usual', 'kept', 'replaced'] as const
const CROSS_CHOICES = ['usual', 'on', 'off'] as const

function Attributes({ group }: { readonly group: TargetGroup }) {
  const { fault, change } = useChange(group)
  const { protocol, preserveClientIp, crossZone } = group
  const seesClients = BALANCER_FITS.network.groups.includes(protocol)
  return (
    <Section title={strings.services.attributes}>
      {seesClients && (
        <Select
          label={words.clientAddress}
          hint={words.clientHint}
          help={fieldHelp('clientAddress')}
          value={CLIENT_CHOICES[choiceOf(preserveClientIp)]}
          options={CLIENT_CHOICES.map((value) => ({
            value,
            label: words.clientChoices[value],
            disabled: value === 'replaced' && alwaysPreserves(protocol),
          }))}
          onCommit={(choice) => {
            change(words.clientAddress, {
              preserveClientIp: choice === 'usual' ? undefined : choice === 'kept',
            })
          }}
        />
      )}
      <Select
        label={words.crossZone}
        value={CROSS_CHOICES[choiceOf(crossZone)]}
        options={CROSS_CHOICES.map((value) => ({ value, label: words.crossChoices[value] }))}
        onCommit={(choice) => {
          change(words.crossZone, { crossZone: choice === 'usual' ? undefined : choice === 'on' })
        }}
      />
      {fault !== undefined && <Fault>{fault}</Fault>}
    </Section>
  )
}

/** Where a flag that may be left out stands in a list of `left out, on, off`. */
function choiceOf(flag: boolean | undefined): 0 | 1 | 2 {
  if (flag === undefined) return 0
  return flag ? 1 : 2
}
