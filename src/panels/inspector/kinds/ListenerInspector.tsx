import { useMemo } from 'react'
import { BALANCER_FITS } from '@/model/balancerFits'
import { changeListener } from '@/model/edits/listener'
import type { Listener, ListenerAction } from '@/model/resources/listener'
import { findOf, labelOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Fault } from '@/ui/Fault'
import { Segmented } from '@/ui/Segmented'
import { Select } from '@/ui/Select'
import { fieldHelp } from '../../fieldHelp'
import { tryEdit } from '../edits'
import { NoteField } from '../fields/NoteField'
import { NumberField } from '../fields/NumberField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { ANSWERS } from '../tables/actionText'
import { forwardFormat, listenerRuleFormat } from '../tables/listenerRows'
import { RuleGrid } from '../tables/RuleGrid'
import { useAttempt } from '../useAttempt'
import type { InspectorProps } from './InspectorProps'

const words = strings.services.listener

export function ListenerInspector({ resource }: InspectorProps<'listener'>) {
  const { fault, attempt } = useAttempt()
  const balancer = findOf(useTopology(), 'loadBalancer', resource.loadBalancerId)
  const type = balancer?.type ?? 'application'
  const { listeners: protocols } = BALANCER_FITS[type]
  const name = labelOf(resource)
  return (
    <>
      <Section title={words.takes} help={fieldHelp('balancerListeners')}>
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={words.protocol}
            value={resource.protocol}
            options={[...new Set([...protocols, resource.protocol])].map((value) => ({
              value,
              label: value,
            }))}
            onCommit={(protocol) => {
              attempt(words.protocolOf(name), (before) =>
                changeListener(before, resource.id, { protocol }),
              )
            }}
          />
          {type !== 'gateway' && (
            <NumberField
              label={words.port}
              value={resource.port}
              onCommit={(port) =>
                tryEdit(words.portOf(name), (before) =>
                  changeListener(before, resource.id, { port }),
                )
              }
            />
          )}
        </div>
        {type === 'gateway' && <p className="text-[12px] text-muted">{words.everyPort}</p>}
        {fault !== undefined && <Fault>{fault}</Fault>}
      </Section>
      <DefaultAction listener={resource} canAnswer={type === 'application'} />
      {type === 'application' && <Rules listener={resource} />}
      <Section title={words.loadBalancer}>
        <ResourceLinks ids={[resource.loadBalancerId]} none="" />
      </Section>
      <Section title={strings.services.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function DefaultAction(props: { readonly listener: Listener; readonly canAnswer: boolean }) {
  const { listener, canAnswer } = props
  const { defaultAction: action } = listener
  const { fault, attempt } = useAttempt()
  const label = words.defaultOf(labelOf(listener))
  const change = (defaultAction: ListenerAction) =>
    attempt(label, (before) => changeListener(before, listener.id, { defaultAction }))
  return (
    <Section title={words.byDefault} about={words.byDefaultAbout}>
      {(canAnswer || action.kind === 'answer') && (
        <Segmented
          label={words.does}
          value={action.kind}
          options={[
            { value: 'forward', label: words.forward },
            { value: 'answer', label: words.answer },
          ]}
          onCommit={(kind) => {
            change(
              kind === 'forward'
                ? { kind: 'forward', targetGroups: [] }
                : { kind: 'answer', type: ANSWERS[0] },
            )
          }}
        />
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
      {action.kind === 'answer' ? (
        <Select
          label={words.answers}
          value={action.type}
          options={[...new Set<string>([...ANSWERS, action.type])].map((value) => ({
            value,
            label: value,
          }))}
          onCommit={(type) => {
            change({ kind: 'answer', type })
          }}
        />
      ) : (
        <Forward listener={listener} groups={action.targetGroups} />
      )}
    </Section>
  )
}

function Forward(props: {
  readonly listener: Listener
  readonly groups: Extract<ListenerAction, { readonly kind: 'forward' }>['targetGroups']
}) {
  const { listener, groups } = props
  const topology = useTopology()
  const format = useMemo(() => forwardFormat(topology, listener), [topology, listener])
  const name = labelOf(listener)
  return (
    <>
      <div className="-mx-4 border-t border-line">
        <RuleGrid
          label={words.groupsOf(name)}
          format={format}
          rows={groups}
          onChange={(label, targetGroups, gesture) => {
            tryEdit(
              strings.fields.changeOf(label, name),
              (before) =>
                changeListener(before, listener.id, {
                  defaultAction: { kind: 'forward', targetGroups },
                }),
              gesture,
            )
          }}
          empty={words.noTarget}
        />
      </div>
      <ResourceLinks ids={groups.map(({ targetGroupId }) => targetGroupId)} none="" />
    </>
  )
}

function Rules({ listener }: { readonly listener: Listener }) {
  const topology = useTopology()
  const format = useMemo(() => listenerRuleFormat(topology, listener), [topology, listener])
  const name = labelOf(listener)
  return (
    <Section title={words.rules} count={listener.rules.length} about={words.rulesAbout}>
      <div className="-mx-4 border-t border-line">
        <RuleGrid
          label={words.rulesOf(name)}
          format={format}
          rows={listener.rules}
          onChange={(label, rules, gesture) => {
            tryEdit(
              strings.fields.changeOf(label, name),
              (before) => changeListener(before, listener.id, { rules }),
              gesture,
            )
          }}
          empty={words.noRule}
        />
      </div>
    </Section>
  )
}
