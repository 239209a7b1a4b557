import {
  asId,
  type DirectConnectGatewayId,
  type TransitGatewayId,
  type VirtualPrivateGatewayId,
} from '@/model/ids'
import type { DirectConnectGateway } from '@/model/resources/directConnectGateway'
import type { Assembly } from './assembly'
import type { VirtualInterfaceRow } from './directConnectRows'
import { putStub } from './putStub'
import { given, plainWord } from './rows'

type Association = DirectConnectGateway['associations'][number]

/** Puts in Direct Connect gateways with what they join, from what `aws directconnect` prints. */
export function addDirectConnect(assembly: Assembly): void {
  const { snapshot, builder, isGone } = assembly
  const associations = readAssociations(assembly)
  const put = (id: string, name: string | undefined, isStub = false) => {
    if (isGone(id) || builder.find('directConnectGateway', id)) return
    const gateway: DirectConnectGateway = {
      kind: 'directConnectGateway',
      id: asId<DirectConnectGatewayId>(id),
      name: name ?? '',
      ...(isStub && { stub: true }),
      up: isUp(interfacesOf(id, assembly)),
      associations: associations.get(id) ?? [],
    }
    if (isStub) putStub(assembly, gateway)
    else builder.put(gateway)
  }
  for (const row of snapshot.rows.directConnectGateways) {
    const tag = row.tags?.find(({ key }) => key === 'Name')
    put(row.directConnectGatewayId, given(row.directConnectGatewayName) ?? given(tag?.value))
  }
  for (const id of associations.keys()) put(id, undefined, true)
  for (const row of snapshot.rows.virtualInterfaces) {
    if (isGone(row.virtualInterfaceId)) continue
    const gatewayId = given(row.directConnectGatewayId)
    if (gatewayId === undefined) addVirtualInterface(row, assembly)
    else put(gatewayId, undefined, true)
  }
}

function readAssociations({
  snapshot,
  report,
}: Assembly): ReadonlyMap<string, readonly Association[]> {
  const byGateway = new Map<string, Association[]>()
  for (const row of snapshot.rows.directConnectGatewayAssociations) {
    const id = given(row.directConnectGatewayId)
    const end = given(row.associatedGateway?.id) ?? given(row.virtualGatewayId)
    const where = given(row.associationId) ?? id ?? end ?? 'an association'
    if (
      ['disassociated', 'disassociating', 'associating'].includes(plainWord(row.associationState))
    ) {
      report.note('leftOut', 'Direct Connect associations that are not in force', where)
      continue
    }
    if (id === undefined || end === undefined) {
      const message = 'Direct Connect associations that do not name both gateways'
      report.note('leftOut', message, where)
      continue
    }
    const isTransit =
      plainWord(row.associatedGateway?.type) === 'transitgateway' || end.startsWith('tgw-')
    const known = byGateway.get(id) ?? []
    byGateway.set(id, known)
    known.push({
      gateway: isTransit
        ? { kind: 'transitGateway', id: asId<TransitGatewayId>(end) }
        : { kind: 'virtualPrivateGateway', id: asId<VirtualPrivateGatewayId>(end) },
      allowedPrefixes: (row.allowedPrefixesToDirectConnectGateway ?? []).map(({ cidr }) => cidr),
    })
  }
  return byGateway
}

/** The virtual interfaces of a gateway, as they and the gateway's attachments name each other. */
function interfacesOf(id: string, { snapshot }: Assembly): readonly VirtualInterfaceRow[] {
  const attached = new Set(
    snapshot.rows.directConnectGatewayAttachments
      .filter((row) => row.directConnectGatewayId === id)
      .filter(({ attachmentState }) => plainWord(attachmentState) !== 'detached')
      .flatMap(({ virtualInterfaceId }) => given(virtualInterfaceId) ?? []),
  )
  return snapshot.rows.virtualInterfaces.filter(
    (row) => row.directConnectGatewayId === id || attached.has(row.virtualInterfaceId),
  )
}

const WORKING_STATES = ['', 'available', 'unknown', 'testing']

/** Some interface works, and some BGP session on it; without any row they count as up. */
function isUp(interfaces: readonly VirtualInterfaceRow[]): boolean {
  if (interfaces.length === 0) return true
  return interfaces.some(({ virtualInterfaceState, bgpPeers }) => {
    const sessions = (bgpPeers ?? []).map(({ bgpStatus }) => plainWord(bgpStatus))
    return (
      WORKING_STATES.includes(plainWord(virtualInterfaceState)) &&
      (sessions.length === 0 || sessions.some((status) => status !== 'down'))
    )
  })
}

/** A private one may end at a virtual private gateway itself: then it stands as a gateway of its own. */
function addVirtualInterface(row: VirtualInterfaceRow, { builder, report }: Assembly): void {
  const id = row.virtualInterfaceId
  if (plainWord(row.virtualInterfaceType) === 'public') {
    report.note('notModelled', 'Public virtual interfaces of Direct Connect', id)
    return
  }
  const gatewayId = given(row.virtualGatewayId)
  if (gatewayId === undefined) return
  const message =
    'Virtual interfaces that end at a virtual private gateway, drawn as Direct Connect gateways'
  report.note('assumed', message, id)
  builder.put({
    kind: 'directConnectGateway',
    id: asId<DirectConnectGatewayId>(id),
    name: given(row.virtualInterfaceName) ?? '',
    up: isUp([row]),
    associations: [
      {
        gateway: {
          kind: 'virtualPrivateGateway',
          id: asId<VirtualPrivateGatewayId>(gatewayId),
        },
        allowedPrefixes: [],
      },
    ],
  })
}
