import type { AwsFirewallRows } from '../aws/awsFirewalls'
import type { AwsNetworkInterface, AwsRoute, AwsVpcEndpoint } from '../aws/awsSnapshot'
import type { AwsServiceRows } from '../aws/awsServices'
import type { PublicAccessSketch } from './borderSketch'
import { firewallRows } from './firewallRows'
import { managedInterfaceRow, pickSuitable } from './managedRows'
import { OWNER, idOf, pick } from './names'
import { blocksOf, tableOf } from './networkPlan'
import type { Plan, PlannedInterface, PlannedVpc } from './networkPlan'

/* The rows of endpoints that inspect, of gateways' own tables, and of Block Public Access. */

/** The endpoint that inspects in a VPC, if there is one. */
export function inspectionId(vpc: PlannedVpc): string | undefined {
  return vpc.inspectionSubnet && idOf('vpce', 0x50, vpc.index)
}

const ARN = 'arn:aws:elasticloadbalancing:us-east-1:111122223333'

/** What the borders of all VPCs add to a network. */
export function borderRows(plan: Plan): {
  readonly interfaces: readonly AwsNetworkInterface[]
  readonly endpoints: readonly AwsVpcEndpoint[]
  readonly firewalls: AwsFirewallRows
  readonly services: AwsServiceRows
} {
  const inspecting = plan.vpcs.filter((vpc) => vpc.inspectionSubnet)
  const behindBalancer = inspecting.filter(
    (vpc) => vpc.sketch.border?.inspection?.kind === 'gateway-load-balancer',
  )
  return {
    interfaces: inspecting.flatMap((vpc) => {
      const subnet = vpc.inspectionSubnet
      if (!subnet) return []
      return [
        managedInterfaceRow({
          id: idOf('eni', 0xb0, vpc.index),
          vpc,
          subnet,
          type: 'gateway_load_balancer_endpoint',
          description: `VPC Endpoint Interface ${inspectionId(vpc) ?? ''}`,
          host: 120,
          groups: [],
          hasIpv6: true,
          checks: false,
        }),
      ]
    }),
    endpoints: inspecting.map((vpc) => ({
      VpcEndpointId: inspectionId(vpc) ?? '',
      VpcEndpointType: 'GatewayLoadBalancer',
      VpcId: vpc.id,
      ServiceName: `com.amazonaws.vpce.us-east-1.${idOf('vpce-svc', 0x50, vpc.index)}`,
      State: vpc.sketch.border?.inspection?.isAvailable === false ? 'pending' : 'available',
      SubnetIds: vpc.inspectionSubnet ? [vpc.inspectionSubnet.id] : [],
      NetworkInterfaceIds: [idOf('eni', 0xb0, vpc.index)],
      RouteTableIds: [],
      Groups: [],
    })),
    firewalls: firewallRows(plan, inspecting),
    services: {
      LoadBalancerAttributes: Object.fromEntries(
        behindBalancer.map((vpc) => [
          balancerArn(vpc),
          [
            {
              Key: 'load_balancing.cross_zone.enabled',
              Value: String(vpc.sketch.natSubnet % 3 === 0),
            },
          ],
        ]),
      ),
      LoadBalancers: behindBalancer.map((vpc) => ({
        LoadBalancerArn: balancerArn(vpc),
        LoadBalancerName: 'inspection',
        Type: 'gateway',
        VpcId: vpc.id,
        State: { Code: 'active' },
        AvailabilityZones: vpc.inspectionSubnet
          ? [{ ZoneName: vpc.inspectionSubnet.zone, SubnetId: vpc.inspectionSubnet.id }]
          : [],
      })),
      Listeners: behindBalancer.map((vpc) => ({
        ListenerArn: `${balancerArn(vpc).replace(':loadbalancer/', ':listener/')}/0123456789abcdef`,
        LoadBalancerArn: balancerArn(vpc),
        DefaultActions: [{ Type: 'forward', TargetGroupArn: groupArn(vpc) }],
      })),
      TargetGroups: behindBalancer.map((vpc) => ({
        TargetGroupArn: groupArn(vpc),
        TargetType: 'instance',
        Protocol: 'GENEVE',
        Port: 6081,
        VpcId: vpc.id,
        LoadBalancerArns: [balancerArn(vpc)],
      })),
      TargetHealthDescriptions: Object.fromEntries(
        behindBalancer.map((vpc) => [
          groupArn(vpc),
          [
            {
              Target: { Id: applianceOf(vpc), Port: 6081 },
              TargetHealth: { State: 'healthy' },
            },
          ],
        ]),
      ),
      ServiceConfigurations: behindBalancer.map((vpc) => ({
        ServiceId: idOf('vpce-svc', 0x50, vpc.index),
        ServiceName: `com.amazonaws.vpce.us-east-1.${idOf('vpce-svc', 0x50, vpc.index)}`,
        ServiceState: 'Available',
        GatewayLoadBalancerArns: [balancerArn(vpc)],
      })),
    },
  }
}

