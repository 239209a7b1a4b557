/** The drawing: what stands on it, as it is written there and as screen readers say it. */
export const drawing = {
  label: 'Network drawing',
  /** What every thing of the drawing says of its keys. */
  nodeKeys:
    'Press enter or space to select a node. Press delete to remove it and escape to cancel.',
  edgeKeys:
    'Press enter or space to select an edge. You can then press delete to remove it or escape to cancel.',
  subnetKinds: { public: 'public', private: 'private', isolated: 'isolated' },
  notModelled: 'not modelled yet',
  typeNotModelled: (type: string) => `${type}: not modelled yet`,
  notDescribed: 'not described',
  noAddress: 'no address',
  elasticIp: (address: string) => `Elastic IP ${address}`,
  publicIp: (address: string) => `public ${address}`,
  boxes: {
    gatewayLoadBalancerEndpoint: 'GWLB endpoint',
    firewallEndpoint: 'firewall endpoint',
    networkFirewall: 'Network Firewall',
    transitGateway: 'Transit gateway',
    directConnect: 'Direct Connect',
    customerGateway: 'Customer gateway',
  },
  routes: {
    table: (name: string, summary: string) => `Route table ${name}, ${summary}`,
    tableTitle: (name: string, main: boolean) =>
      `${name}: ${main ? 'main route table' : 'route table'}`,
    mainTable: 'main table',
    localOnly: 'local only',
    learnsFrom: (gateway: string) => `learns from ${gateway}`,
    more: (count: number) => ` +${String(count)}`,
    blackhole: 'blackhole',
  },
  defaultAcl: 'default ACL',
  gate: (acl: string, open: boolean) => `Network ACL ${acl}${open ? ', allows all' : ''}`,
  group: (name: string) => `Security group ${name}`,
  groupTitle: (name: string) => `${name}: security group`,
  groupLegend: 'dashed: its members · arrows: groups its rules name',
  admits: {
    in: (traffic: string) => `${traffic} in`,
    out: (traffic: string) => `${traffic} out`,
  },
  interface: (name: string, address: string) => `Network interface ${name}, ${address}`,
  withState: (name: string, state: string) => `${name}, ${state}`,
  /** The parts of what a screen reader says of a thing, which commas join. */
  spoken: {
    zone: (zone: string, vpc: string) => `Availability Zone ${zone} of ${vpc}`,
    resource: (kind: string, name: string) => `${kind} ${name}`,
    inSubnet: (subnet: string) => `in ${subnet}`,
    groups: (names: readonly string[]) => `groups ${names.join(' and ')}`,
    collapsed: (counts: string) => `collapsed, ${counts}`,
  },
  /** What hangs on the cards that belong to it. */
  marks: {
    capacity: (count: number, least: number, most: number) =>
      `${String(count)} of ${String(least)}–${String(most)}`,
    fleet: (name: string, capacity: string) => `fleet ${name}, ${capacity}`,
    targetOf: (group: string) => `target of ${group}`,
    targets: (group: string) => `target group ${group}`,
    listener: (name: string) => `listener ${name}`,
    service: (name: string) => `endpoint service ${name}`,
  },
  legend: {
    subnets: { public: 'public subnet', private: 'private subnet', isolated: 'isolated subnet' },
    acl: 'network ACL',
    routeTable: 'route table',
  },
  placing: {
    ontoCanvas: 'onto the canvas',
    into: (name: string) => `into ${name}`,
  },
  /** As React Flow calls what it draws. */
  node: 'node',
}
