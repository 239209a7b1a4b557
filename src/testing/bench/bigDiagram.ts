import { autoLayout } from '@/layout/autoLayout'
import type { Diagram } from '@/layout/diagram'
import { asId, type VpcId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import { EMPTY_TOPOLOGY, withResources, type Resource } from '@/model/topology'
import { tcp } from '@/model/traffic'
import {
  anInstance,
  anInterface,
  anInternetGateway,
  aNetworkAclOf,
  anAclEntry,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aSubnet,
  aVpc,
} from '@/testing/builders'

const SERVERS_A_SUBNET = 24
const SUBNETS_A_VPC = 20
const GROUPS_A_VPC = 6

/** A diagram with about so many drawn things: VPCs of 20 subnets in three zones, 24 servers in each. */
export function bigDiagram(things: number): Diagram {
  const subnets = Math.max(1, Math.round(things / (SERVERS_A_SUBNET + 1)))
  const resources: Resource[] = []
  for (let n = 0; n < subnets; n++) {
    const vpc = Math.floor(n / SUBNETS_A_VPC)
    if (n % SUBNETS_A_VPC === 0) resources.push(...vpcNumber(vpc))
    resources.push(
      aSubnet({
        id: `subnet-${String(n)}`,
        name: `app-${String(n)}`,
        vpcId: asId(`vpc-${String(vpc)}`),
        cidrBlock: cidr(`10.${String(vpc)}.${String(n % SUBNETS_A_VPC)}.0/24`),
        availabilityZone: `us-east-1${'abc'.charAt(n % 3)}`,
      }),
    )
    for (let server = 0; server < SERVERS_A_SUBNET; server++) resources.push(...aServer(n, server))
  }
  const topology = withResources(EMPTY_TOPOLOGY, ...resources)
  return { name: `${String(things)} things`, topology, layout: autoLayout(topology) }
}

function vpcNumber(vpc: number): readonly Resource[] {
  const vpcId = asId<VpcId>(`vpc-${String(vpc)}`)
  return [
    aVpc({ id: vpcId, cidrBlocks: [cidr(`10.${String(vpc)}.0.0/16`)] }),
    aRouteTableOf({ id: `rtb-${String(vpc)}`, vpcId, main: true }),
    aNetworkAclOf({ id: `acl-${String(vpc)}`, vpcId, isDefault: true, entries: [anAclEntry()] }),
    anInternetGateway({ id: `igw-${String(vpc)}`, vpcId }),
    ...Array.from({ length: GROUPS_A_VPC }, (_, n) =>
      aSecurityGroup({
        id: `sg-${String(vpc)}-${String(n)}`,
        vpcId,
        ingress: [aRule(tcp(443), '10.0.0.0/8')],
      }),
    ),
  ]
}

function aServer(subnet: number, server: number): readonly Resource[] {
  const vpc = Math.floor(subnet / SUBNETS_A_VPC)
  const id = `${String(subnet)}-${String(server)}`
  const address = `10.${String(vpc)}.${String(subnet % SUBNETS_A_VPC)}.${String(10 + server)}`
  return [
    anInstance({ id: `i-${id}`, name: `server-${id}` }),
    anInterface({
      id: `eni-${id}`,
      subnetId: asId(`subnet-${String(subnet)}`),
      attachment: { instanceId: asId(`i-${id}`), deviceIndex: 0 },
      privateAddresses: [{ address: ip(address) }],
      securityGroupIds: [asId(`sg-${String(vpc)}-${String(server % GROUPS_A_VPC)}`)],
    }),
  ]
}