/** Mostly one in the zone of the endpoint. */
function applianceOf(vpc: PlannedVpc): string {
  const primaries = vpc.interfaces.filter((row) => row.Attachment.DeviceIndex === 0)
  const near = (row: PlannedInterface) => row.AvailabilityZone === vpc.inspectionSubnet?.zone
  return pickSuitable(primaries, near, vpc.sketch.natSubnet).Attachment.InstanceId
}

function balancerArn(vpc: PlannedVpc): string {
  return `${ARN}:loadbalancer/gwy/inspection-${String(vpc.index)}/50dc6c495c0c91${String(vpc.index)}8`
}

function groupArn(vpc: PlannedVpc): string {
  return `${ARN}:targetgroup/inspection-${String(vpc.index)}/73e2d6bc24d8a0${String(vpc.index)}7`
}

/** The internet gateway's own table: inbound traffic goes where the subnets' own routes lead (MB-02). */
export function edgeTableRows(vpc: PlannedVpc) {
  const { border, internetGateway, appliance } = vpc.sketch
  if (!border?.hasEdgeTable || internetGateway !== 'present') return []
  const endpointId = inspectionId(vpc)
  const forwarding = appliance ? vpc.interfaces.at(-1) : undefined
  const routes: AwsRoute[] = vpc.blocks.map((block) => ({
    ...to(block),
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  }))
  for (const [position, subnet] of vpc.subnets.entries()) {
    const table = tableOf(vpc.sketch, pick(vpc.sketch.subnets, position))
    for (const block of blocksOf(subnet)) {
      const kind = block.includes(':') ? table?.ipv6Default : table?.ipv4Default
      if (kind === 'inspection' && endpointId !== undefined && subnet !== vpc.inspectionSubnet) {
        routes.push({ ...to(block), GatewayId: endpointId, Origin: 'CreateRoute', State: 'active' })
      }
      if (kind === 'appliance' && forwarding && forwarding.SubnetId !== subnet.id) {
        const NetworkInterfaceId = forwarding.NetworkInterfaceId
        routes.push({ ...to(block), NetworkInterfaceId, Origin: 'CreateRoute', State: 'active' })
      }
    }
  }
  const id = idOf('rtb', vpc.index, 0xed)
  return [
    {
      RouteTableId: id,
      VpcId: vpc.id,
      OwnerId: OWNER,
      Associations: [
        {
          Main: false,
          RouteTableAssociationId: idOf('rtbassoc', vpc.index, 0xed),
          RouteTableId: id,
          GatewayId: idOf('igw', vpc.index),
          AssociationState: { State: 'associated' },
        },
      ],
      PropagatingVgws: [],
      Routes: routes,
      Tags: [],
    },
  ]
}

/** The table that comes with a regional NAT gateway (NAT-22). */
export function regionalTableRows(vpc: PlannedVpc) {
  if (!vpc.sketch.natGateway.startsWith('regional')) return []
  const local: AwsRoute[] = vpc.blocks.map((block) => ({
    ...to(block),
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  }))
  const isAttached = vpc.sketch.internetGateway === 'present'
  const out: AwsRoute = {
    ...to('0.0.0.0/0'),
    GatewayId: idOf('igw', vpc.index),
    Origin: 'CreateRoute',
    State: isAttached ? 'active' : 'blackhole',
  }
  return [
    {
      RouteTableId: idOf('rtb', vpc.index, 0xee),
      VpcId: vpc.id,
      OwnerId: OWNER,
      Associations: [],
      PropagatingVgws: [],
      Routes: vpc.sketch.internetGateway === 'none' ? local : [...local, out],
      Tags: [],
    },
  ]
}

function to(block: string) {
  return block.includes(':') ? { DestinationIpv6CidrBlock: block } : { DestinationCidrBlock: block }
}

/** What the account says about Block Public Access, and whom it excludes. */
export function publicAccessRows(
  plan: Plan,
  { mode, exclusions }: PublicAccessSketch,
): AwsFirewallRows {
  const arn = `arn:aws:ec2:us-east-1:${OWNER}`
  const rows = exclusions.map((each, index) => {
    const vpc = pick(plan.vpcs, each.vpc)
    const ResourceArn =
      each.subnet === undefined
        ? `${arn}:vpc/${vpc.id}`
        : `${arn}:subnet/${pick(vpc.subnets, each.subnet).id}`
    return {
      ExclusionId: idOf('vpcbpa-exclude', index),
      InternetGatewayExclusionMode: each.mode,
      ResourceArn,
      State: 'create-complete',
    }
  })
  return {
    VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: mode },
    // One exclusion for each thing.
    VpcBlockPublicAccessExclusions: rows.filter(
      (row, index) => rows.findIndex((each) => each.ResourceArn === row.ResourceArn) === index,
    ),
  }
}
