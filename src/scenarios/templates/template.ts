import type { SceneDiagram } from '../sketch'

/** One statement about a template's traffic, by the names of things. */
export interface Check {
  readonly expect: 'allow' | 'deny'
  readonly from: string
  readonly to: string
  readonly protocol: 'tcp' | 'udp'
  readonly port: number
  /** What the request must pass, by name. */
  readonly via?: string
}

/** A design to start from, and what must hold of its traffic. */
export interface Template {
  readonly id: string
  readonly name: string
  /** One line on what it shows. */
  readonly summary: string
  readonly diagram: () => SceneDiagram
  readonly checks: readonly Check[]
}

const CHECK = /^(allow|deny) +(\S+) -> (\S+) (tcp|udp)\/(\d+)(?: via=(\S+))?$/

/** `allow home -> alb tcp/443 via=nat-a`, one line a statement. */
export function checks(text: string): readonly Check[] {
  return text
    .trim()
    .split('\n')
    .map((line): Check => {
      const [, expect, from = '', to = '', protocol, port, via] = CHECK.exec(line.trim()) ?? []
      if (expect === undefined) throw new Error(`"${line}" is no statement about traffic`)
      return {
        expect: expect === 'allow' ? 'allow' : 'deny',
        from,
        to,
        protocol: protocol === 'udp' ? 'udp' : 'tcp',
        port: Number(port),
        ...(via === undefined ? {} : { via }),
      }
    })
}

/** The hosts on the internet that templates speak of. */
export const HOSTS = {
  home: ['home', '203.0.113.10'],
  office: ['office', '203.0.113.40'],
  stranger: ['scanner', '198.51.100.99'],
  'update-server': ['website', '151.101.2.132'],
  home6: ['home', '2001:db8:aaaa::10'],
  update6: ['website', '2001:db8:bbbb::132'],
  's3-bucket': ['website', '198.18.0.10'],
} as const
