import type { Drawable } from '@/layout/drawables'
import type { InternetHost } from '@/model/resources/internetHost'
import { findOf, findResource, labelOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import type { GlyphName } from '@/ui/glyphs'
import type { HostContent, TileContent } from './content'

const HOST_GLYPHS: Readonly<Record<InternetHost['role'], GlyphName>> = {
  home: 'home',
  office: 'building',
  scanner: 'target',
  website: 'window',
  server: 'server',
}

/** A machine on the internet: who it is and its address. */
export function describeHost(topology: Topology, thing: Drawable): HostContent {
  const host = findOf(topology, 'internetHost', thing.resourceId)
  return {
    glyph: host ? HOST_GLYPHS[host.role] : 'globe',
    name: host ? labelOf(host) : thing.resourceId,
    address: host?.address ?? host?.ipv6Address ?? strings.drawing.noAddress,
  }
}

/** A gateway, endpoint or peering as a tile: its name, and its state when it does not work. */
export function describeTile(topology: Topology, thing: Drawable, faults: number): TileContent {
  const resource = findResource(topology, thing.resourceId)
  const name = resource ? labelOf(resource) : thing.resourceId
  switch (resource?.kind) {
    case 'egressOnlyInternetGateway':
      return {
        glyph: 'archOut',
        name,
        state: resource.vpcId ? '' : strings.resources.detached,
        faults,
      }
    case 'virtualPrivateGateway':
      return {
        glyph: 'tunnel',
        name,
        state: resource.vpcId ? '' : strings.resources.detached,
        faults,
      }
    case 'customerGateway':
      return { glyph: 'tunnel', name, state: '', faults, ours: true }
    case 'gatewayEndpoint':
    case 'interfaceEndpoint': {
      const at = resource.available ? '' : strings.resources.unavailable
      return {
        glyph: 'plug',
        name,
        state: at,
        faults,
        labelled: resource.kind === 'gatewayEndpoint',
      }
    }
    case 'peeringConnection':
      return {
        glyph: 'rings',
        name,
        state: resource.status === 'active' ? '' : resource.status,
        faults,
      }
    case 'internetGateway':
      return {
        glyph: 'arch',
        name,
        state: resource.vpcId ? '' : strings.resources.detached,
        faults,
      }
    default:
      return { glyph: 'question', name, state: '', faults }
  }
}
