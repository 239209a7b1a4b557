/** The diagrams that the browser keeps, and the networks that can be opened. */
export const diagrams = {
  title: 'Diagrams',
  about: 'Kept in this browser. Every edit is saved by itself.',
  startNew: 'New diagram',
  deleted: (name: string) => `${name} is deleted.`,
  undo: 'Undo',
  openNow: 'Open now',
  saved: (when: string) => `Saved ${when}`,
  justNow: 'just now',
  /** `2 hours ago`: the unit's length is known, the language is ours. */
  ago: (amount: number, unit: 'day' | 'hour' | 'minute') =>
    new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-amount, unit),
  menu: (name: string) => `What to do with ${name}`,
  more: (name: string) => `More about ${name}`,
  duplicate: 'Duplicate',
  /** `Shop copy`, then `Shop copy 2`. */
  copyOf: (name: string) => {
    const parts = /^(.*) copy(?: (\d+))?$/.exec(name)
    if (!parts) return `${name} copy`
    return `${parts[1] ?? ''} copy ${String(Number(parts[2] ?? 1) + 1)}`
  },
  remove: 'Delete',
  examples: {
    title: 'Open an example',
    about: 'What is open now comes back with undo.',
    scenes: 'To play with',
    designs: 'Designs to start from',
  },
  empty: {
    example: 'Start with the example',
    exampleAbout: 'A shop of three tiers in two zones, and a packet ready to fire',
    drop: 'Drop your AWS output here',
    dropAbout: 'What aws ec2 describe-* prints: a file, several, or a folder',
    draw: 'Draw a VPC',
    drawAbout: '10.0.0.0/16 with its default group, ACL and route table',
  },
}
