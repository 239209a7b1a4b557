import { useMemo } from 'react'
import { setListeners } from '@/model/edits/listener'
import { addGroupFor } from '@/model/edits/workingBalancer'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { labelOf, resourcesOf } from '@/model/topology'
import { targetGroupIds } from '@/model/validation/targets'
import { editTopology, useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { fieldHelp } from '../../fieldHelp'
import { tryEdit } from '../edits'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { listenerFormat } from './listenerRows'
import { RuleGrid } from './RuleGrid'

const words = strings.services.balancer

/** What a load balancer listens to and where it sends it, as a table, and on to each of them. */
export function ListenersTable({ balancer }: { readonly balancer: LoadBalancer }) {
  const topology = useTopology()
  const format = useMemo(() => listenerFormat(topology, balancer), [topology, balancer])
  const listeners = resourcesOf(topology, 'listener').filter(
    ({ loadBalancerId }) => loadBalancerId === balancer.id,
  )
  const groups = [...new Set(listeners.flatMap(targetGroupIds))]
  const name = labelOf(balancer)
  return (
    <Section title={words.listeners} count={listeners.length} help={fieldHelp('balancerListeners')}>
      <div className="-mx-4 border-t border-line">
        <RuleGrid
          label={words.listenersOf(name)}
          format={format}
          rows={listeners}
          onChange={(label, rows, gesture) => {
            tryEdit(
              strings.fields.changeOf(label, name),
              (before) => setListeners(before, balancer.id, rows),
              gesture,
            )
          }}
          empty={balancer.listenersKnown === false ? words.listenersUnknown : words.noListener}
        />
      </div>
      <ResourceLinks ids={[...listeners.map(({ id }) => id), ...groups]} none="" />
      <div>
        <Button
          variant="quiet"
          glyph="plus"
          className="-ml-2.5"
          onClick={() => {
            editTopology(
              words.addGroupTo(name),
              (before) => addGroupFor(before, balancer.id).topology,
            )
          }}
        >
          {words.newGroup}
        </Button>
      </div>
    </Section>
  )
}
