import type { ConceptId } from './help'

/** What a run is made of, each with the concept behind it. */
const EXPLAINED: readonly {
  readonly name: string
  readonly text: string
  readonly concept: ConceptId
}[] = [
  {
    name: 'Lines',
    text: 'A connection from its opening until nothing knows it any more: blue while a group tracks it, grey when it is over.',
    concept: 'stateful',
  },
  {
    name: 'Crosses',
    text: 'A packet died here. Nobody tells its sender: it sends again, each time after a longer wait.',
    concept: 'networkAcl',
  },
  {
    name: 'Edits while it runs',
    text: 'An edit counts from the next packet on. What a group tracks goes on; what it does not track, and what an ACL denies is cut at once.',
    concept: 'stateful',
  },
  {
    name: 'Quiet stretches',
    text: 'Entries live on after the last packet: 350 seconds in a NAT gateway, five days for an open TCP connection in a group. Skip to what comes next.',
    concept: 'nat',
  },
]

/** The timeline of a run: its switch, its transport, its ruler and lanes. */
export const timeline = {
  mode: 'What the dock shows',
  onePacket: 'One packet',
  traffic: 'Traffic',
  title: 'Run of traffic',
  loading: 'Fetching what runs the traffic',
  failed: 'The run could not begin',
  again: 'Try again',
  broken: 'The run has stopped',
  startAnew: 'Start it anew',

  commands: {
    run: 'Run traffic, or back to one packet',
    addTraffic: 'Add traffic to the run',
    nextDenial: 'In a run, to the next denial',
    previousDenial: 'In a run, to the denial before',
    skip: 'In a run, skip to what comes next',
    faster: 'In a run, faster',
    slower: 'In a run, slower',
    loop: 'In a run, loop the last seconds, or play on',
    loopFrom: 'In a run, begin the loop here',
    loopTo: 'In a run, end the loop here',
    restart: 'Start the run again',
  },

  transport: 'Play the run',
  toStart: 'To the beginning',
  packetBack: 'One packet back',
  play: 'Play',
  pause: 'Pause',
  packetOn: 'One packet on',
  eventBack: 'One event back',
  eventOn: 'One event on',
  toEnd: 'As far as it was played',
  speed: 'Speed',
  speedIs: (speed: string) => `Speed ${speed}`,
  times: (speed: number) => `${String(speed)}×`,
  reached: (speed: string) => `${speed}: this machine does not keep up`,
  reachedShort: (speed: string) => `only ${speed}`,
  of: (length: string) => `of ${length}`,
  nextDenial: 'Next denial',
  previousDenial: 'Previous denial',
  skip: 'Skip to what comes next',
  quiet: (time: string) => `Nothing happens until ${time}.`,
  onlyEntries: 'No packet is to come: what is left are entries that expire',
  loop: 'Loop',
  loopOf: (from: string, to: string) => `Loop ${from} to ${to}`,
  addTraffic: 'Traffic',
  addTrafficLong: 'Add or change traffic',
  more: 'More of the run',
  restart: 'Start again from 0:00',
  delays: 'Delays',
  seekingTo: (time: string) => `On the way to ${time}`,
  seeking: 'On the way there',
  seekingDenial: 'Looking for the next denial',
  seekingPacket: 'Waiting for the next packet',
  noDenial: 'No denial in the next ten minutes',
  noPacket: 'No packet comes any more',
  over: 'Nothing more will happen',
  stop: 'Stop here',

  ruler: 'Time',
  playhead: 'Moment of the run',
  lanes: 'Connections',
  lane: (from: string, to: string) => `${from} → ${to}`,
  connection: (name: string, state: string) => `${name} ${state}`,
  follow: (name: string) => `Follow ${name}`,
  states: {
    opening: 'opening',
    open: 'open',
    tracked: 'tracked',
    kept: 'over, entry kept',
    closed: 'closed (FIN)',
    answered: 'answered',
    delivered: 'delivered',
    refused: 'refused',
    timedOut: 'timed out',
    reset: 'reset',
    noAnswer: 'no answer',
    unsent: 'not sent',
    gone: 'gone',
  },
  crowd: (connections: number, most: number) =>
    `${String(connections)} connections, at most ${String(most)} open at once`,
  denied: (time: string) => `Denied at ${time}`,
  deniedTimes: (count: number, time: string) => `${String(count)} denials from ${time}`,
  count: (count: number) => String(count),
  edit: (label: string, time: string) => `${label} ${time}`,
  edits: (count: number, time: string) => `${String(count)} edits ${time}`,
  moreLanes: (count: number) => `and ${String(count)} more pairs, not shown`,
  loopStart: 'Beginning of the loop',
  loopEnd: 'End of the loop',

  before: (time: string, edit: string) => `You see ${time}, before “${edit}”.`,
  earlier: (time: string) => `You see ${time}, with the network as it was then.`,
  otherFuture: 'An edit here makes another future.',
  toNewest: 'To the newest',

  explained: EXPLAINED,

  empty: 'No traffic yet',
  emptyMore: 'Say who talks to whom, and how often; then press Play.',
  emptyAdd: 'Add some',
  emptyPacket: (from: string, to: string) =>
    `Meanwhile the packet from ${from} to ${to} is run, once.`,
  nothingYet: 'Press Play: connections get a line here, denials a mark.',
}
