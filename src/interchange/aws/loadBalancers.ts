import * as z from 'zod/mini'
import { asId, type NetworkInterfaceId, type VpcId } from '@/model/ids'
import { LOAD_BALANCER_TYPES, type LoadBalancer } from '@/model/resources/loadBalancer'
import type { ReportBuilder } from '../report'
import {
  attributesIn,
  CROSS_ZONE,
  flagIn,
  IDLE_TIMEOUT,
  secondsIn,
  type AttributeRow,
} from './attributes'
import { linkNodes } from './loadBalancerNodes'
import {
  given,
  idText,
  maybe,
  maybeIp,
  maybeText,
  nameFrom,
  plainWord,
  rows,
  sameWord,
  tags,
} from './rows'
import { idOf, type TopologyBuilder } from './topologyBuilder'

const balancerZone = z.object({
  ZoneName: maybeText,
  SubnetId: maybeText,
  LoadBalancerAddresses: rows(
    z.object({
      IpAddress: maybeIp,
      AllocationId: maybeText,
      PrivateIPv4Address: maybeIp,
      IPv6Address: maybeIp,
    }),
  ),
})

export const loadBalancerRow = z.object({
  LoadBalancerArn: idText,
  LoadBalancerName: maybeText,
  Type: maybeText,
  Scheme: maybeText,
  VpcId: maybeText,
  State: maybe(z.object({ Code: maybeText })),
  AvailabilityZones: rows(balancerZone),
  SecurityGroups: rows(idText),
  IpAddressType: maybeText,
  EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: maybeText,
  Tags: tags,
})

export type BalancerZone = z.infer<typeof balancerZone>
export type LoadBalancerRow = z.infer<typeof loadBalancerRow>

export function isGoneLoadBalancer(row: LoadBalancerRow): boolean {
  return sameWord(row.State?.Code, 'failed')
}

/** What reading a load balancer needs besides its row. */
export interface LoadBalancerContext {
  readonly builder: TopologyBuilder
  readonly report: ReportBuilder
  /** The interfaces whose description is just this (A8). */
  readonly describedAs: (description: string) => readonly NetworkInterfaceId[]
  readonly attributes: readonly AttributeRow[] | undefined
  /** Whether any list gave listeners. */
  readonly listenersKnown: boolean
}

/** `app/shop/50dc6c495c0c9188`: what an ARN and the descriptions of interfaces share (A8). */
export function balancerTail(arn: string): string {
  return /(?:app|net|gwy)\/[^/]+\/[^/]+$/.exec(arn)?.[0] ?? arn
}

const TYPE_OF_TAIL: ReadonlyMap<string, LoadBalancer['type']> = new Map([
  ['app', 'application'],
  ['net', 'network'],
  ['gwy', 'gateway'],
])

/** The type that an ARN tells; a classic one has no ARN but its name. */
export function balancerTypeOf(arn: string): LoadBalancer['type'] {
  const told = TYPE_OF_TAIL.get(balancerTail(arn).split('/')[0] ?? '')
  return told ?? (arn.startsWith('arn:') ? 'application' : 'classic')
}

/** Puts an Application, Network or Gateway Load Balancer with its nodes into the topology. */
export function addLoadBalancer(row: LoadBalancerRow, context: LoadBalancerContext): void {
  const { builder, report, listenersKnown } = context
  const id = idOf('loadBalancer', row.LoadBalancerArn)
  const zones = row.AvailabilityZones ?? []
  const vpcId = given(row.VpcId) ?? vpcOfZones(zones, builder)
  if (vpcId === undefined) {
    report.note('leftOut', 'Load balancers that belong to no VPC we know', id)
    return
  }
  const type =
    LOAD_BALANCER_TYPES.find((known) => sameWord(row.Type, known)) ??
    balancerTypeOf(row.LoadBalancerArn)
  const groups = (row.SecurityGroups ?? []).map((group) => idOf('securityGroup', group))
  const attributes = attributesIn(context.attributes)
  const idleTimeout = secondsIn(attributes, IDLE_TIMEOUT)
  if (!listenersKnown) reportUnknownListeners(id, report)
  if (!context.attributes && type !== 'application') {
    report.note('assumed', 'Load balancers whose attributes are not given have the defaults', id)
  }
  builder.put({
    kind: 'loadBalancer',
    id,
    name: given(row.LoadBalancerName) ?? nameFrom(row.Tags),
    vpcId: asId<VpcId>(vpcId),
    type,
    scheme: sameWord(row.Scheme, 'internet-facing') ? 'internet-facing' : 'internal',
    ipAddressType: readAddressType(row, report),
    available: ['', 'active', 'activeimpaired'].includes(plainWord(row.State?.Code)),
    nodes: linkNodes(
      { id, type, zones, groups, description: `ELB ${balancerTail(row.LoadBalancerArn)}` },
      context,
    ),
    securityGroupIds: groups,
    crossZone: flagIn(attributes, CROSS_ZONE) ?? type === 'application',
    enforcesGroupsOnPrivateLink: !sameWord(
      row.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
      'off',
    ),
    ...(idleTimeout !== undefined && { idleTimeout }),
    ...(!listenersKnown && { listenersKnown }),
  })
}

export function reportUnknownListeners(id: string, report: ReportBuilder): void {
  report.note('incomplete', 'Load balancers whose listeners are not given', id)
}

function vpcOfZones(zones: readonly BalancerZone[], builder: TopologyBuilder): VpcId | undefined {
  return zones
    .map(({ SubnetId }) => builder.find('subnet', given(SubnetId))?.vpcId)
    .find((vpcId) => vpcId !== undefined)
}

const ADDRESS_TYPES = ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'] as const

function readAddressType(
  row: LoadBalancerRow,
  report: ReportBuilder,
): LoadBalancer['ipAddressType'] {
  const word = given(row.IpAddressType)
  const known = ADDRESS_TYPES.find((type) => sameWord(word, type))
  if (!known && word !== undefined) {
    const message = `Address type "${word}" is not known and is taken as ipv4`
    report.note('unknown', message, row.LoadBalancerArn)
  }
  return known ?? 'ipv4'
}
