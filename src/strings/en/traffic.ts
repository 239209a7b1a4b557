import type { ConceptId } from './help'
import { counted } from './plural'

/** Traffic of a run: its sources, what they send, and what may be changed while it runs. */

const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** `an SSH session`, `5 SSH sessions`, by the verb that goes with it. */
const said = {
  packet: { verb: 'sends', one: 'a packet', noun: 'packet' },
  request: { verb: 'opens', one: 'a connection', noun: 'connection' },
  web: { verb: 'makes', one: 'a web request', noun: 'web request' },
  ssh: { verb: 'opens', one: 'an SSH session', noun: 'SSH session' },
  database: { verb: 'makes', one: 'a database query', noun: 'database query' },
  lookup: { verb: 'makes', one: 'a lookup', noun: 'lookup' },
  ping: { verb: 'sends', one: 'a ping', noun: 'ping' },
  traceroute: { verb: 'runs', one: 'a traceroute', noun: 'traceroute' },
} as const

/** What each field means, in one line, and the concept that says more. */
const meanings = {
  from: {
    text: 'Who opens connections. Of a group, a fleet or several, one is drawn for each connection.',
    concept: 'packet',
  },
  to: {
    text: 'Where they go. Whoever is in a group or a fleet at that moment can be meant.',
    concept: 'packet',
  },
  talk: {
    text: 'How a connection goes on after it was opened: what is asked, how often, and how it ends.',
    concept: 'stateful',
  },
  port: {
    text: 'The port at the destination; each connection draws a source port of its own.',
    concept: 'ephemeralPorts',
  },
  pace: {
    text: 'Each time opens a connection of its own; rules are read anew for each.',
    concept: 'stateful',
  },
  rate: {
    text: 'New connections a second: 4, or 0.2 for one every five seconds.',
    concept: 'stateful',
  },
  count: {
    text: 'So many connections are opened in the same instant, each from a port of its own.',
    concept: 'ephemeralPorts',
  },
  ports: {
    text: 'Every port of the range is tried once, in order: 20-25.',
    concept: 'packet',
  },
  exchanges: {
    text: 'Questions with their answers on one connection, before it is closed.',
    concept: 'stateful',
  },
  pause: {
    text: 'Silence before each question but the first. What idles too long is forgotten: NAT after 350 s.',
    concept: 'stateful',
  },
  start: {
    text: 'Seconds of the run’s clock before the first connection.',
    concept: 'packet',
  },
  for: {
    text: 'Opens no more after so many seconds; what is open then goes on.',
    concept: 'stateful',
  },
  delays: {
    text: 'To watch, a packet takes half a second for a leg; as measured, some milliseconds.',
    concept: 'packet',
  },
  seed: {
    text: 'Everything that is drawn, drawn again the same: ports, targets, zones.',
    concept: 'ephemeralPorts',
  },
} as const satisfies Readonly<
  Record<string, { readonly text: string; readonly concept: ConceptId }>
>

/** A field of the traffic's editor that is explained where it stands. */
export type TrafficField = keyof typeof meanings

