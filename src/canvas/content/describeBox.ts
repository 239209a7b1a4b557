import type { Drawable } from '@/layout/drawables'
import type { ManagedService } from '@/model/resources/managedService'
import { findResource, KIND_LABELS, labelOf, type Resource, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import type { GlyphName } from '@/ui/glyphs'
import { marksOn } from './lateMarks'
import type { CardContent, CardTone } from './content'

const words = strings.drawing

export const SERVICE_GLYPHS: Readonly<Record<ManagedService['service'], GlyphName>> = {
  rds: 'database',
  lambda: 'braces',
  efs: 'server',
  instanceConnectEndpoint: 'key',
  other: 'box',
}

interface Face {
  readonly glyph: GlyphName
  readonly tone: CardTone
  /** What stands where an address would. */
  readonly detail: string
  /** Empty while it works. */
  readonly state: string
  readonly sends: boolean
}

/** A service or gateway that is a box of its own: its name, what it is, its state when it fails. */
export function describeBox(topology: Topology, thing: Drawable, faults: number): CardContent {
  const resource = findResource(topology, thing.resourceId)
  const { detail, ...face } = faceOf(resource)
  const isOther = resource?.kind === 'other'
  return {
    ...face,
    name: resource ? labelOf(resource) : thing.resourceId,
    address: detail,
    more: isOther ? words.typeNotModelled(resource.type) : '',
    groups: [],
    sockets: [],
    marks: marksOn(topology, thing.id),
    unknown: isOther ? words.notModelled : resource?.stub === true ? words.notDescribed : '',
    faults,
  }
}

function faceOf(resource: Resource | undefined): Face {
  const quiet = { tone: 'service', state: '', sends: false } as const
  switch (resource?.kind) {
    case 'loadBalancer':
      return {
        ...quiet,
        glyph: 'balancer',
        detail: `${resource.type}, ${resource.scheme}`,
        state: stateOf(resource.available),
        sends: true,
      }
    case 'gatewayLoadBalancerEndpoint':
      return {
        ...quiet,
        glyph: 'plug',
        detail:
          resource.networkFirewallId === undefined
            ? words.boxes.gatewayLoadBalancerEndpoint
            : words.boxes.firewallEndpoint,
        state: stateOf(resource.available),
      }
    case 'networkFirewall':
      return { ...quiet, glyph: 'shield', detail: words.boxes.networkFirewall }
    case 'managedService':
      return {
        ...quiet,
        glyph: SERVICE_GLYPHS[resource.service],
        detail: resource.type,
        state: stateOf(resource.available),
      }
    case 'transitGateway':
      return {
        ...quiet,
        glyph: 'hub',
        tone: 'translate',
        detail: words.boxes.transitGateway,
        state: stateOf(resource.available),
      }
    case 'directConnectGateway':
      return {
        ...quiet,
        glyph: 'rings',
        tone: 'translate',
        detail: words.boxes.directConnect,
        state: resource.up ? '' : strings.resources.down,
      }
    case 'customerGateway':
      return {
        ...quiet,
        glyph: 'building',
        detail: resource.address ?? words.boxes.customerGateway,
      }
    case 'onPremisesHost':
      return { ...quiet, glyph: 'server', tone: 'ink', detail: resource.address, sends: true }
    case 'other':
      return { ...quiet, glyph: 'question', tone: 'muted', detail: '' }
    default:
      return { ...quiet, glyph: 'box', detail: resource ? KIND_LABELS[resource.kind] : '' }
  }
}

function stateOf(available: boolean): string {
  return available ? '' : strings.resources.unavailable
}
