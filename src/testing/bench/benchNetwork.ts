import { asId } from '@/model/ids'
import { ANY_IPV4, cidr, ip } from '@/model/ip'
import type { Resource, Topology } from '@/model/topology'
import { EMPTY_TOPOLOGY, withResources } from '@/model/topology'
import { tcp } from '@/model/traffic'
import {
  anAclEntry,
  anInterface,
  anInstance,
  aNetworkAclOf,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aSubnet,
  aVpc,
} from '@/testing/builders'

export interface BenchNetwork {
  readonly interfaces: number
  readonly rulesPerGroup: number
}

const SUBNETS = 40
const GROUPS = 60

/**
 * One VPC of 40 subnets and 60 groups with the given number of rules, of which the last lets TCP 443
 * in from the VPC: a group's every rule is read before the packet passes.
 */
export function benchNetwork({ interfaces, rulesPerGroup }: BenchNetwork): Topology {
  const resources: Resource[] = [
    aVpc({ cidrBlocks: [cidr('10.0.0.0/8')] }),
    aRouteTableOf({ id: 'rtb-main', main: true }),
    aNetworkAclOf({ id: 'acl-default', isDefault: true, entries: aclEntries() }),
  ]
  for (let n = 0; n < SUBNETS; n++) {
    resources.push(
      aSubnet({ id: `subnet-${String(n)}`, cidrBlock: cidr(`10.${String(n)}.0.0/16`) }),
    )
  }
  for (let n = 0; n < GROUPS; n++) {
    resources.push(aSecurityGroup({ id: `sg-${String(n)}`, ingress: groupRules(n, rulesPerGroup) }))
  }
  for (let n = 0; n < interfaces; n++) resources.push(...server(n))
  return withResources(EMPTY_TOPOLOGY, ...resources)
}

function addressOf(n: number): string {
  return `10.${String(n % SUBNETS)}.${String(1 + Math.floor(n / SUBNETS / 200))}.${String(10 + (Math.floor(n / SUBNETS) % 200))}`
}

function server(n: number): readonly Resource[] {
  const instanceId = `i-${String(n)}`
  return [
    anInstance({ id: instanceId }),
    anInterface({
      id: `eni-${String(n)}`,
      subnetId: asId(`subnet-${String(n % SUBNETS)}`),
      attachment: { instanceId: asId(instanceId), deviceIndex: 0 },
      privateAddresses: [{ address: ip(addressOf(n)) }],
      securityGroupIds: [asId(`sg-${String(n % GROUPS)}`)],
    }),
  ]
}

function groupRules(group: number, count: number) {
  const narrow = Array.from({ length: count - 1 }, (_, n) =>
    aRule(
      tcp(443),
      `192.${String(group)}.${String(n % 250)}.${String(4 * Math.floor(n / 250))}/30`,
    ),
  )
  return [...narrow, aRule(tcp(443), '10.0.0.0/8')]
}

function aclEntries() {
  return (['ingress', 'egress'] as const).flatMap((direction) => [
    ...Array.from({ length: 19 }, (_, n) =>
      anAclEntry({
        direction,
        ruleNumber: 10 + n,
        action: 'deny',
        cidr: cidr(`198.18.${String(n)}.0/24`),
      }),
    ),
    anAclEntry({ direction, ruleNumber: 100, cidr: ANY_IPV4 }),
  ])
}