export const traffic = {
  meanings: meanings as Readonly<
    Record<TrafficField, { readonly text: string; readonly concept: ConceptId }>
  >,
  about: 'What runs through this network while the clock runs. It is saved with the diagram.',
  none: 'No traffic of its own yet',
  noneAbout: 'Until something is added, the packet of the line is sent once.',
  sources: 'Sources',
  add: 'Add traffic',
  addKinds: 'Kinds of traffic',
  fromLine: 'From the packet line',
  fromLineAbout: 'What the packet form holds, sent once',
  noEnds: 'Choose two ends in the packet line first, or draw two instances.',
  kinds: {
    packet: ['One packet', 'A single packet; nobody answers'],
    web: ['Web request', 'A connection with three questions and answers'],
    ssh: ['SSH session', 'Stays open and says something every second'],
    database: ['Database query', 'A connection with five quick queries'],
    lookup: ['Lookup', 'One question by UDP, as DNS asks'],
    ping: ['Ping', 'Four echo requests'],
    traceroute: ['Traceroute', 'Asks every router on the way to answer'],
    stream: ['Steady stream', 'New connections at a rate, until stopped'],
    burst: ['Burst', 'Many connections at once'],
    scan: ['Port scan', 'One port after another'],
  },
  switchOf: (what: string) => `${what} is sent`,
  more: (what: string) => `More for ${what}`,
  duplicate: 'Duplicate',
  remove: 'Remove',
  swap: 'Swap the ends',
  removed: (what: string) => `Removed ${what}`,
  ends: (from: string, to: string) => `${from} → ${to}`,
  /** What a source does, in one sentence. */
  says: {
    once: (talk: keyof typeof said, from: string, to: string) =>
      `${from} ${said[talk].verb} ${said[talk].one} to ${to}`,
    often: (talk: keyof typeof said, from: string, to: string, rate: number) =>
      `${from} ${said[talk].verb} ${counted(rate, said[talk].noun)} a second to ${to}`,
    seldom: (talk: keyof typeof said, from: string, to: string, seconds: number) =>
      `${from} ${said[talk].verb} ${said[talk].one} to ${to} every ${String(seconds)} s`,
    burst: (talk: keyof typeof said, from: string, to: string, count: number) =>
      `${from} ${said[talk].verb} ${counted(count, said[talk].noun)} to ${to} at once`,
    scan: (from: string, to: string, ports: string, rate: number) =>
      `${from} tries ports ${ports} of ${to}, ${String(rate)} a second`,
    for: (seconds: number) => `for ${String(seconds)} s`,
    from: (seconds: number) => `from ${clock(seconds)} on`,
    off: 'switched off',
  },
  endText: {
    deleted: (name: string) => `${name} (deleted)`,
    two: (one: string, other: string) => `one of ${one} and ${other}`,
    many: (one: string, other: string, rest: number) => `${one}, ${other} and ${String(rest)} more`,
    nobody: 'nobody',
  },
  groups: {
    together: 'Several together',
    allHosts: (count: number) => `All ${String(count)} internet hosts`,
    securityGroups: 'Whoever is in a security group',
    fleets: 'Whoever is in a fleet',
  },
  fields: {
    from: 'From',
    to: 'To',
    another: 'Add another',
    whom: (label: string) => `${label}: several, one is drawn each time`,
    talk: 'What is said',
    protocol: 'Protocol',
    port: 'Port',
    protocolNumber: 'Protocol number',
    pace: 'How often',
    rate: 'Per second',
    count: 'How many',
    ports: 'Ports',
    exchanges: 'Exchanges',
    pause: 'Pause, s',
    startsAt: 'Starts at, s',
    forSeconds: 'For, s',
    forever: 'no end',
    atOnce: 'at once',
    family: 'Address family',
  },
  talks: {
    packet: 'One packet, no answer',
    request: 'One request',
    web: 'Web request',
    ssh: 'SSH session',
    database: 'Database query',
    lookup: 'Lookup by UDP',
    ping: 'Ping',
    traceroute: 'Traceroute',
  },
  paces: {
    once: 'Once',
    steady: 'Steadily',
    burst: 'All at once',
    scan: 'A port after another',
  },
  families: { auto: 'Auto', 4: 'IPv4', 6: 'IPv6' },
  faults: {
    number: (text: string) => `“${text}” is no number`,
    between: (from: number, to: number) =>
      `Expected ${from.toLocaleString('en-US')} to ${to.toLocaleString('en-US')}`,
    whole: (text: string) => `“${text}” is no whole number`,
  },
  issues: { heading: 'Traffic that cannot be sent' },
  run: {
    title: 'How it runs',
    delays: 'Delays',
    watch: 'To watch',
    measured: 'As measured',
    seed: 'Seed',
    again: 'Another seed',
  },
  changes: {
    title: 'Change something now',
    about:
      'What networks do by themselves. Each is an edit at the present moment, and can be undone.',
    grow: (fleet: string) => `Scale ${fleet} out`,
    shrink: (fleet: string) => `Scale ${fleet} in`,
    size: (count: number) => counted(count, 'instance'),
    fail: (target: string) => `Fail the health check of ${target}`,
    heal: (target: string) => `Mark ${target} healthy`,
    asChecked: (target: string) => `Let the health check decide on ${target}`,
    kinds: {
      fleet: 'Fleets',
      target: 'Targets of load balancers',
      host: 'Hosts on the internet',
      instance: 'Instances',
    },
    rehome: (host: string) => `Give ${host} a new address`,
    stop: (instance: string) => `Stop ${instance}`,
    start: (instance: string) => `Start ${instance}`,
    choose: 'Change',
    placeholder: 'A fleet, a target, a host, an instance',
    nothing: 'Nothing here changes by itself: draw an instance, a host on the internet or a fleet.',
  },
  steps: {
    add: (what: string) => `Add traffic: ${what}`,
    remove: (what: string) => `Remove traffic: ${what}`,
    duplicate: (what: string) => `Duplicate traffic: ${what}`,
    on: (what: string) => `Switch on traffic: ${what}`,
    off: (what: string) => `Switch off traffic: ${what}`,
    change: (field: string, what: string) => `Change the ${field} of traffic: ${what}`,
    fields: {
      from: 'sender',
      to: 'destination',
      ends: 'direction',
      talk: 'talk',
      protocol: 'protocol',
      port: 'port',
      pace: 'pace',
      rate: 'rate',
      count: 'count',
      ports: 'ports',
      exchanges: 'exchanges',
      pause: 'pause',
      startsAt: 'start',
      forSeconds: 'duration',
      family: 'address family',
    },
    delays: (delays: string) => `Delays ${delays.toLowerCase()}`,
    seed: (seed: number) => `Seed ${String(seed)}`,
  },
}
