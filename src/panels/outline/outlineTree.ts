import { annotationsOf } from '@/layout/annotations'
import { zoneId, type Annotation, type Diagram } from '@/layout/diagram'
import {
  findOf,
  interfacesIn,
  interfacesOf,
  KIND_LABELS,
  labelOf,
  nameOf,
  RESOURCE_KINDS,
  resourcesOf,
  subnetsOf,
  type Resource,
  type ResourceKind,
  type Topology,
} from '@/model/topology'
import { strings } from '@/strings/strings'
import { byName } from '../byName'

/** One line of the outline: a resource, or a heading over some. */
export interface OutlineItem {
  readonly key: string
  readonly label: string
  /** Missing for headings and Availability Zones. */
  readonly resource?: Resource
  /** A note or a frame of the diagram. */
  readonly annotation?: Annotation
  readonly children: readonly OutlineItem[]
}

/** What hangs under a VPC by kind, besides its zones. */
const VPC_PARTS = [
  'securityGroup',
  'networkAcl',
  'routeTable',
  'internetGateway',
  'egressOnlyInternetGateway',
  'virtualPrivateGateway',
  'gatewayEndpoint',
  'interfaceEndpoint',
  'gatewayLoadBalancerEndpoint',
  'natGateway',
  'loadBalancer',
  'targetGroup',
  'networkFirewall',
  'autoScalingGroup',
  'managedService',
  'other',
] as const satisfies readonly ResourceKind[]

/** The notes and frames under a heading of their own. */
export function annotationItems(diagram: Diagram): readonly OutlineItem[] {
  const written = Object.values(annotationsOf(diagram))
  if (written.length === 0) return []
  const children = written.map(
    (annotation): OutlineItem => ({
      key: annotation.id,
      label: annotation.text.split('\n')[0] ?? '',
      annotation,
      children: [],
    }),
  )
  return [{ key: 'annotations', label: strings.annotations.heading, children }]
}

/** The whole network as a tree of text: VPC, zone, subnet, instance; then groups, ACLs and tables. */
export function outlineTree(topology: Topology): readonly OutlineItem[] {
  const vpcs = resourcesOf(topology, 'vpc').toSorted(byName)
  const items = vpcs.map((vpc) =>
    item(vpc, [
      ...zones(topology, vpc.id),
      ...VPC_PARTS.flatMap((kind) =>
        heading(topology, vpc.id, kind, partsOf(topology, kind, vpc.id)),
      ),
    ]),
  )
  const shown = new Set(items.flatMap((top) => idsIn(topology, top)))
  const rest = RESOURCE_KINDS.flatMap((kind) => {
    const left = (resourcesOf(topology, kind) as readonly Resource[]).filter(
      ({ id }) => !shown.has(id),
    )
    return heading(topology, '', kind, left)
  })
  return [...items, ...rest]
}

function zones(topology: Topology, vpcId: Parameters<typeof subnetsOf>[1]): OutlineItem[] {
  const subnets = subnetsOf(topology, vpcId)
  const names = [...new Set(subnets.map(({ availabilityZone }) => availabilityZone))].toSorted()
  return names.map((zone) => ({
    key: zoneId(vpcId, zone),
    label: zone,
    children: subnets
      .filter(({ availabilityZone }) => availabilityZone === zone)
      .toSorted(byName)
      .map((subnet) => item(subnet, inSubnet(topology, subnet.id))),
  }))
}

function inSubnet(
  topology: Topology,
  subnetId: Parameters<typeof interfacesIn>[1],
): readonly OutlineItem[] {
  const instances = new Map<string, OutlineItem>()
  const gateways = resourcesOf(topology, 'natGateway').filter((nat) => nat.subnetId === subnetId)
  const held = new Set<string>(gateways.flatMap(({ networkInterfaceIds }) => networkInterfaceIds))
  const free: OutlineItem[] = []
  for (const eni of interfacesIn(topology, subnetId)) {
    const instance = findOf(topology, 'instance', eni.attachment?.instanceId)
    // An instance stands where its primary interface is; interfaces elsewhere stand by themselves.
    const [primary] = instance ? interfacesOf(topology, instance.id) : []
    if (instance && primary?.subnetId === subnetId) {
      if (!instances.has(instance.id))
        instances.set(instance.id, withInterfaces(topology, instance))
    } else if (!held.has(eni.id)) free.push(item(eni))
  }
  const others = (['gatewayLoadBalancerEndpoint', 'other'] as const).flatMap((kind) =>
    resourcesOf(topology, kind).filter((other) => other.subnetId === subnetId),
  )
  return [
    ...[...instances.values()].toSorted(byLabel),
    ...gateways.map((nat) => item(nat, interfacesBy(topology, nat.networkInterfaceIds))),
    ...others.map((other) => item(other)),
    ...free.toSorted(byLabel),
  ]
}

function withInterfaces(
  topology: Topology,
  instance: Extract<Resource, { kind: 'instance' }>,
): OutlineItem {
  const [primary] = interfacesOf(topology, instance.id)
  const here = interfacesOf(topology, instance.id).filter(
    ({ subnetId }) => subnetId === primary?.subnetId,
  )
  // A lone interface says nothing that its instance does not.
  return item(instance, here.length > 1 ? here.map((eni) => item(eni)) : [])
}

function interfacesBy(topology: Topology, ids: readonly string[]): readonly OutlineItem[] {
  return ids.flatMap((id) => {
    const eni = findOf(topology, 'networkInterface', id)
    return eni ? [item(eni)] : []
  })
}

function partsOf(topology: Topology, kind: ResourceKind, vpcId: string): readonly Resource[] {
  return (resourcesOf(topology, kind) as readonly Resource[]).filter(
    (resource) =>
      'vpcId' in resource &&
      resource.vpcId === vpcId &&
      !('subnetId' in resource && resource.subnetId !== undefined),
  )
}

function heading(
  topology: Topology,
  scope: string,
  kind: ResourceKind,
  parts: readonly Resource[],
): OutlineItem[] {
  if (parts.length === 0) return []
  return [
    {
      key: `${scope}/${kind}`,
      label: strings.resources.heading(KIND_LABELS[kind]),
      children: parts.toSorted(byName).map((part) => ({
        ...item(part, listenersOf(topology, part)),
        label: nameOf(topology, part),
      })),
    },
  ]
}

/** A load balancer's listeners hang under it. */
function listenersOf(topology: Topology, { id }: Resource): readonly OutlineItem[] {
  return resourcesOf(topology, 'listener')
    .filter(({ loadBalancerId }) => loadBalancerId === id)
    .toSorted(byName)
    .map((listener) => item(listener))
}

function item(resource: Resource, children: readonly OutlineItem[] = []): OutlineItem {
  return { key: resource.id, label: labelOf(resource), resource, children }
}

function idsIn(topology: Topology, { resource, children }: OutlineItem): readonly string[] {
  const own: string[] = resource ? [resource.id] : []
  if (resource?.kind === 'instance') {
    const [primary] = interfacesOf(topology, resource.id)
    if (primary) own.push(primary.id)
  }
  return [...own, ...children.flatMap((child) => idsIn(topology, child))]
}

function byLabel(a: OutlineItem, b: OutlineItem): number {
  return a.label.localeCompare(b.label, 'en', { numeric: true })
}
