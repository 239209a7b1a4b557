import { counted } from './plural'

/** The ladder: a connection as a sequence diagram. */
export const ladder = {
  title: 'Ladder',
  choose: 'Connection',
  chooseOne: 'Choose a connection',
  option: (from: string, to: string, flow: string, outcome: string) =>
    `${from} → ${to} ${flow}${outcome === '' ? '' : `, ${outcome}`}`,
  none: 'No connection yet',
  noneAbout:
    'Press Play: the first connection that is opened can be followed here, packet by packet.',
  stopFollowing: 'Follow no connection',
  list: 'Packets and what was done meanwhile, in order',
  columns: {
    opener: 'opens',
    tracks: 'tracking',
    rewrites: 'translates',
    refuses: 'refuses',
    end: 'other end',
  },
  segments: {
    SYN: 'SYN',
    'SYN-ACK': 'SYN, ACK',
    ACK: 'ACK',
    FIN: 'FIN',
    'FIN-ACK': 'FIN, ACK',
    RST: 'RST',
    data: '',
    datagram: '',
    answer: '',
    'port-unreachable': 'port unreachable',
    'time-exceeded': 'time exceeded',
  },
  questions: {
    packet: 'packet',
    request: 'request',
    web: 'request',
    ssh: 'keys',
    database: 'query',
    lookup: 'query',
    ping: 'echo',
    traceroute: 'probe',
  },
  answers: {
    packet: 'answer',
    request: 'response',
    web: 'response',
    ssh: 'output',
    database: 'rows',
    lookup: 'answer',
    ping: 'echo reply',
    traceroute: 'reply',
  },
  sized: (word: string, bytes: number) => `${word}, ${sizeText(bytes)}`,
  ports: (word: string, from: string, to: string) => `${word} ${from} → ${to}`,
  hops: (word: string, ttl: number) => `${word}, TTL ${String(ttl)}`,
  again: (word: string, seconds: number) =>
    seconds < 0.1 ? `${word} again` : `${word} again, ${String(Math.round(seconds * 10) / 10)} s`,
  fates: {
    arrived: 'arrived',
    dropped: 'refused',
    vanished: 'lost',
    onItsWay: 'on its way',
  },
  refusedBy: (name: string, rule: string) => (rule === '' ? name : `${name}: ${rule}`),
  vanished: 'what it stood at is gone',
  tickets: { written: 'entry written', matched: 'entry matched', untracked: 'untracked' },
  tables: {
    tracking: 'entry written',
    nat: 'translation kept',
    border: 'flow let out',
    relay: 'carried on',
    answered: 'answered',
    inspected: 'flow kept',
  },
  at: (ticket: string, name: string) => `${ticket} at ${name}`,
  edit: (clock: string, label: string) => `${clock} ${label}`,
  forgotten: (name: string) => `Entry at ${name} expired: idle too long`,
  hop: (ttl: number, by: string) => `Hop ${String(ttl)}: ${by}`,
  noHop: (ttl: number) => `Hop ${String(ttl)}: no answer`,
  unanswered: 'No answer came in time',
  outcomes: {
    closed: 'Closed by both ends',
    answered: 'Answered',
    delivered: 'Delivered',
    refused: 'Connection refused',
    timedOut: 'Connection timed out',
    reset: 'Connection reset by peer',
    noAnswer: 'No answer',
    unsent: 'Could not be sent',
    gone: 'Its opener is gone',
  },
  short: {
    closed: 'closed',
    answered: 'answered',
    delivered: 'delivered',
    refused: 'refused',
    timedOut: 'timed out',
    reset: 'reset',
    noAnswer: 'no answer',
    unsent: 'unsent',
    gone: 'gone',
  },
  more: (exchanges: number) => counted(exchanges, 'more exchange'),
  fewer: 'Fold them again',
  now: 'now',
  later: 'not yet',
  details: (what: string) => `Headers of ${what} at each hop`,
  seek: (what: string) => `Go to ${what}`,
  saw: 'saw',
  after: 'left as',
  law: (id: string) => id,
  decisions: {
    send: 'sends',
    allow: 'allows',
    deny: 'refuses',
    route: 'routes',
    translate: 'translates',
    pass: 'lets pass',
    deliver: 'delivers',
  },
  sides: { ingress: 'in', egress: 'out' },
  nothingYet: 'It has passed nothing yet.',
  cutAdvice: (acl: string) =>
    `To cut the open connection now, deny it in ${acl}: a network ACL keeps no state.`,
  spoken: (about: {
    readonly clock: string
    readonly what: string
    readonly from: string
    readonly to: string
    readonly fate: string
    readonly more: readonly string[]
  }) =>
    [
      `${about.clock}, ${about.what} from ${about.from} to ${about.to}, ${about.fate}`,
      ...about.more,
    ].join(', '),
}

function sizeText(bytes: number): string {
  return bytes < 1000 ? `${String(bytes)} B` : `${(bytes / 1000).toFixed(1)} kB`
}
