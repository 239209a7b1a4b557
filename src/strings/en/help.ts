/** The names of the concepts, each a page of `concepts.ts`. */
const concepts = {
  vpc: 'VPC',
  cidr: 'CIDR block',
  subnet: 'Subnet',
  publicSubnet: 'Public and private subnets',
  availabilityZone: 'Availability Zone',
  networkInterface: 'Network interface',
  publicAddress: 'Public IPv4 and Elastic IP',
  ipv6: 'IPv6 in a VPC',
  routeTable: 'Route table',
  longestPrefix: 'Longest prefix wins',
  blackhole: 'Blackhole route',
  gatewayRouteTable: 'Gateway route table',
  internetGateway: 'Internet gateway',
  egressOnlyGateway: 'Egress-only internet gateway',
  nat: 'NAT gateway',
  securityGroup: 'Security group',
  groupReference: 'A group as a source',
  stateful: 'Connection tracking',
  networkAcl: 'Network ACL',
  ephemeralPorts: 'Ephemeral ports',
  sourceDestCheck: 'Source/destination check',
  peering: 'VPC peering',
  transitGateway: 'Transit gateway',
  onPremises: 'VPN and Direct Connect',
  gatewayEndpoint: 'Gateway endpoint',
  interfaceEndpoint: 'Interface endpoint',
  inspection: 'Inspection',
  prefixList: 'Prefix list',
  loadBalancer: 'Load balancer',
  blockPublicAccess: 'Block Public Access',
  icmp: 'ICMP and ping',
  packet: 'Request and reply',
} as const

/** A concept that has a page of its own. */
export type ConceptId = keyof typeof concepts

interface FieldMeaning {
  /** What the field means in AWS, in one line. */
  readonly text: string
  readonly concept: ConceptId
}

