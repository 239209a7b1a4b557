import { counted } from './plural'

/** The inspectors of what holds rules: security groups, network ACLs, route tables and prefix lists. */
export const ruleSets = {
  directions: { ingress: 'Inbound', egress: 'Outbound' },
  group: {
    usedBy: 'Used by',
    rulesOf: {
      ingress: (name: string) => `Inbound rules of ${name}`,
      egress: (name: string) => `Outbound rules of ${name}`,
    },
    noRule: {
      ingress: 'No inbound rule: nobody can open a connection to its members.',
      egress: 'No outbound rule: its members can open no connection. Replies still leave.',
    },
    used: {
      ingress: (used: number, quota: number) => `${String(used)} of ${String(quota)} inbound rules`,
      egress: (used: number, quota: number) => `${String(used)} of ${String(quota)} outbound rules`,
    },
    usedByFamily: {
      ingress: (ipv4: number, ipv6: number, quota: number) =>
        `${String(ipv4)} IPv4, ${String(ipv6)} IPv6 of ${String(quota)} inbound rules each`,
      egress: (ipv4: number, ipv6: number, quota: number) =>
        `${String(ipv4)} IPv4, ${String(ipv6)} IPv6 of ${String(quota)} outbound rules each`,
    },
    interfaces: 'Interfaces',
    interfacesAbout: 'The rules hold for every interface that wears the group.',
    references: 'Rules of other groups',
    referencesAbout: 'They name this group and mean the private addresses of its members.',
    noReference: 'No other group names it.',
    vpcAbout: 'A group works only on interfaces of its VPC.',
    description: 'Description',
    descriptionHint: 'Words for people; AWS does not read them.',
    descriptionOf: (name: string) => `Description of ${name}`,
  },
  acl: {
    entriesOf: {
      ingress: (name: string) => `Inbound entries of ${name}`,
      egress: (name: string) => `Outbound entries of ${name}`,
    },
    noEntry: 'No entry of its own, so the last one denies everything.',
    lastEntry: 'Every network ACL ends with this entry; it cannot be changed or deleted',
    allTraffic: 'All traffic',
    all: 'all',
    deny: 'DENY',
    used: {
      ingress: (used: number, quota: number) =>
        `${String(used)} of ${String(quota)} inbound entries`,
      egress: (used: number, quota: number) =>
        `${String(used)} of ${String(quota)} outbound entries`,
    },
    subnets: 'Subnets',
    guards: 'Guards',
    defaultAbout: 'The default ACL guards every subnet that has none of its own.',
    guardsAbout: 'A subnet has exactly one ACL; choose it in the subnet.',
    guardsNone: 'It guards no subnet.',
    renumber: {
      ingress: 'Renumber inbound 100, 110 …',
      egress: 'Renumber outbound 100, 110 …',
    },
    renumbered: (name: string) => `Renumber ${name}`,
  },
  routeTable: {
    routes: 'Routes',
    subnets: 'Subnets',
    routesOf: (name: string) => `Routes of ${name}`,
    localRoute: 'Each block of the VPC has a local route; it cannot be deleted',
    learnedRoute: 'Propagated: what the gateway learns over its lines',
    local: 'local',
    active: 'active',
    vpc: 'VPC',
    routeCount: (count: number) => counted(count, 'route'),
    blackhole: (reasons: readonly string[]) => `Blackhole: ${reasons.join('; ')}`,
    associated: 'Associated',
    associatedAbout: 'These subnets name this table.',
    notAssociated: 'No subnet names it.',
    byDefault: 'By default',
    byDefaultAbout: 'The main table serves every subnet that names none.',
    allAssociated: 'Every subnet names one.',
    gateways: 'Gateways',
    gatewaysAbout: 'As a gateway route table it steers what the gateway lets in.',
    main: 'Main table',
    yes: 'yes',
    no: 'no',
    mainAbout: 'Exactly one table of a VPC is the main one.',
    madeMain: (name: string) => `Make ${name} the main table`,
    makeMain: 'Make it the main table',
  },
  list: {
    entries: 'Entries',
    usedBy: 'Used by',
    groups: 'Security groups',
    noRule: 'No rule names it.',
    tables: 'Route tables',
    noRoute: 'No route names it.',
    change: (change: string, name: string) => `${change} of ${name}`,
    entriesUnknown:
      'Only the list itself was imported: what it holds is unknown, and a walk that needs it says so.',
    write: 'Write its entries',
    entriesOf: (name: string) => `Entries of ${name}`,
    noEntry: 'An empty list matches nothing.',
    family: 'Family',
    familyAbout: 'A list holds one family.',
    managedBy: 'Managed by',
    aws: 'AWS',
    you: 'you',
    families: { ipv4: 'IPv4', ipv6: 'IPv6' },
    keptByAws: (entries: number, counts: number) =>
      `${counted(entries, 'entry')}, kept by AWS; a rule or route counts as ${String(counts)}`,
    entriesUsed: (entries: number, maximum: number) =>
      `${String(entries)} of ${counted(maximum, 'entry')}`,
    maximum: 'Maximum entries',
    maximumHint: 'A rule or route that names the list counts as this many.',
    notAMaximum: (text: string) => `"${text}" is not a number from 1 to 9999`,
    tooMany: (used: number) => `The list has ${String(used)} entries already`,
    maximumOf: (name: string) => `Maximum of ${name}`,
  },
}
