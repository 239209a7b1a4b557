import { drawingOf } from '@/layout/drawables'
import { asId, type InstanceId, type SubnetId, type VpcId } from '@/model/ids'
import { addGatewayEndpoint, ENDPOINT_SERVICES } from '@/model/edits/gatewayEndpoint'
import { addEgressOnlyInternetGateway, addInternetGateway } from '@/model/edits/gateways'
import { addInstance } from '@/model/edits/instance'
import { addInternetHost } from '@/model/edits/internetHost'
import { addNatGateway } from '@/model/edits/natGateway'
import { addNetworkAcl, associateNetworkAcl } from '@/model/edits/networkAcl'
import { addToGroup } from '@/model/edits/networkInterface'
import { addPeeringConnection } from '@/model/edits/peeringConnection'
import { addRouteTable, associateRouteTable } from '@/model/edits/routeTable'
import { addSecurityGroup } from '@/model/edits/securityGroup'
import { addSubnet } from '@/model/edits/subnet'
import { addVpc } from '@/model/edits/vpc'
import type { Created } from '@/model/edits/edit'
import { INTERNET_HOST_ROLES } from '@/model/resources/internetHost'
import { assertNever, fail, ok, type Result } from '@/model/result'
import {
  findOf,
  findResource,
  interfacesOf,
  labelOf,
  resourcesOf,
  subnetsOf,
  type Topology,
} from '@/model/topology'
import type { PlaceableKind } from './viewStore'

/** The containers at a place, from the outside in; all missing on the empty canvas. */
export interface Place {
  readonly vpcId?: VpcId
  readonly availabilityZone?: string
  readonly subnetId?: SubnetId
  readonly instanceId?: InstanceId
}

type Creation = Result<Created<string>>

/** The containers that the drawn thing of this id is, and is in. */
export function placeOf(topology: Topology, id: string | undefined): Place {
  const thing = id === undefined ? undefined : drawingOf(topology).byId.get(id)
  if (!thing) return {}
  const around = placeOf(topology, thing.parentId)
  switch (thing.kind) {
    case 'vpc':
      return { vpcId: asId(thing.id) }
    case 'zone':
      return { ...around, availabilityZone: thing.id.slice(thing.resourceId.length + 1) }
    case 'subnet':
      return { ...around, subnetId: asId(thing.id) }
    case 'card':
      return thing.resourceKind === 'instance' ? { ...around, instanceId: asId(thing.id) } : around
    default:
      return around
  }
}

/** Creates one resource at a place, and the containers that it needs and that are missing. */
export function createAt(topology: Topology, kind: PlaceableKind, place: Place): Creation {
  switch (kind) {
    case 'vpc':
      return place.vpcId === undefined
        ? ok(addVpc(topology))
        : fail('A VPC stands beside another one, never inside it')
    case 'internetHost':
      return place.vpcId === undefined
        ? ok(addInternetHost(topology, nextRole(topology)))
        : fail('An internet host stands outside every VPC')
    case 'peeringConnection':
      return createPeering(topology, place.vpcId)
    default:
      return createInVpc(topology, kind, place)
  }
}

type KindInVpc = Exclude<PlaceableKind, 'vpc' | 'internetHost' | 'peeringConnection'>