/** What each field means, named by the thing and the field. */
const fields = {
  vpcBlocks: {
    text: 'The private addresses of the VPC. A block can be added, but never grown or shrunk.',
    concept: 'cidr',
  },
  vpcIpv6Blocks: {
    text: 'IPv6 addresses are unique in the world; a route to a gateway makes them reachable.',
    concept: 'ipv6',
  },
  vpcRegion: {
    text: 'The Region that holds the VPC. Its Availability Zones begin with this name.',
    concept: 'availabilityZone',
  },
  blockPublicAccess: {
    text: 'A switch of the whole account and Region that stops traffic at internet gateways.',
    concept: 'blockPublicAccess',
  },
  subnetKind: {
    text: 'Public means: its route table has a route to an internet gateway. Nothing else.',
    concept: 'publicSubnet',
  },
  subnetBlock: {
    text: 'A part of the VPC’s block, /16 to /28. Five of its addresses are kept by AWS.',
    concept: 'cidr',
  },
  subnetIpv6Block: {
    text: 'A part of the VPC’s IPv6 block, usually a /64.',
    concept: 'ipv6',
  },
  subnetRouteTable: {
    text: 'Decides where packets that leave the subnet go. Without one of its own it has the main table.',
    concept: 'routeTable',
  },
  subnetAcl: {
    text: 'Filters whatever crosses the border of the subnet, requests and replies alike.',
    concept: 'networkAcl',
  },
  subnetZone: {
    text: 'A subnet lies in exactly one Availability Zone and fails with it.',
    concept: 'availabilityZone',
  },
  autoPublicIpv4: {
    text: 'Gives each new primary interface a public IPv4 address. Existing ones stay as they are.',
    concept: 'publicAddress',
  },
  autoIpv6: {
    text: 'Gives each new interface an IPv6 address of the subnet’s block.',
    concept: 'ipv6',
  },
  instanceState: {
    text: 'Only a running instance sends or answers. Stopping releases an auto-assigned public address.',
    concept: 'publicAddress',
  },
  instancePlatform: {
    text: 'The system decides from which ephemeral ports the instance opens connections.',
    concept: 'ephemeralPorts',
  },
  services: {
    text: 'What listens here. A packet that every filter lets through still needs somebody to answer.',
    concept: 'packet',
  },
  interfaces: {
    text: 'Addresses and security groups belong to the interface, not to the instance.',
    concept: 'networkInterface',
  },
  interfaceGroups: {
    text: 'All rules of all groups count together; another group can only allow more.',
    concept: 'securityGroup',
  },
  interfaceAddresses: {
    text: 'The machine knows only its private IPv4 address; a gateway maps the public one to it.',
    concept: 'publicAddress',
  },
  interfaceSubnet: {
    text: 'An interface lies in one subnet, which gives it its addresses, its routes and its ACL.',
    concept: 'subnet',
  },
  sourceDestCheck: {
    text: 'On, the interface drops packets that are neither from nor to its own addresses.',
    concept: 'sourceDestCheck',
  },
  delegatedPrefixes: {
    text: 'Small blocks of the subnet whose addresses count as the interface’s own.',
    concept: 'networkInterface',
  },
  groupRules: {
    text: 'A rule only allows. What no rule of any group allows is refused.',
    concept: 'securityGroup',
  },
  groupMembers: {
    text: 'The rules guard every interface that has the group, even inside one subnet.',
    concept: 'securityGroup',
  },
  groupReferences: {
    text: 'A group as source or destination means the private addresses of its members.',
    concept: 'groupReference',
  },
  groupVpc: {
    text: 'A security group belongs to one VPC; interfaces of that VPC can have it.',
    concept: 'securityGroup',
  },
  aclSubnets: {
    text: 'An ACL can guard many subnets; a subnet has exactly one.',
    concept: 'networkAcl',
  },
  aclEntries: {
    text: 'Entries are read by number, lowest first, and the first that fits decides.',
    concept: 'networkAcl',
  },
  tableRoutes: {
    text: 'Of all routes that contain the destination, the one with the longest prefix wins.',
    concept: 'longestPrefix',
  },
  tableSubnets: {
    text: 'A table serves any number of subnets; a subnet has exactly one table.',
    concept: 'routeTable',
  },
  mainTable: {
    text: 'The main table serves every subnet that has no association of its own.',
    concept: 'routeTable',
  },
  tableGateways: {
    text: 'Associated with a gateway, a table steers what comes in, as through a firewall.',
    concept: 'gatewayRouteTable',
  },
  gatewayAttachment: {
    text: 'An internet gateway serves the one VPC that it is attached to.',
    concept: 'internetGateway',
  },
  gatewayTable: {
    text: 'Steers what comes in through the gateway, as to an appliance that inspects it.',
    concept: 'gatewayRouteTable',
  },
  gatewayRoutes: {
    text: 'A gateway attracts nothing by itself: only a route brings packets to it.',
    concept: 'routeTable',
  },
  gatewayAddresses: {
    text: 'The gateway swaps each public IPv4 with its private one. Ports stay as they are.',
    concept: 'internetGateway',
  },
  egressOnlyAttachment: {
    text: 'Lets connections over IPv6 out and only their replies in.',
    concept: 'egressOnlyGateway',
  },
  natType: {
    text: 'A public NAT gateway needs an Elastic IP and a route to an internet gateway; a private one has neither.',
    concept: 'nat',
  },
  natState: {
    text: 'Only an available gateway forwards. Routes to any other are blackholes.',
    concept: 'blackhole',
  },
  natSubnet: {
    text: 'The gateway sends on by the route table of its own subnet, not by the client’s.',
    concept: 'nat',
  },
  natAddresses: {
    text: 'Clients go out under the gateway’s address; replies are translated back.',
    concept: 'nat',
  },
  endpointService: {
    text: 'S3 or DynamoDB, reached by a route instead of over the internet.',
    concept: 'gatewayEndpoint',
  },
  endpointState: {
    text: 'Only an available endpoint takes packets. Routes to any other are blackholes.',
    concept: 'blackhole',
  },
  endpointTables: {
    text: 'Each table named here gets a route from the service’s prefix list to the endpoint.',
    concept: 'gatewayEndpoint',
  },
  peeringStatus: {
    text: 'Traffic flows only while the connection is active.',
    concept: 'peering',
  },
  peeringSide: {
    text: 'Each side needs a route to the blocks of the other; nobody passes on to a third network.',
    concept: 'peering',
  },
  hostRole: {
    text: 'How the host is drawn. Every host on the internet is treated alike.',
    concept: 'packet',
  },
  hostAddress: {
    text: 'A public address. Private ones never reach a VPC over the internet.',
    concept: 'internetGateway',
  },
  listFamily: {
    text: 'A prefix list holds blocks of one family, IPv4 or IPv6.',
    concept: 'prefixList',
  },
  listEntries: {
    text: 'One name for several blocks, for rules of groups and for routes. ACLs cannot use it.',
    concept: 'prefixList',
  },
  listMaximum: {
    text: 'A rule or route that names the list counts as this many against the quota.',
    concept: 'prefixList',
  },
  zone: {
    text: 'Separate buildings of one Region. Each subnet lies in one of them.',
    concept: 'availabilityZone',
  },
  hubAttachments: {
    text: 'What the transit gateway joins. A VPC is attached by one subnet of each zone.',
    concept: 'transitGateway',
  },
  hubTables: {
    text: 'Packets are looked up in the table that their attachment is associated with.',
    concept: 'transitGateway',
  },
  attachmentSubnets: {
    text: 'The gateway has an interface in each of these; senders in other zones find no way to it.',
    concept: 'transitGateway',
  },
  attachmentTables: {
    text: 'Association: where its packets are looked up. Propagation: where its blocks are written.',
    concept: 'transitGateway',
  },
  privateGatewayAttachment: {
    text: 'A virtual private gateway ends VPN and Direct Connect for one VPC.',
    concept: 'onPremises',
  },
  propagation: {
    text: 'What the gateway learns over its lines becomes routes of these tables by itself.',
    concept: 'onPremises',
  },
  customerDevice: {
    text: 'The device at the other end of a VPN connection, and the network that stands behind it.',
    concept: 'onPremises',
  },
  vpnEnds: {
    text: 'A VPN joins a customer gateway to one gateway of AWS.',
    concept: 'onPremises',
  },
  vpnRouting: {
    text: 'With BGP both ends tell each other their blocks; static, AWS knows what is written here.',
    concept: 'onPremises',
  },
  directAssociations: {
    text: 'The gateways of AWS that a Direct Connect gateway serves, and the blocks they announce.',
    concept: 'onPremises',
  },
  onPremisesBlocks: {
    text: 'The addresses of the network, which its gateways announce to AWS.',
    concept: 'onPremises',
  },
  inspectionEndpoint: {
    text: 'A route target: packets go to the inspection and come back here, unchanged.',
    concept: 'inspection',
  },
  firewallEndpoints: {
    text: 'One endpoint in each zone; route tables send packets to it, and its own table sends them on.',
    concept: 'inspection',
  },
  statelessRules: {
    text: 'Read first, packet by packet, by ascending priority: pass, drop, or forward to the stateful engine.',
    concept: 'inspection',
  },
  statefulRules: {
    text: 'Read for a flow, by action or in strict order; what they pass is passed both ways.',
    concept: 'inspection',
  },
  balancerZones: {
    text: 'A load balancer has one node in each enabled zone, in the subnet that is chosen there.',
    concept: 'loadBalancer',
  },
  balancerGroups: {
    text: 'Inbound rules admit clients on listener ports; outbound rules lead to targets and their checks.',
    concept: 'loadBalancer',
  },
  balancerListeners: {
    text: 'A port without a listener is not forwarded. Each sends to a target group.',
    concept: 'loadBalancer',
  },
  targets: {
    text: 'Targets are reached only on their registered address and port, from the load balancer’s node.',
    concept: 'loadBalancer',
  },
  healthCheck: {
    text: 'Comes from the node’s private address. When every target fails it, all of them are used.',
    concept: 'loadBalancer',
  },
  clientAddress: {
    text: 'Whether targets see the client or the node decides whom their rules must admit.',
    concept: 'loadBalancer',
  },
  serviceEndpoint: {
    text: 'Private DNS makes the service’s usual name lead to the endpoint, for the whole VPC.',
    concept: 'interfaceEndpoint',
  },
  endpointZones: {
    text: 'One interface with a fixed address in each zone, reached from everywhere with a route.',
    concept: 'interfaceEndpoint',
  },
  endpointProvider: {
    text: 'Others reach the service through interface endpoints; targets see the load balancer’s address.',
    concept: 'interfaceEndpoint',
  },
  serviceSubnets: {
    text: 'Where the service has its interfaces; their route tables and ACLs apply to it.',
    concept: 'networkInterface',
  },
  packetFrom: {
    text: 'Who opens the connection. Filters see the private address until a gateway translates it.',
    concept: 'packet',
  },
  packetTo: {
    text: 'Where the packet goes. Routes look at nothing but this address.',
    concept: 'longestPrefix',
  },
  packetProtocol: {
    text: 'TCP and UDP have ports, ICMP has types; rules name the protocol first.',
    concept: 'packet',
  },
  packetPort: {
    text: 'The port at the destination. The reply comes from it and goes to the source port.',
    concept: 'ephemeralPorts',
  },
  packetIcmp: {
    text: 'Ping is an echo request; its reply has a type of its own.',
    concept: 'icmp',
  },
  packetSourcePort: {
    text: 'The sender picks it. An ACL must let the reply back to it; a security group need not.',
    concept: 'ephemeralPorts',
  },
  packetFamily: {
    text: 'IPv4 and IPv6 never mix: routes and rules of one do not apply to the other.',
    concept: 'ipv6',
  },
} as const satisfies Readonly<Record<string, FieldMeaning>>

/** A field that is explained where it stands. */
export type FieldName = keyof typeof fields

/** Help beside the fields, and the names of the concepts that it leads on to. */
export const help = {
  about: (label: string) => `About ${label}`,
  more: (concept: string) => `More: ${concept}`,
  concepts: concepts as Readonly<Record<ConceptId, string>>,
  fields: fields as Readonly<Record<FieldName, FieldMeaning>>,
  title: 'Concepts',
  open: 'Concepts of AWS networking',
  explain: 'Explain the field, or open the concepts',
  choose: 'Concept',
  rules: 'Rules that decide',
  related: 'Goes with',
  documentation: 'In the documentation of AWS',
  newTab: 'opens in a new tab',
  packet: { form: 'the packet', from: 'From', to: 'To', protocol: 'Protocol', port: 'Port' },
}
