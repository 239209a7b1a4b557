import type { Leg } from '@/engine/trace'
import { protocolNumber, type Protocol } from '@/model/traffic'

const HALO = <circle r="17" fill="var(--packet)" opacity=".16" />

/** TCP is a circle, UDP a diamond, ICMP a triangle, all else a square; the response is hollow. */
export function PacketShape({
  protocol,
  leg,
  ghost,
}: {
  readonly protocol: Protocol
  readonly leg: Leg
  readonly ghost: boolean
}) {
  if (ghost) {
    return (
      <g fill="var(--canvas)" stroke="var(--ghost)" strokeWidth="1.600" strokeDasharray="3 3">
        <Outline protocol={protocol} size={9} />
      </g>
    )
  }
  const paint =
    leg === 'request'
      ? { fill: 'var(--packet)', stroke: 'var(--surface)', strokeWidth: 2.5 }
      : { fill: 'var(--surface)', stroke: 'var(--packet)', strokeWidth: 4 }
  return (
    <>
      {HALO}
      <g {...paint} strokeLinejoin="round">
        <Outline protocol={protocol} size={leg === 'request' ? 10 : 8.5} />
      </g>
      {typeof protocol === 'number' && (
        <text
          y="4"
          textAnchor="middle"
          fontSize="12"
          fontWeight="700"
          fill={leg === 'request' ? 'var(--on-solid)' : 'var(--packet)'}
        >
          {protocolNumber(protocol)}
        </text>
      )}
    </>
  )
}

function Outline({ protocol, size }: { readonly protocol: Protocol; readonly size: number }) {
  if (protocol === 'tcp') return <circle r={size} />
  if (protocol === 'udp') {
    const half = size + 2
    return <path d={`M0 ${-half} ${half} 0 0 ${half} ${-half} 0Z`} />
  }
  if (protocol === 'icmp' || protocol === 'icmpv6') {
    return <path d={`M0 ${-size - 2} ${size + 1} ${size - 1}H${-size - 1}Z`} />
  }
  const half = size + 1
  return <rect x={-half} y={-half} width={2 * half} height={2 * half} rx="2" />
}
