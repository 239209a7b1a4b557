import { useTopology } from '@/store/diagramStore'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { namedBy, serviceFacts, type PlainKind, type ServiceFact } from '../serviceFacts'
import { RoutesTo } from './GatewayInspectors'
import type { InspectorProps } from './InspectorProps'

const ROUTED: ReadonlySet<string> = new Set(['gatewayLoadBalancerEndpoint'])

/** What is known of a kind that has no form of its own: read, not written. */
export function PlainInspector({ resource }: InspectorProps<PlainKind>) {
  const own = serviceFacts(resource)
  const told = new Set(own.flatMap(({ ids = [] }) => ids))
  const others = namedBy(useTopology(), resource.id)
    .map(({ term, ids = [] }) => ({ term, ids: ids.filter((id) => !told.has(id)) }))
    .filter(({ ids }) => ids.length > 0)
  const facts = [...own, ...others].map((fact, index) => ({
    term: fact.term,
    key: `${fact.term} ${String(index)}`,
    value: <FactValue fact={fact} />,
  }))
  return (
    <>
      {facts.length > 0 && (
        <Section title="Details">
          <Facts facts={facts} />
        </Section>
      )}
      {ROUTED.has(resource.kind) && <RoutesTo id={resource.id} />}
      <Section title="Notes">
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function FactValue({ fact: { text = '', ids = [] } }: { readonly fact: ServiceFact }) {
  return (
    <>
      {ids.length > 0 && <ResourceLinks ids={ids} none="" />}
      {text !== '' && <span className="break-words">{text}</span>}
    </>
  )
}
