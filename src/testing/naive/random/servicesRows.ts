import type { AwsNetworkInterface, AwsVpcEndpoint } from '../aws/awsSnapshot'
import type { AwsServiceRows } from '../aws/awsServices'
import { balancerRow, listenerRows, planBalancers } from './balancerRows'
import type { PlannedBalancer } from './balancerRows'
import { managedInterfaceRow } from './managedRows'
import { idOf, pick } from './names'
import type { Plan } from './networkPlan'
import type { EndpointSketch, ServicesSketch } from './servicesSketch'
import { targetGroupRows } from './targetRows'

/* The rows of load balancers, endpoints and managed services. */

/** All that a sketch of services adds to a network. */
export interface PlannedServices {
  readonly rows: AwsServiceRows
  readonly interfaces: readonly AwsNetworkInterface[]
  readonly endpoints: readonly AwsVpcEndpoint[]
}

/** The service rows of a plan. */
export function planServices(plan: Plan, sketch: ServicesSketch): PlannedServices {
  const balancers = planBalancers(plan, sketch)
  const { listeners, rules } = listenerRows(sketch, balancers)
  const endpoints = sketch.endpoints.map((each, index) => endpointRow(plan, balancers, each, index))
  const managed = sketch.managed.map((each, index) => {
    const vpc = pick(plan.vpcs, each.vpc)
    const description = {
      rds: 'RDSNetworkInterface',
      lambda: `AWS Lambda VPC ENI-worker-${String(index)}`,
      other: `Managed by something ${String(index)}`,
    }[each.kind]
    const type = each.kind === 'lambda' ? 'lambda' : 'interface'
    const subnet = pick(vpc.subnets, each.subnet)
    const id = idOf('eni', 0xd0, index)
    return managedInterfaceRow({
      id,
      vpc,
      subnet,
      type,
      description,
      host: 116 + index,
      groups: each.groups,
    })
  })
  return {
    rows: {
      LoadBalancers: balancers.map(balancerRow),
      LoadBalancerAttributes: Object.fromEntries(
        balancers.flatMap(({ arn, sketch: { crossZone, type } }) =>
          crossZone === 'unsaid' || type === 'application'
            ? []
            : [
                [
                  arn,
                  [
                    {
                      Key: 'load_balancing.cross_zone.enabled',
                      Value: String(crossZone === 'on'),
                    },
                  ],
                ],
              ],
        ),
      ),
      Listeners: listeners,
      ListenerRules: rules,
      ...targetGroupRows(plan, sketch, balancers),
      ServiceConfigurations: balancers
        .filter(({ sketch: { type } }) => type === 'network')
        .map((balancer) => ({
          ServiceId: serviceId(balancer),
          ServiceName: serviceName(balancer),
          ServiceState: 'Available',
          ServiceType: [{ ServiceType: 'Interface' }],
          AvailabilityZones: balancer.nodes.map((node) => node.AvailabilityZone),
          NetworkLoadBalancerArns: [balancer.arn],
          AcceptanceRequired: false,
        })),
    },
    interfaces: [
      ...balancers.flatMap(({ nodes }) => nodes),
      ...endpoints.flatMap(({ interfaces }) => interfaces),
      ...managed,
    ],
    endpoints: endpoints.map(({ row }) => row),
  }
}

function serviceId(balancer: PlannedBalancer): string {
  return idOf('vpce-svc', balancer.index)
}

function serviceName(balancer: PlannedBalancer): string {
  return `com.amazonaws.vpce.us-east-1.${serviceId(balancer)}`
}

/** An interface endpoint: one interface for each zone of the chosen subnets (IFE-01). */
function endpointRow(
  plan: Plan,
  balancers: readonly PlannedBalancer[],
  sketch: EndpointSketch,
  index: number,
) {
  const vpc = pick(plan.vpcs, sketch.vpc)
  const network = balancers.filter(({ sketch: { type } }) => type === 'network')
  const drawn =
    sketch.provider === 'aws' || network.length === 0 ? undefined : pick(network, sketch.provider)
  // A service is offered in the zones of its load balancer only.
  const offered = vpc.subnets.filter(
    ({ zone }) => !drawn || drawn.nodes.some((node) => node.AvailabilityZone === zone),
  )
  const provider = offered.length === 0 ? undefined : drawn
  const places = offered.length === 0 ? vpc.subnets : offered
  const chosen = sketch.subnets.map((number) => pick(places, number))
  const subnets = chosen.filter(
    (subnet, position) => chosen.findIndex((each) => each.zone === subnet.zone) === position,
  )
  const id = idOf('vpce', 0x40, index)
  const interfaces = subnets.map((subnet, position) =>
    managedInterfaceRow({
      id: idOf('eni', 0xe0, index, position),
      vpc,
      subnet,
      type: 'vpc_endpoint',
      description: `VPC Endpoint Interface ${id}`,
      host: 110 + index,
      groups: sketch.groups,
    }),
  )
  const row = {
    VpcEndpointId: id,
    VpcEndpointType: 'Interface',
    VpcId: vpc.id,
    ServiceName: provider ? serviceName(provider) : 'com.amazonaws.us-east-1.ssm',
    State: sketch.state,
    RouteTableIds: [],
    SubnetIds: subnets.map((subnet) => subnet.id),
    Groups: interfaces[0]?.Groups ?? [],
    NetworkInterfaceIds: interfaces.map((each) => each.NetworkInterfaceId),
    PrivateDnsEnabled: false,
    RequesterManaged: false,
    OwnerId: '111122223333',
  }
  return { row, interfaces }
}
