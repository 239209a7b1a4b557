import type { DirectConnectGatewayId, OnPremisesNetworkId } from '../ids'
import type { Cidr } from '../ip'
import type { DirectConnectGateway } from '../resources/directConnectGateway'
import { fail, ok, type Result } from '../result'
import { labelOf, labelOfId, resourcesOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, withoutResources, type Created } from './edit'
import { mendServices } from './mendServices'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'
import { addAttachment } from './transitGateway'

type Association = DirectConnectGateway['associations'][number]

/** A Direct Connect gateway that leads to a network of one's own. */
export function addDirectConnectGateway(
  topology: Topology,
  options: { readonly name?: string; readonly onPremisesNetworkId?: OnPremisesNetworkId } = {},
): Created<DirectConnectGatewayId> {
  const { name, ...about } = options
  const id = newId(topology, 'directConnectGateway')
  const gateway = {
    kind: 'directConnectGateway',
    id,
    name: uniqueName(topology, name ?? proposeName(topology, 'directConnectGateway')),
    up: true,
    associations: [],
    ...about,
  } as const
  return { topology: withResources(topology, gateway), id }
}

/**
 * Associates it with a gateway of AWS; a transit gateway gets an attachment for it. Its virtual
 * interfaces are either private, for virtual private gateways, or transit ones, for transit gateways.
 */
export function associateDirectConnect(
  topology: Topology,
  directConnectGatewayId: DirectConnectGatewayId,
  gateway: Association['gateway'],
  allowedPrefixes: readonly Cidr[] = [],
): Result<Topology> {
  const direct = requireOf(topology, 'directConnectGateway', directConnectGatewayId)
  const { associations } = direct
  const name = labelOf(direct)
  const served = servedBy(topology, direct)
  if (served.some(({ id }) => id === gateway.id)) {
    return fail(`${name} is associated with ${labelOfId(topology, gateway.id)} already`)
  }
  const [first] = served
  if (first && first.kind !== gateway.kind) {
    return fail(
      `${name} serves ${KIND_WORDS[first.kind]}; take a second one for ${KIND_WORDS[gateway.kind]}`,
    )
  }
  const associated = updateResource(topology, 'directConnectGateway', directConnectGatewayId, {
    associations: [...associations, { gateway, allowedPrefixes }],
  })
  if (gateway.kind !== 'transitGateway') return ok(associated)
  const attached = { kind: 'directConnectGateway', directConnectGatewayId } as const
  return ok(addAttachment(associated, gateway.id, attached, direct.name).topology)
}

/** The gateways at its other side; a snapshot may know one by its attachment alone. */
function servedBy(
  topology: Topology,
  { id, associations }: DirectConnectGateway,
): readonly Association['gateway'][] {
  const attached = resourcesOf(topology, 'transitGatewayAttachment').filter(
    (one) =>
      one.attached.kind === 'directConnectGateway' && one.attached.directConnectGatewayId === id,
  )
  return [
    ...associations.map(({ gateway }) => gateway),
    ...attached.map((one) => ({ kind: 'transitGateway' as const, id: one.transitGatewayId })),
  ]
}

/** Ends an association; the attachment at a transit gateway goes with it. */
export function dissociateDirectConnect(
  topology: Topology,
  directConnectGatewayId: DirectConnectGatewayId,
  gatewayId: string,
): Topology {
  const ended = updateResource(
    topology,
    'directConnectGateway',
    directConnectGatewayId,
    ({ associations }) => ({
      associations: associations.filter(({ gateway }) => gateway.id !== gatewayId),
    }),
  )
  const gone = new Set(
    resourcesOf(topology, 'transitGatewayAttachment').flatMap(
      ({ id, transitGatewayId, attached }) =>
        transitGatewayId === gatewayId &&
        attached.kind === 'directConnectGateway' &&
        attached.directConnectGatewayId === directConnectGatewayId
          ? [id as string]
          : [],
    ),
  )
  return gone.size === 0 ? ended : withoutResources(mendServices(ended, gone), gone)
}

/** The blocks that one association announces to the other end; without any, those of the VPC. */
export function setAllowedPrefixes(
  topology: Topology,
  directConnectGatewayId: DirectConnectGatewayId,
  gatewayId: string,
  allowedPrefixes: readonly Cidr[],
): Result<Topology> {
  const twice = allowedPrefixes.find((block, index) => allowedPrefixes.indexOf(block) !== index)
  if (twice !== undefined) return fail(`${twice} is announced already`)
  return ok(
    updateResource(topology, 'directConnectGateway', directConnectGatewayId, (direct) => ({
      associations: direct.associations.map((association) =>
        association.gateway.id === gatewayId ? { ...association, allowedPrefixes } : association,
      ),
    })),
  )
}

const KIND_WORDS: Readonly<Record<Association['gateway']['kind'], string>> = {
  virtualPrivateGateway: 'virtual private gateways',
  transitGateway: 'transit gateways',
}
