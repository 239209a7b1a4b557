import {
  KIND_LABELS,
  resourcesOf,
  type ResourceKind,
  type ResourceOf,
  type Topology,
} from '@/model/topology'

/** One line about a resource: words, or other resources by their ids. */
export interface ServiceFact {
  readonly term: string
  readonly text?: string | undefined
  readonly ids?: readonly string[]
}

type FactsOf<Kind extends ResourceKind> = (resource: ResourceOf<Kind>) => readonly ServiceFact[]

/** What is worth knowing of each kind that has no form of its own. */
const FACTS = {
  gatewayLoadBalancerEndpoint: (endpoint) => [
    link('VPC', endpoint.vpcId),
    link('Subnet', endpoint.subnetId),
    { term: 'State', text: stateOf(endpoint.available) },
    link('Firewall', endpoint.networkFirewallId),
    link('Service', endpoint.endpointServiceId),
    { term: 'Interfaces', ids: endpoint.networkInterfaceIds },
  ],
  networkFirewall: ({ vpcId, firewallPolicyId }) => [
    link('VPC', vpcId),
    link('Policy', firewallPolicyId),
  ],
  firewallPolicy: (policy) => [
    { term: 'Stateless rules', text: String(policy.statelessRules.length) },
    { term: 'Else', text: policy.statelessDefault },
    { term: 'Stateful rules', text: String(policy.statefulRules.length) },
    { term: 'Order', text: policy.statefulOrder },
    {
      term: 'Else',
      text: policy.statefulOrder === 'default' ? 'pass' : policy.statefulDefault,
    },
    { term: 'Not evaluated', text: policy.notUnderstood.join('; ') },
  ],
} satisfies { readonly [Kind in ResourceKind]?: FactsOf<Kind> }

export type PlainKind = keyof typeof FACTS

/** The facts of a resource that say something. */
export function serviceFacts<Kind extends PlainKind>(
  resource: ResourceOf<Kind>,
): readonly ServiceFact[] {
  const facts = FACTS[resource.kind] as unknown as FactsOf<Kind>
  return facts(resource).filter(({ text = '', ids = [] }) => text !== '' || ids.length > 0)
}

/** What else names a resource: a load balancer's listeners, the lines of a gateway, what a policy serves. */
export function namedBy(topology: Topology, id: string): readonly ServiceFact[] {
  const kinds = Object.keys(FACTS) as PlainKind[]
  return kinds.flatMap((kind) => {
    const ids = resourcesOf(topology, kind)
      .filter((one) => one.id !== id && serviceFacts(one).some((fact) => fact.ids?.includes(id)))
      .map((one) => one.id)
    const label = KIND_LABELS[kind]
    return ids.length === 0 ? [] : [{ term: label.charAt(0).toUpperCase() + label.slice(1), ids }]
  })
}

function link(term: string, id: string | undefined): ServiceFact {
  return { term, ids: id === undefined ? [] : [id] }
}

function stateOf(available: boolean): string {
  return available ? 'available' : 'not available'
}
