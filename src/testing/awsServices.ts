import { eniRow, type Json, snapshotWith } from './awsSnapshots'

/** A VPC with one of every service in it, as the lists that AWS prints. */

const ELB = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012'
const FIREWALL = 'arn:aws:network-firewall:eu-central-1:123456789012'
const ALB = `${ELB}:loadbalancer/app/shop/50dc6c495c0c9188`
const NLB = `${ELB}:loadbalancer/net/pay/0123456789abcdef`
const LISTENER = `${ELB}:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2`
const TARGETS = `${ELB}:targetgroup/web/1111111111111111`
const SERVICE = 'com.amazonaws.vpce.eu-central-1.vpce-svc-0pay'

function managedEni(id: string, last: number, Description: string, about: Json = {}): Json {
  const PrivateIpAddress = `10.0.${last > 100 ? '2' : '1'}.${String(last)}`
  return {
    ...eniRow,
    NetworkInterfaceId: id,
    Description,
    RequesterManaged: true,
    PrivateIpAddress,
    PrivateIpAddresses: [{ PrivateIpAddress, Primary: true }],
    ...about,
  }
}

const unfiltered = { Groups: [], SourceDestCheck: false }

const interfaces = [
  { ...eniRow, Attachment: { InstanceId: 'i-1', DeviceIndex: 0 } },
  managedEni('eni-alb', 20, 'ELB app/shop/50dc6c495c0c9188', {
    Association: { PublicIp: '198.51.100.20', IpOwnerId: 'amazon-elb' },
  }),
  managedEni('eni-alb-2', 120, 'ELB app/shop/50dc6c495c0c9188', { SubnetId: 'subnet-2' }),
  managedEni('eni-old', 21, 'ELB old'),
  managedEni('eni-db', 22, 'RDSNetworkInterface'),
  managedEni('eni-fn', 23, 'AWS Lambda VPC ENI-mail-2b1d3e9a-1111-4222-8333-123456789abc', {
    InterfaceType: 'lambda',
  }),
  managedEni('eni-efs', 24, 'EFS mount target for fs-1 (fsmt-1)'),
  managedEni('eni-vpce', 25, 'VPC Endpoint Interface vpce-pay', { InterfaceType: 'vpc_endpoint' }),
  managedEni('eni-fw', 26, 'VPC Endpoint Interface vpce-fw', {
    InterfaceType: 'gateway_load_balancer_endpoint',
    ...unfiltered,
  }),
  managedEni('eni-eice', 27, 'EC2 Instance Connect Endpoint eice-1'),
]

const balancers = [
  {
    LoadBalancerArn: ALB,
    LoadBalancerName: 'shop',
    Type: 'application',
    Scheme: 'internet-facing',
    VpcId: 'vpc-1',
    State: { Code: 'active' },
    AvailabilityZones: [
      { ZoneName: 'eu-central-1a', SubnetId: 'subnet-1', LoadBalancerAddresses: [] },
      { ZoneName: 'eu-central-1b', SubnetId: 'subnet-2', LoadBalancerAddresses: [] },
    ],
    SecurityGroups: ['sg-1'],
    IpAddressType: 'ipv4',
  },
  {
    LoadBalancerArn: NLB,
    LoadBalancerName: 'pay',
    Type: 'network',
    Scheme: 'internal',
    VpcId: 'vpc-1',
    State: { Code: 'active' },
    AvailabilityZones: [
      {
        ZoneName: 'eu-central-1a',
        SubnetId: 'subnet-1',
        LoadBalancerAddresses: [{ PrivateIPv4Address: '10.0.1.30' }],
      },
    ],
    IpAddressType: 'ipv4',
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: 'off',
  },
]

const behindBalancers: Json = {
  LoadBalancers: balancers,
  LoadBalancerAttributes: {
    [NLB]: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
  },
  Listeners: [
    {
      ListenerArn: LISTENER,
      LoadBalancerArn: ALB,
      Port: 443,
      Protocol: 'HTTPS',
      DefaultActions: [
        {
          Type: 'forward',
          TargetGroupArn: TARGETS,
          ForwardConfig: { TargetGroups: [{ TargetGroupArn: TARGETS, Weight: 1 }] },
        },
      ],
    },
  ],
  Rules: [
    {
      RuleArn: `${LISTENER.replace(':listener/', ':listener-rule/')}/9683b2d02a6cabee`,
      Priority: '10',
      IsDefault: false,
      Actions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }],
    },
  ],
  TargetGroups: [
    {
      TargetGroupArn: TARGETS,
      TargetGroupName: 'web',
      TargetType: 'instance',
      Protocol: 'HTTP',
      Port: 8080,
      VpcId: 'vpc-1',
      LoadBalancerArns: [ALB],
      HealthCheckEnabled: true,
      HealthCheckPort: 'traffic-port',
      HealthCheckProtocol: 'HTTP',
    },
  ],
  TargetHealthDescriptions: {
    [TARGETS]: [{ Target: { Id: 'i-1', Port: 8080 }, TargetHealth: { State: 'healthy' } }],
  },
  TargetGroupAttributes: [
    { TargetGroupArn: TARGETS, Attributes: [{ Key: 'stickiness.enabled', Value: 'false' }] },
  ],
  LoadBalancerDescriptions: [
    {
      LoadBalancerName: 'old',
      VPCId: 'vpc-1',
      Scheme: 'internal',
      Subnets: ['subnet-1'],
      SecurityGroups: ['sg-1'],
      Instances: [{ InstanceId: 'i-1' }],
      ListenerDescriptions: [
        {
          Listener: {
            Protocol: 'TCP',
            LoadBalancerPort: 22,
            InstanceProtocol: 'TCP',
            InstancePort: 22,
          },
        },
      ],
    },
  ],
}