function createInVpc(topology: Topology, kind: KindInVpc, place: Place): Creation {
  const vpc = place.vpcId ? { topology, id: place.vpcId } : firstVpc(topology, kind)
  switch (kind) {
    case 'zone':
      return createZone(vpc)
    case 'subnet':
      return addSubnet(vpc.topology, vpc.id, place.availabilityZone)
    case 'instance':
    case 'natGateway': {
      const subnet = ensureSubnet(vpc, place)
      if (!subnet.ok) return subnet
      const create = kind === 'instance' ? addInstance : addNatGateway
      return create(subnet.value.topology, subnet.value.id)
    }
    case 'securityGroup':
      return createGroup(vpc, place.instanceId)
    case 'networkAcl': {
      const acl = addNetworkAcl(vpc.topology, vpc.id)
      if (!place.subnetId) return ok(acl)
      return ok({ ...acl, topology: associateNetworkAcl(acl.topology, place.subnetId, acl.id) })
    }
    case 'routeTable': {
      const table = addRouteTable(vpc.topology, vpc.id)
      if (!place.subnetId) return ok(table)
      const topology = associateRouteTable(table.topology, place.subnetId, table.id)
      return ok({ ...table, topology })
    }
    case 'internetGateway':
      return addInternetGateway(vpc.topology, vpc.id)
    case 'egressOnlyInternetGateway':
      return addEgressOnlyInternetGateway(vpc.topology, vpc.id)
    case 'gatewayEndpoint':
      return createEndpoint(vpc)
    default:
      return assertNever(kind)
  }
}

// A gateway that is dropped beside the drawing belongs to the VPC there is; a subnet wants its own.
function firstVpc(topology: Topology, kind: KindInVpc): Created<VpcId> {
  const [first] = resourcesOf(topology, 'vpc')
  const standsInside = kind === 'instance' || kind === 'subnet' || kind === 'natGateway'
  return first && !standsInside ? { topology, id: first.id } : addVpc(topology)
}

function ensureSubnet({ topology, id }: Created<VpcId>, place: Place): Result<Created<SubnetId>> {
  if (place.subnetId) return ok({ topology, id: place.subnetId })
  return addSubnet(topology, id, place.availabilityZone)
}

/** A zone is drawn for its subnets, so that a new one comes with its first subnet. */
function createZone({ topology, id }: Created<VpcId>): Creation {
  const region = findOf(topology, 'vpc', id)?.region ?? ''
  const used = new Set(subnetsOf(topology, id).map(({ availabilityZone }) => availabilityZone))
  const free = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${region}${letter}`)
  const zone = free.find((name) => !used.has(name))
  if (zone === undefined) return fail('Every Availability Zone of the region is drawn already')
  return addSubnet(topology, id, zone)
}

function createGroup(
  { topology, id }: Created<VpcId>,
  instanceId: InstanceId | undefined,
): Creation {
  const group = addSecurityGroup(topology, id)
  const primary = instanceId && interfacesOf(topology, instanceId)[0]
  if (!primary) return ok(group)
  return ok({ ...group, topology: addToGroup(group.topology, primary.id, group.id) })
}

function createEndpoint({ topology, id }: Created<VpcId>): Creation {
  const present = resourcesOf(topology, 'gatewayEndpoint').filter(({ vpcId }) => vpcId === id)
  const service = ENDPOINT_SERVICES.find(
    (name) => !present.some(({ serviceName }) => serviceName.endsWith(`.${name}`)),
  )
  if (!service) return fail('This VPC has a gateway endpoint for S3 and one for DynamoDB already')
  return ok(addGatewayEndpoint(topology, id, service))
}

function createPeering(topology: Topology, vpcId: VpcId | undefined): Creation {
  const vpcs = resourcesOf(topology, 'vpc')
  if (vpcs.length < 2) return fail('A peering connection joins two VPCs; draw a second one first')
  const requesters = vpcId === undefined ? vpcs : vpcs.filter(({ id }) => id === vpcId)
  let refusal = 'These VPCs are peered already'
  for (const requester of requesters) {
    for (const accepter of vpcs) {
      if (accepter.id === requester.id) continue
      const created = addPeeringConnection(topology, requester.id, accepter.id)
      if (created.ok) return created
      refusal = created.error
    }
  }
  return fail(refusal)
}

function nextRole(topology: Topology) {
  const used = new Set(resourcesOf(topology, 'internetHost').map(({ role }) => role))
  return INTERNET_HOST_ROLES.find((role) => !used.has(role)) ?? 'home'
}

/** `Add server-2`: how undo names the placing of a new resource. */
export function placingLabel(topology: Topology, id: string): string {
  const resource = findResource(topology, id)
  return `Add ${resource ? labelOf(resource) : id}`
}
