import * as z from 'zod/mini'
import { asId, type SubnetId, type VpcId } from '@/model/ids'
import type { ReportBuilder } from '../report'
import { given, idText, maybe, maybeText, nameFrom, plainWord, tags } from './rows'
import { idOf, type TopologyBuilder } from './topologyBuilder'

const attachment = z.object({ SubnetId: maybeText, EndpointId: maybeText, Status: maybeText })

const firewall = z.object({
  FirewallArn: idText,
  FirewallName: maybeText,
  FirewallPolicyArn: maybeText,
  VpcId: maybeText,
  TransitGatewayId: maybeText,
  Tags: tags,
})

/** What `describe-firewall` prints; `list-firewalls` prints the ARN and the name alone. */
export const firewallRow = z
  .object({
    Firewall: maybe(firewall),
    FirewallStatus: maybe(
      z.object({
        Status: maybeText,
        SyncStates: maybe(z.record(z.string(), maybe(z.object({ Attachment: maybe(attachment) })))),
      }),
    ),
    FirewallArn: maybeText,
    FirewallName: maybeText,
  })
  .check(
    z.refine(
      ({ Firewall, FirewallArn }) => Boolean(Firewall) || Boolean(FirewallArn),
      'expected Firewall, or a FirewallArn',
    ),
  )

export type FirewallRow = z.infer<typeof firewallRow>

export function firewallArnOf(row: FirewallRow): string {
  return row.Firewall?.FirewallArn ?? given(row.FirewallArn) ?? ''
}

export function isGoneFirewall(row: FirewallRow): boolean {
  return ['deleted', 'deleting'].includes(plainWord(row.FirewallStatus?.Status))
}

/** Puts a firewall and its endpoints into the topology (NFW-01). */
export function addNetworkFirewall(
  row: FirewallRow,
  builder: TopologyBuilder,
  report: ReportBuilder,
): void {
  const arn = firewallArnOf(row)
  const { Firewall } = row
  if (!Firewall) {
    if (builder.find('networkFirewall', arn)) return
    report.note('incomplete', 'Firewalls that are only listed, not described', arn)
    return
  }
  const endpoints = Object.values(row.FirewallStatus?.SyncStates ?? {}).flatMap(
    (state) => state?.Attachment ?? [],
  )
  const vpcId =
    given(Firewall.VpcId) ??
    endpoints
      .map(({ SubnetId }) => builder.find('subnet', given(SubnetId))?.vpcId)
      .find((id) => id !== undefined)
  if (vpcId === undefined) {
    const message =
      given(Firewall.TransitGatewayId) === undefined
        ? 'Firewalls that belong to no VPC we know'
        : 'Firewalls that are attached to a transit gateway, not to a VPC'
    report.note('leftOut', message, arn)
    return
  }
  const policy = given(Firewall.FirewallPolicyArn)
  const id = idOf('networkFirewall', arn)
  builder.put({
    kind: 'networkFirewall',
    id,
    name: given(Firewall.FirewallName) ?? nameFrom(Firewall.Tags),
    vpcId: asId<VpcId>(vpcId),
    ...(policy !== undefined && { firewallPolicyId: idOf('firewallPolicy', policy) }),
  })
  if (endpoints.length === 0) {
    report.note('incomplete', 'Firewalls whose status names no endpoint', arn)
  }
  for (const { SubnetId, EndpointId, Status } of endpoints) {
    const endpointId = given(EndpointId)
    const subnetId = given(SubnetId)
    if (endpointId === undefined) continue
    builder.put({
      kind: 'gatewayLoadBalancerEndpoint',
      id: idOf('gatewayLoadBalancerEndpoint', endpointId),
      name: '',
      vpcId: asId<VpcId>(vpcId),
      ...(subnetId !== undefined && { subnetId: asId<SubnetId>(subnetId) }),
      networkInterfaceIds: [],
      serviceName: 'AWS Network Firewall',
      available: ['', 'ready', 'scaling'].includes(plainWord(Status)),
      networkFirewallId: id,
    })
  }
}
