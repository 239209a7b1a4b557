import type { Packet } from '@/engine/packet'
import type { Step } from '@/engine/trace'
import { formatPortSet } from '@/model/ports'

/** A path address by address: what each checkpoint sees, a line a step. */
export function seen(steps: readonly Step[]): readonly string[] {
  return steps
    .filter(({ decision }) => decision !== 'send' && decision !== 'deliver')
    .map(({ checkpoint, component, side, packet }) =>
      [checkpoint, component, side, headerOf(packet)]
        .filter((part) => part !== undefined)
        .join(' '),
    )
}

function headerOf({ src, dst, srcPort, dstPort }: Packet): string {
  const port = (field: Packet['srcPort']) => (field ? `:${formatPortSet(field.ports)}` : '')
  return `${src}${port(srcPort)} > ${dst}${port(dstPort)}`
}
