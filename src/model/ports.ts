import { fail, ok, type Result } from './result'

/** Ports from `from` to `to`, both inclusive, 0 to 65535. */
export interface PortRange {
  readonly from: number
  readonly to: number
}

/** Sorted, disjoint, never touching ranges. The empty list is no port at all. */
export type PortSet = readonly PortRange[]

export const LAST_PORT = 65535
export const ALL_PORTS: PortRange = { from: 0, to: LAST_PORT }
export const NO_PORTS: PortSet = []

export function singlePort(port: number): PortRange {
  return { from: port, to: port }
}

/** Reads `443` or `1024-65535` (any dash), or `all`. */
export function parsePortRange(text: string): Result<PortRange> {
  const trimmed = text.trim()
  if (/^(all|any|\*)$/i.test(trimmed)) return ok(ALL_PORTS)
  const parts = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(trimmed)
  if (!parts)
    return fail(`"${text}" is not a port; expected one like 443 or a range like 1024-65535`)
  const from = Number(parts[1])
  const to = parts[2] === undefined ? from : Number(parts[2])
  for (const port of [from, to]) {
    if (port > LAST_PORT) return fail(`Port ${String(port)} does not exist; ports end at 65535`)
  }
  if (from > to) return fail(`"${text}" runs backwards; write the lower port first`)
  return ok({ from, to })
}

/** `443`, `1024–65535` or `all`. */
export function formatPortRange({ from, to }: PortRange): string {
  if (from === 0 && to === LAST_PORT) return 'all'
  return from === to ? String(from) : `${String(from)}–${String(to)}`
}

export function formatPortSet(ports: PortSet): string {
  return ports.map(formatPortRange).join(', ')
}

export function intersectPorts(ports: PortSet, range: PortRange): PortSet {
  const [only] = ports
  if (ports.length === 1 && only && range.from <= only.from && only.to <= range.to) return ports
  return ports.flatMap(({ from, to }) => {
    const clipped = { from: Math.max(from, range.from), to: Math.min(to, range.to) }
    return clipped.from <= clipped.to ? [clipped] : []
  })
}

export function subtractPorts(ports: PortSet, range: PortRange): PortSet {
  return ports.flatMap(({ from, to }) => {
    if (range.to < from || to < range.from) return [{ from, to }]
    const left = from < range.from ? [{ from, to: range.from - 1 }] : []
    const right = range.to < to ? [{ from: range.to + 1, to }] : []
    return [...left, ...right]
  })
}

export function subtractPortSet(ports: PortSet, removed: PortSet): PortSet {
  return removed.reduce<PortSet>(subtractPorts, ports)
}

export function unitePorts(a: PortSet, b: PortSet): PortSet {
  const sorted = [...a, ...b].toSorted((left, right) => left.from - right.from)
  const united: PortRange[] = []
  for (const range of sorted) {
    const last = united.at(-1)
    if (last && range.from <= last.to + 1) {
      united[united.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    } else united.push(range)
  }
  return united
}

export function portCount(ports: PortSet): number {
  return ports.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}