const endpoints: Json = {
  VpcEndpoints: [
    {
      VpcEndpointId: 'vpce-pay',
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-1',
      ServiceName: SERVICE,
      State: 'available',
      PrivateDnsEnabled: false,
      SubnetIds: ['subnet-1'],
      NetworkInterfaceIds: ['eni-vpce'],
    },
  ],
  ServiceConfigurations: [
    {
      ServiceId: 'vpce-svc-0pay',
      ServiceName: SERVICE,
      ServiceState: 'Available',
      NetworkLoadBalancerArns: [NLB],
    },
  ],
}

const firewalls: Json = {
  Firewalls: [
    {
      Firewall: {
        FirewallName: 'edge',
        FirewallArn: `${FIREWALL}:firewall/edge`,
        FirewallPolicyArn: `${FIREWALL}:firewall-policy/edge`,
        VpcId: 'vpc-1',
        SubnetMappings: [{ SubnetId: 'subnet-1' }],
      },
      FirewallStatus: {
        Status: 'READY',
        SyncStates: {
          'eu-central-1a': {
            Attachment: { SubnetId: 'subnet-1', EndpointId: 'vpce-fw', Status: 'READY' },
          },
        },
      },
    },
  ],
  FirewallPolicies: [
    {
      FirewallPolicy: {
        StatelessDefaultActions: ['aws:forward_to_sfe'],
        StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        StatelessRuleGroupReferences: [
          { ResourceArn: `${FIREWALL}:stateless-rulegroup/acl`, Priority: 10 },
        ],
        StatefulRuleGroupReferences: [
          { ResourceArn: `${FIREWALL}:stateful-rulegroup/web`, Priority: 20 },
        ],
        StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
        StatefulDefaultActions: ['aws:drop_established'],
      },
      FirewallPolicyResponse: {
        FirewallPolicyName: 'edge',
        FirewallPolicyArn: `${FIREWALL}:firewall-policy/edge`,
      },
    },
  ],
  RuleGroups: [
    {
      RuleGroup: {
        RulesSource: {
          StatelessRulesAndCustomActions: {
            StatelessRules: [
              {
                Priority: 1,
                RuleDefinition: {
                  MatchAttributes: {
                    Sources: [{ AddressDefinition: '198.51.100.0/24' }],
                    DestinationPorts: [{ FromPort: 22, ToPort: 22 }],
                    Protocols: [6],
                  },
                  Actions: ['aws:drop'],
                },
              },
            ],
          },
        },
      },
      RuleGroupResponse: {
        RuleGroupArn: `${FIREWALL}:stateless-rulegroup/acl`,
        RuleGroupName: 'acl',
      },
    },
    {
      RuleGroup: {
        RulesSource: {
          RulesString: 'pass tcp $HOME_NET any -> any [80,443] (msg:"web"; sid:1; rev:1;)',
        },
      },
      RuleGroupResponse: {
        RuleGroupArn: `${FIREWALL}:stateful-rulegroup/web`,
        RuleGroupName: 'web',
      },
    },
  ],
}

const managed: Json = {
  DBInstances: [
    {
      DBInstanceIdentifier: 'orders',
      DBInstanceArn: 'arn:aws:rds:eu-central-1:123456789012:db:orders',
      DBInstanceStatus: 'available',
      Engine: 'postgres',
      Endpoint: { Port: 5432 },
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
      DBSubnetGroup: { VpcId: 'vpc-1', Subnets: [{ SubnetIdentifier: 'subnet-1' }] },
    },
  ],
  Functions: [
    {
      FunctionName: 'mail',
      FunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:mail',
      VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'], VpcId: 'vpc-1' },
    },
  ],
  FileSystems: [{ FileSystemId: 'fs-1', Name: 'home', LifeCycleState: 'available' }],
  MountTargets: [
    {
      MountTargetId: 'fsmt-1',
      FileSystemId: 'fs-1',
      SubnetId: 'subnet-1',
      NetworkInterfaceId: 'eni-efs',
      VpcId: 'vpc-1',
      LifeCycleState: 'available',
    },
  ],
  InstanceConnectEndpoints: [
    {
      InstanceConnectEndpointId: 'eice-1',
      State: 'create-complete',
      VpcId: 'vpc-1',
      SubnetId: 'subnet-1',
      NetworkInterfaceIds: ['eni-eice'],
      PreserveClientIp: false,
    },
  ],
  AutoScalingGroups: [
    {
      AutoScalingGroupName: 'web',
      AutoScalingGroupARN: 'arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup:1:web',
      VPCZoneIdentifier: 'subnet-1',
      MinSize: 1,
      DesiredCapacity: 1,
      MaxSize: 3,
      TargetGroupARNs: [TARGETS],
      Instances: [{ InstanceId: 'i-1', LifecycleState: 'InService' }],
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '$Default' },
    },
  ],
  LaunchTemplateVersions: [
    {
      LaunchTemplateId: 'lt-1',
      VersionNumber: 1,
      DefaultVersion: true,
      LaunchTemplateData: { SecurityGroupIds: ['sg-1'] },
    },
  ],
}

export const everyService: Json = snapshotWith({
  Subnets: [
    {
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      AvailabilityZone: 'eu-central-1a',
      CidrBlock: '10.0.1.0/24',
    },
    {
      SubnetId: 'subnet-2',
      VpcId: 'vpc-1',
      AvailabilityZone: 'eu-central-1b',
      CidrBlock: '10.0.2.0/24',
    },
  ],
  Reservations: [{ Instances: [{ InstanceId: 'i-1', State: { Name: 'running' } }] }],
  NetworkInterfaces: interfaces,
  ...behindBalancers,
  ...endpoints,
  ...firewalls,
  ...managed,
})
