import type { AwsNetworkInterface } from '../aws/awsSnapshot'
import type { ProbeEnd, ProbeJson } from '../ends'
import { pick } from './names'
import type { ProbeSketch } from './probeSketch'

/* What probes of every kind are made of. */

export const HOSTS = [
  '203.0.113.10',
  '203.0.113.77',
  '198.51.100.7',
  '8.8.8.8',
  '52.216.0.9',
  '52.217.4.4',
  '203.0.113.200',
]
export const IPV6_HOSTS = ['2001:db8:1::7', '2001:db8:2::7', '2606:4700::1111']
export const PRIVATE_HOST = '192.168.50.5'
const PORTS = [443, 80, 22, 53, 443, 80, 443, 80, 53, 443, 80, 8080, 1023, 1024, 45000, 65535]

export type ProbeFields = Omit<ProbeJson, 'id' | 'from' | 'to' | 'toAddress'>

/** Protocol and ports. */
export function packetFields(sketch: ProbeSketch, family: 4 | 6): ProbeFields {
  switch (sketch.protocol) {
    case 'icmp':
      return { protocol: family === 4 ? 'icmp' : 'icmpv6' }
    case 'esp':
      return { protocol: 50 }
    case 'tcp':
    case 'udp': {
      const { protocol, sourcePort } = sketch
      const port = pick(PORTS, sketch.port)
      return sourcePort === undefined ? { protocol, port } : { protocol, port, srcPort: sourcePort }
    }
  }
}

/** An end by name; by instance only where this is the instance's primary interface. */
export function named(sketch: ProbeSketch, row: AwsNetworkInterface): ProbeEnd {
  const instance = row.Attachment?.DeviceIndex === 0 ? row.Attachment.InstanceId : undefined
  return sketch.names === 'instance' && instance !== undefined
    ? { instance }
    : { eni: row.NetworkInterfaceId }
}

/** The sender, at times by one of its further addresses. */
export function fromEnd(sketch: ProbeSketch, row: AwsNetworkInterface, family: 4 | 6): ProbeEnd {
  if (sketch.names !== 'ip') return named(sketch, row)
  return { ip: pick(ownAddresses(row, family), Math.max(0, sketch.fromAddress - 3)) }
}

/** Addresses of an interface's own, one of each delegated prefix too. */
export function ownAddresses(row: AwsNetworkInterface, family: 4 | 6): string[] {
  if (family === 6) {
    const inPrefixes = (row.Ipv6Prefixes ?? []).map((each) =>
      each.Ipv6Prefix.replace('::/80', '::9'),
    )
    return [...row.Ipv6Addresses.map((each) => each.Ipv6Address), ...inPrefixes]
  }
  const inPrefixes = (row.Ipv4Prefixes ?? []).map((each) => {
    const [address = ''] = each.Ipv4Prefix.split('/')
    const [first, second, third, last] = address.split('.')
    return [first, second, third, String(Number(last) + 3)].join('.')
  })
  return [...row.PrivateIpAddresses.map((each) => each.PrivateIpAddress), ...inPrefixes]
}

export function publicAddresses(row: AwsNetworkInterface): string[] {
  return row.PrivateIpAddresses.flatMap((each) =>
    each.Association ? [each.Association.PublicIp] : [],
  )
}

export function hasIpv6(row: AwsNetworkInterface): boolean {
  return row.Ipv6Addresses.length > 0
}
