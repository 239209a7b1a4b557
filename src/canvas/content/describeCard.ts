import type { Drawable } from '@/layout/drawables'
import type { Owner } from '@/layout/owners'
import type { Instance } from '@/model/resources/instance'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { findOf, groupsOf, labelOf, type Topology } from '@/model/topology'
import { groupStyle } from '@/store/groupStyle'
import { strings } from '@/strings/strings'
import type { GlyphName } from '@/ui/glyphs'
import { SERVICE_GLYPHS } from './describeBox'
import { marksOn } from './lateMarks'
import type { CardContent, CardTone, GroupChip, SocketContent } from './content'

const words = strings.drawing

type Face = Pick<CardContent, 'glyph' | 'tone' | 'name' | 'state' | 'sends'> & {
  readonly stub: boolean
}

const DATABASE_PORTS = [1433, 1521, 3306, 5432, 6379, 27017]
const REMOTE_LOGIN_PORTS = [22, 3389]

/** What a card shows: its resource's name and glyph, and all that its interfaces wear and answer to. */
export function describeCard(
  topology: Topology,
  thing: Drawable,
  interfaces: readonly NetworkInterface[],
  faults: number,
): CardContent {
  const { stub, ...face } = faceOf(topology, thing)
  const [primary, ...others] = interfaces
  return {
    ...face,
    address: primary ? addressOf(primary) : '',
    more: interfaces.flatMap(publicAddressesOf).join(', '),
    groups: groupChips(topology, interfaces),
    sockets: others.map(socketOf),
    marks: marksOn(topology, thing.id),
    unknown: stub ? words.notDescribed : '',
    faults,
  }
}

function faceOf(topology: Topology, thing: Drawable): Face {
  const instance = findOf(topology, 'instance', thing.resourceId)
  if (instance) {
    return {
      glyph: instanceGlyph(instance),
      tone: 'ink',
      name: labelOf(instance),
      state: instance.state === 'running' ? '' : instance.state,
      sends: true,
      stub: instance.stub === true,
    }
  }
  const nat = findOf(topology, 'natGateway', thing.resourceId)
  if (nat) {
    return {
      glyph: 'swap',
      tone: 'translate',
      name: labelOf(nat),
      state: nat.state === 'available' ? '' : nat.state,
      sends: true,
      stub: nat.stub === true,
    }
  }
  const eni = findOf(topology, 'networkInterface', thing.id)
  const owner = ownerAt(topology, thing)
  const drawn = owner ?? eni
  return {
    ...serviceLook(eni, owner),
    name: drawn ? labelOf(drawn) : thing.resourceId,
    state: owner?.available === false ? strings.resources.unavailable : '',
    sends: true,
    stub: eni?.stub === true,
  }
}

function instanceGlyph({ services }: Instance): GlyphName {
  if (!services || services.length === 0) return 'chip'
  const ports = services.map((service) => service.ports.from)
  if (ports.some((port) => DATABASE_PORTS.includes(port))) return 'database'
  return ports.every((port) => REMOTE_LOGIN_PORTS.includes(port)) ? 'key' : 'chip'
}

/** The service that is drawn where its interface is, whose name says more than the interface's. */
function ownerAt(topology: Topology, { resourceKind, resourceId }: Drawable): Owner | undefined {
  switch (resourceKind) {
    case 'loadBalancer':
    case 'interfaceEndpoint':
    case 'managedService':
      return findOf(topology, resourceKind, resourceId)
    default:
      return undefined
  }
}

function serviceLook(
  eni: NetworkInterface | undefined,
  owner: Owner | undefined,
): { readonly glyph: GlyphName; readonly tone: CardTone } {
  if (owner?.kind === 'loadBalancer') return { glyph: 'balancer', tone: 'service' }
  if (owner?.kind === 'interfaceEndpoint') return { glyph: 'plug', tone: 'service' }
  if (owner?.kind === 'managedService') return { glyph: SERVICE_GLYPHS[owner.service], tone: 'ink' }
  const hints = `${eni?.interfaceType ?? ''} ${eni?.managedBy ?? ''}`.toLowerCase()
  if (/elb|load.?balancer/.test(hints)) return { glyph: 'balancer', tone: 'service' }
  if (/rds|database|elasticache|redshift/.test(hints)) return { glyph: 'database', tone: 'ink' }
  if (/lambda/.test(hints)) return { glyph: 'braces', tone: 'service' }
  if (/endpoint|vpce/.test(hints)) return { glyph: 'plug', tone: 'service' }
  return eni?.managedBy === undefined
    ? { glyph: 'socket', tone: 'ink' }
    : { glyph: 'box', tone: 'service' }
}

function addressOf(eni: NetworkInterface): string {
  return eni.privateAddresses[0]?.address ?? eni.ipv6Addresses[0] ?? words.noAddress
}

function publicAddressesOf(eni: NetworkInterface): readonly string[] {
  return eni.privateAddresses.flatMap(({ publicIp, elastic }) =>
    publicIp === undefined
      ? []
      : [elastic === true ? words.elasticIp(publicIp) : words.publicIp(publicIp)],
  )
}

function groupChips(
  topology: Topology,
  interfaces: readonly NetworkInterface[],
): readonly GroupChip[] {
  const groups = new Set(interfaces.flatMap((eni) => groupsOf(topology, eni)))
  return [...groups].map((group) => ({
    id: group.id,
    name: labelOf(group),
    style: groupStyle(topology, group.id),
  }))
}

function socketOf(eni: NetworkInterface): SocketContent {
  return { id: eni.id, label: words.interface(labelOf(eni), addressOf(eni)) }
}
