import { asId, type VpcId } from '@/model/ids'
import { familyOf, type Cidr } from '@/model/ip'
import type { Vpc } from '@/model/resources/vpc'
import { RESOURCE_KINDS } from '@/model/topology'
import { putStub } from './putStub'
import { isMissing, type StubContext } from './stubContext'
import type { TopologyBuilder } from './topologyBuilder'

/** Puts in a stub of every VPC that a resource names and no row describes. */
export function stubVpcs(context: StubContext): void {
  const { builder } = context
  const named = [
    ...RESOURCE_KINDS.flatMap((kind) => builder.all(kind)).flatMap(
      (resource): readonly (VpcId | undefined)[] => ('vpcId' in resource ? [resource.vpcId] : []),
    ),
    ...builder.all('securityGroup').flatMap(({ associatedVpcIds }) => associatedVpcIds ?? []),
    ...builder
      .all('transitGatewayAttachment')
      .flatMap(({ attached }) => (attached.kind === 'vpc' ? [attached.vpcId] : [])),
    ...builder
      .all('peeringConnection')
      .flatMap(({ requester, accepter }) => [requester.vpcId, accepter.vpcId]),
  ]
  for (const id of named) {
    if (isMissing(context, 'vpc', id)) putStub(context, stubVpc(id, context))
  }
}

function stubVpc(id: string, { builder, blocksOf, regionOf }: StubContext): Vpc {
  const sides = builder
    .all('peeringConnection')
    .flatMap(({ requester, accepter }) => [requester, accepter])
    .filter(({ vpcId }) => vpcId === id)
  const blocks = [
    ...new Set([
      ...blocksOf(id),
      ...sides.flatMap(({ cidrBlocks }) => cidrBlocks),
      ...announcedBlocks(id, builder),
    ]),
  ]
  return {
    kind: 'vpc',
    id: asId<VpcId>(id),
    name: '',
    stub: true,
    region: sides[0]?.region ?? regionOf(id),
    cidrBlocks: blocks.filter((block) => familyOf(block) === 4),
    ipv6CidrBlocks: blocks.filter((block) => familyOf(block) === 6),
    isDefault: false,
    blockPublicAccess: 'off',
  }
}

/** What transit gateways learned from a VPC that no row describes (TGW-11). */
function announcedBlocks(vpcId: string, builder: TopologyBuilder): readonly Cidr[] {
  const own = new Set<string>(
    builder
      .all('transitGatewayAttachment')
      .flatMap(({ id, attached }) =>
        attached.kind === 'vpc' && attached.vpcId === vpcId ? id : [],
      ),
  )
  return builder
    .all('transitGatewayRouteTable')
    .flatMap(({ routes }) => routes)
    .flatMap(({ origin, destination, attachmentIds }) =>
      origin === 'propagated' &&
      destination.kind === 'cidr' &&
      attachmentIds.some((id) => own.has(id))
        ? [destination.cidr]
        : [],
    )
}
