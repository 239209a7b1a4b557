import { drawingOf, type Drawable } from '@/layout/drawables'
import { subnetKind } from '@/model/subnetKind'
import {
  findOf,
  findResource,
  KIND_LABELS,
  labelOf,
  labelOfId,
  subnetBlocks,
  type Topology,
} from '@/model/topology'
import { vpcBlocks } from '@/model/resources/vpc'
import { strings } from '@/strings/strings'
import type { CardContent } from './content'

const { notModelled, spoken, subnetKinds } = strings.drawing

/** A drawn thing in words: `instance app-a1, 10.0.11.20, in app-a, groups app-sg`. */
export function spokenName(
  topology: Topology,
  thing: Drawable,
  card: CardContent | undefined,
): string {
  if (thing.kind === 'zone') {
    const zone = thing.id.slice(thing.resourceId.length + 1)
    return spoken.zone(zone, labelOfId(topology, thing.resourceId))
  }
  const resource = findResource(topology, thing.resourceId)
  if (!resource) return thing.id
  const words = [spoken.resource(KIND_LABELS[resource.kind], labelOf(resource))]
  if (resource.kind === 'vpc') words.push(...vpcBlocks(resource))
  if (resource.kind === 'subnet') {
    words.push(subnetKinds[subnetKind(topology, resource)], ...subnetBlocks(resource))
  }
  if (resource.kind === 'other') words.push(resource.type, notModelled)
  if (resource.kind === 'internetHost' && resource.address) words.push(resource.address)
  if (resource.kind === 'onPremisesHost') words.push(resource.address)
  if (card) words.push(...cardWords(card))
  const subnet = findOf(topology, 'subnet', homeOf(topology, thing))
  if (subnet) words.push(spoken.inSubnet(labelOf(subnet)))
  if (card && card.groups.length > 0) {
    words.push(spoken.groups(card.groups.map(({ name }) => name)))
  }
  if (card) words.push(...card.marks.map(({ label }) => label))
  return words.join(', ')
}

function cardWords({ address, state }: CardContent): readonly string[] {
  return [address, state].filter((word) => word !== '')
}

function homeOf(topology: Topology, thing: Drawable): string | undefined {
  return drawingOf(topology).byId.get(thing.id)?.parentId
}
