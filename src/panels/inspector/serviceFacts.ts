import type { ListenerAction } from '@/model/resources/listener'
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
  interfaceEndpoint: (endpoint) => [
    link('VPC', endpoint.vpcId),
    { term: 'Service', text: endpoint.serviceName },
    { term: 'State', text: stateOf(endpoint.available) },
    { term: 'Private DNS', text: onOff(endpoint.privateDns) },
    { term: 'Interfaces', ids: endpoint.networkInterfaceIds },
    link('Provided by', endpoint.endpointServiceId),
  ],
  endpointService: ({ serviceName, available, loadBalancerIds }) => [
    { term: 'Service', text: serviceName },
    { term: 'State', text: stateOf(available) },
    { term: 'Load balancers', ids: loadBalancerIds },
  ],
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
  loadBalancer: (balancer) => [
    link('VPC', balancer.vpcId),
    { term: 'Type', text: balancer.type },
    { term: 'Scheme', text: balancer.scheme },
    { term: 'Addresses', text: balancer.ipAddressType },
    { term: 'State', text: stateOf(balancer.available) },
    { term: 'Groups', ids: balancer.securityGroupIds },
    { term: 'Cross-zone', text: onOff(balancer.crossZone) },
    ...balancer.nodes.map(({ subnetId, networkInterfaceId }) => ({
      term: 'Node',
      ids: [networkInterfaceId ?? subnetId],
    })),
  ],
  listener: (listener) => [
    link('Load balancer', listener.loadBalancerId),
    {
      term: 'Takes',
      text: [listener.protocol, listener.port].filter((part) => part !== undefined).join(' '),
    },
    actionFact('By default', listener.defaultAction),
    ...listener.rules.map(({ priority, action }) => actionFact(`Rule ${priority}`, action)),
  ],
  targetGroup: (group) => [
    link('VPC', group.vpcId),
    { term: 'Protocol', text: [group.protocol, group.port].filter(Boolean).join(' ') },
    { term: 'Client address', text: preservationOf(group.preserveClientIp) },
    {
      term: 'Health check',
      text: group.healthCheck.enabled
        ? `${group.healthCheck.protocol} ${String(group.healthCheck.port ?? 'on the traffic port')}`
        : 'off',
    },
    ...group.targets.map(({ id, port, health }) => ({
      term: `Target${port === undefined ? '' : ` :${String(port)}`}`,
      ids: [id],
      text: health,
    })),
  ],
  autoScalingGroup: (fleet) => [
    {
      term: 'Instances',
      text: `${String(fleet.capacity.min)} to ${String(fleet.capacity.max)}, wanted ${String(fleet.capacity.desired)}`,
      ids: fleet.instanceIds,
    },
    { term: 'Subnets', ids: fleet.subnetIds },
    { term: 'Target groups', ids: fleet.targetGroupIds },
    { term: 'Groups', ids: fleet.launch?.securityGroupIds ?? [] },
  ],
  managedService: (service) => [
    { term: 'In AWS', text: service.type },
    link('VPC', service.vpcId),
    { term: 'State', text: stateOf(service.available) },
    { term: 'Subnets', ids: service.subnetIds },
    { term: 'Interfaces', ids: service.networkInterfaceIds },
    {
      term: 'Listens on',
      text: service.services
        ?.map(({ protocol, ports }) => `${protocol.toUpperCase()} ${String(ports.from)}`)
        .join(', '),
    },
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

function actionFact(term: string, action: ListenerAction): ServiceFact {
  return action.kind === 'answer'
    ? { term, text: action.type }
    : { term, ids: action.targetGroups.map(({ targetGroupId }) => targetGroupId) }
}

function link(term: string, id: string | undefined): ServiceFact {
  return { term, ids: id === undefined ? [] : [id] }
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off'
}

function stateOf(available: boolean): string {
  return available ? 'available' : 'not available'
}

function preservationOf(value: boolean | undefined): string {
  return value === undefined ? 'as its kind does by default' : value ? 'kept' : 'replaced'
}
