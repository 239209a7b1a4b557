/** The inspectors of instances, network interfaces and hosts on the internet. */
export const machines = {
  instance: {
    machine: 'Machine',
    state: 'State',
    platform: 'Platform',
    platforms: { linux: 'Linux', windows: 'Windows' },
    about: (ports: string) =>
      `Only a running instance answers. The platform decides the ephemeral ports that it sends from: ${ports}.`,
    platformOf: (name: string) => `Platform of ${name}`,
    interfaces: 'Network interfaces',
    interfacesAbout:
      'Each has addresses and groups of its own. What stands above is the primary one’s.',
    addInterfaceTo: (name: string) => `Add an interface to ${name}`,
    addInterface: 'Add network interface',
    stop: (name: string) => `Stop ${name}`,
    start: (name: string) => `Start ${name}`,
    stateOf: (name: string) => `State of ${name}`,
  },
  interface: {
    groups: 'Security groups',
    groupsAbout: 'Several groups pool their rules; a rule only allows.',
    addresses: 'Addresses',
    addressesAbout:
      'The machine knows only private IPv4; the internet gateway maps the public one.',
    placement: 'Placement',
    subnet: 'Subnet',
    subnetHint: 'AWS never moves an interface; here it is replaced by one with new addresses.',
    check: 'Source/destination check',
    checkHint:
      'Drops packets that are neither from nor to its own addresses. Off for NAT instances and firewalls.',
    prefixes: 'Delegated prefixes',
    prefixesAbout:
      'A /28 or /80 of the subnet whose addresses count as the interface’s own, as for containers.',
    prefix: 'prefix',
    delegate: (prefix: string) => `Delegate ${prefix}`,
    notAPrefix: (length: number, block: string) =>
      `A delegated prefix is a /${String(length)}; ${block} is not`,
    outside: (block: string, subnet: string) => `${block} is outside ${subnet}`,
    delegated: (block: string) => `${block} is delegated already`,
    belongsTo: 'Belongs to',
    attachedTo: 'Attached to',
    nothing: 'nothing',
    owner: (kind: string, name: string) => `${kind} ${name}`,
    device: (owner: string, index: number) =>
      `${owner}, device ${String(index)}${index === 0 ? ' (primary)' : ''}`,
    turnCheck: (name: string, on: boolean) =>
      `Turn the source/destination check of ${name} ${on ? 'on' : 'off'}`,
    unattached: 'A packet to an interface that nothing is attached to is not answered.',
    type: 'Type',
    managedBy: 'Managed by',
    managedAbout: 'AWS lets nobody else edit an interface that a service made.',
  },
  host: {
    title: 'On the internet',
    about: 'It answers everything, and sends from the ephemeral ports of its system.',
    role: 'Role',
    roles: {
      home: 'Home',
      office: 'Office',
      scanner: 'Scanner',
      website: 'Website',
      server: 'Server',
    },
    roleHint: 'Only how it is drawn.',
    roleOf: (name: string) => `Role of ${name}`,
    ipv4: 'IPv4 address',
    addressOf: (name: string) => `Address of ${name}`,
    ipv6: 'IPv6 address',
    ipv6Of: (name: string) => `IPv6 address of ${name}`,
    needsAddress: 'A host needs an address',
    notOfFamily: (address: string, family: number) =>
      `${address} is not an IPv${String(family)} address`,
    isPrivate: (address: string) =>
      `${address} is private; the internet carries public addresses only`,
    taken: (address: string) => `${address} is taken already`,
  },
}
