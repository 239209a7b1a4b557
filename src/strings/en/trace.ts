import { counted } from './plural'

/** The trace: the verdict, the blockers, and every checkpoint with its evidence. */
export const trace = {
  blockers: 'Blockers',
  ghost: 'ghost',
  moreRejected: (count: number) => `${String(count)} more that did not match`,
  neverReached: 'never reached',
  rulesRead: 'Rules read',
  ports: (ports: string) => `ports ${ports}`,
  refused: 'decides: refused',
  decides: 'decides',
  noMatch: 'does not match',
  works: 'works',
  fails: 'fails',
  sourcePorts: (chooser: string) => `Source ports that ${chooser} may choose`,
  notModelled: (why: string, missing: string) => `${why} Not modelled or not imported: ${missing}.`,
  showRules: 'Show the rules',
  showRule: 'Show rule',
  show: 'Show on the canvas',
  source: 'Source',
  destination: 'Destination',
  protocol: 'Protocol',
  becomes: 'becomes',
  tickets: { written: 'written', matches: 'matches' },
  notTracked: 'not tracked',
  tracking: (where: string, verb: string) => `Tracking entry at ${where}, ${verb}: `,
  ghostDoes: (word: string) => `ghost, ${word}`,
  uncertain: 'Not certain: something on this path is not modelled or was not imported.',
  legs: { request: 'Request', response: 'Reply' },
  ghostOf: { request: 'Ghost of the request', response: 'Ghost of the reply' },
  nothingFired: 'No packet fired',
  firePacket: 'Fire the packet',
  nothingFiredAbout: 'Every checkpoint on the way will stand here, with the rule that decided.',
  verdict: 'Verdict',
  firedAgain: 'Fired again after your edit',
  fireToSee: 'Fire a packet to see its walk.',
  verdicts: {
    allow: 'Allowed',
    deny: 'Denied',
    intermittent: 'Intermittent',
    unknown: 'Not known',
    onItsWay: 'On its way',
  },
  changed: {
    allow: 'Your edit changed the verdict: it was allowed before.',
    deny: 'Your edit changed the verdict: it was denied before.',
    intermittent: 'Your edit changed the verdict: it was intermittent before.',
  },
  onItsWay: (why: string) => `On its way: ${why}`,
  onItsWayAt: (where: string, why: string) => `On its way: at ${where}. ${why}`,
  onThisPath: (blockers: number) => `${counted(blockers, 'blocker')} on this path`,
  onBoth: (requests: number, replies: number) =>
    `${String(requests)} on the request, ${String(replies)} on the reply`,
  onRequest: (count: number) => allOf(count, 'on the request'),
  onReply: (count: number) => allOf(count, 'on the reply'),
  portCount: (word: string, count: number) => `${word}, ${count.toLocaleString('en-US')} ports`,
}

function allOf(count: number, where: string): string {
  if (count < 2) return where
  return count === 2 ? `both ${where}` : `all ${where}`
}
