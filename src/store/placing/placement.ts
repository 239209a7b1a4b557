import type { Created } from '@/model/edits/edit'
import { addSubnet } from '@/model/edits/subnet'
import { addVpc } from '@/model/edits/vpc'
import type { SubnetId, VpcId } from '@/model/ids'
import { ok, type Result } from '@/model/result'
import { findOf, resourcesOf, type IdOf, type ResourceKind, type Topology } from '@/model/topology'

/** The containers at a place, from the outside in; all missing on the empty canvas. */
export interface Place {
  readonly vpcId?: VpcId
  readonly availabilityZone?: string
  readonly subnetId?: SubnetId
  /** What stands there that is no container: an instance, a gateway, a network of one's own. */
  readonly thing?: { readonly kind: ResourceKind; readonly id: string }
}

export type Creation = Result<Created<string>>

/** What may take a new resource in: a container, or a thing that it belongs to. */
export type Taker = 'vpc' | 'zone' | 'subnet' | ResourceKind

/** How one kind is placed. */
export interface Placement {
  /**
   * `outside` of every VPC; in a `vpc`; in a `subnet`; or `anywhere`, where the kind is no box but
   * joins things or is named by them.
   */
  readonly stands: 'outside' | 'vpc' | 'subnet' | 'anywhere'
  /** What lights up under the pointer, the innermost first. */
  readonly takers: readonly Taker[]
  /** Why a kind that stands outside cannot stand in a VPC. */
  readonly inVpc?: string
  /** Creates it with the parents that are missing, or says why not. */
  readonly create: (topology: Topology, place: Place) => Creation
}

/** The id of the container or thing at a place that may take a resource in. */
export function takerAt(place: Place, taker: Taker): string | undefined {
  if (taker === 'vpc') return place.vpcId
  if (taker === 'subnet') return place.subnetId
  if (taker === 'zone') {
    const { vpcId, availabilityZone } = place
    return vpcId && availabilityZone ? `${vpcId}/${availabilityZone}` : undefined
  }
  return place.thing?.kind === taker ? place.thing.id : undefined
}

/** The resource of one kind that stands at a place. */
export function thingAt<Kind extends ResourceKind>(
  topology: Topology,
  place: Place,
  kind: Kind,
): IdOf<Kind> | undefined {
  return findOf(topology, kind, takerAt(place, kind))?.id
}

/** The VPC of a place, else the first there is, else a new one: for what stands on its border. */
export function vpcAt(topology: Topology, place: Place): Created<VpcId> {
  const id = place.vpcId ?? resourcesOf(topology, 'vpc')[0]?.id
  return id === undefined ? addVpc(topology) : { topology, id }
}

/** The VPC of a place, else a new one: what stands in a VPC and is dropped beside it wants its own. */
export function ownVpcAt(topology: Topology, { vpcId }: Place): Created<VpcId> {
  return vpcId === undefined ? addVpc(topology) : { topology, id: vpcId }
}

/** The subnet of a place, else a new one in its VPC, which may be new as well. */
export function subnetAt(topology: Topology, place: Place): Result<Created<SubnetId>> {
  if (place.subnetId) return ok({ topology, id: place.subnetId })
  const vpc = ownVpcAt(topology, place)
  return addSubnet(vpc.topology, vpc.id, place.availabilityZone)
}
