/** The rows of load balancers, endpoints and what stands behind them, as AWS prints them. */
export interface AwsServiceRows {
  readonly LoadBalancers?: readonly AwsLoadBalancer[]
  readonly LoadBalancerAttributes?: Readonly<Record<string, readonly AwsAttribute[]>>
  readonly Listeners?: readonly AwsListener[]
  readonly ListenerRules?: Readonly<Record<string, readonly AwsListenerRule[]>>
  readonly TargetGroups?: readonly AwsTargetGroup[]
  readonly TargetGroupAttributes?: Readonly<Record<string, readonly AwsAttribute[]>>
  readonly TargetHealthDescriptions?: Readonly<Record<string, readonly AwsTargetHealth[]>>
  readonly ServiceConfigurations?: readonly AwsEndpointService[]
}

export interface AwsLoadBalancer {
  readonly LoadBalancerArn: string
  readonly Type: string
  readonly Scheme?: string
  readonly VpcId: string
  readonly State: { readonly Code: string }
  readonly AvailabilityZones: readonly { readonly ZoneName: string; readonly SubnetId: string }[]
  readonly SecurityGroups?: readonly string[]
  readonly EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: string
}

export interface AwsAttribute {
  readonly Key: string
  readonly Value: string
}

export interface AwsListener {
  readonly ListenerArn: string
  readonly LoadBalancerArn: string
  readonly Port?: number
  readonly Protocol?: string
  readonly DefaultActions: readonly AwsAction[]
}

export interface AwsListenerRule {
  readonly Actions: readonly AwsAction[]
}

export interface AwsAction {
  readonly Type: string
  readonly TargetGroupArn?: string
  readonly ForwardConfig?: {
    readonly TargetGroups: readonly { readonly TargetGroupArn: string; readonly Weight?: number }[]
  }
}

export interface AwsTargetGroup {
  readonly TargetGroupArn: string
  readonly TargetType: string
  readonly Protocol: string
  readonly Port: number
  readonly IpAddressType?: string
}

export interface AwsTargetHealth {
  readonly Target: {
    readonly Id: string
    readonly Port?: number
    readonly AvailabilityZone?: string
  }
  readonly TargetHealth: { readonly State: string }
}

export interface AwsEndpointService {
  readonly ServiceId: string
  readonly ServiceName: string
  readonly ServiceState: string
  readonly NetworkLoadBalancerArns?: readonly string[]
  readonly GatewayLoadBalancerArns?: readonly string[]
}
