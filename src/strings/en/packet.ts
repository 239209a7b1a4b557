/** The packet on the drawing: where it starts, where it is, and what is said of it there. */
export const packet = {
  sendFrom: (name: string) => `Send a packet from ${name}`,
  sendFromHere: 'Send a packet from here',
  sendHint: 'Send a packet: drag to where it goes',
  /** `From app-a1: click where the packet goes. Esc cancels.`, around the name and the key. */
  choosing: { before: 'From ', goes: ': click where the packet goes. ', cancels: ' cancels.' },
  sameEnds: 'A packet needs two different ends. Click an instance, an interface or a host.',
  noEnd: 'No packet can go there. Click an instance, an interface or a host.',
  noStart: 'Choose where the packet starts.',
  noDestination: 'Choose where the packet goes.',
  legs: { request: 'Request', response: 'Reply' },
  ghostLegs: { request: 'Request ghost', response: 'Reply ghost' },
  /** How many there are is left out where it would tell where a walk ends. */
  progress: (
    position: number,
    count: number | undefined,
    leg: string,
    where: string,
    why: string,
  ) => {
    const of = count === undefined ? '' : ` of ${String(count)}`
    return `Station ${String(position)}${of}. ${leg} at ${where}: ${why}`
  },
  sides: { ingress: 'inbound', egress: 'outbound' },
  /** What became of it at a station, by the mark that the station leaves. */
  verdicts: {
    plain: { request: 'passes', response: 'reply passes' },
    allow: { request: 'allowed', response: 'reply allowed' },
    deny: { request: 'denied', response: 'reply denied' },
    partial: { request: 'some ports only', response: 'some ports only' },
    translate: { request: 'rewritten', response: 'reply rewritten' },
    ticket: { request: 'tracked', response: 'ticket matches' },
  },
  tracked: 'tracked',
  matches: (opener: string) => `matches ${opener}`,
}
