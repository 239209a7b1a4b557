import type { AwsNetworkInterface, AwsSnapshotJson } from '../aws/awsSnapshot'
import type { ProbeEnd, ProbeJson } from '../ends'
import { balancerOf } from '../balancers'
import { pick } from './names'
import { HOSTS, fromEnd, ownAddresses, packetFields, publicAddresses } from './probeParts'
import type { ProbeSketch } from './probeSketch'

/** A probe aimed at a load balancer, an endpoint or a managed service, if the network has one. */
export function serviceProbe(
  snapshot: AwsSnapshotJson,
  sketch: ProbeSketch,
  way: 'to-balancer' | 'to-endpoint' | 'to-managed' | 'from-managed',
  id: string,
  from: AwsNetworkInterface,
): ProbeJson {
  const own = snapshot.NetworkInterfaces.filter((row) => row.Attachment?.InstanceId === undefined)
  const nodes = own.filter((row) => balancerOf(snapshot, row))
  const endpoints = own.filter((row) => row.InterfaceType === 'vpc_endpoint')
  const managed = own.filter(
    (row) =>
      row.RequesterManaged &&
      row.InterfaceType !== 'nat_gateway' &&
      !nodes.includes(row) &&
      !endpoints.includes(row),
  )
  const sender = fromEnd(sketch, from, 4)
  const packet = packetFields(sketch, 4)
  const outside: ProbeJson = { id, from: sender, to: { ip: pick(HOSTS, sketch.host) }, ...packet }
  if (way === 'to-balancer') return balancerProbe(snapshot, sketch, id, sender, nodes) ?? outside
  if (way === 'to-endpoint') {
    const row = endpoints.length === 0 ? undefined : pick(endpoints, sketch.to)
    const endpoint = (row?.Description ?? '').split(' ').at(-1) ?? ''
    if (!row) return outside
    const to = sketch.names === 'instance' ? { endpoint } : nodeEnd(sketch, row)
    return { id, from: sender, to, ...packetTo(snapshot, sketch), family: 4 }
  }
  if (managed.length === 0) return outside
  const row = pick(managed, sketch.to)
  return way === 'to-managed'
    ? { id, from: sender, to: nodeEnd(sketch, row), ...packet, family: 4 }
    : { ...outside, from: { eni: row.NetworkInterfaceId } }
}

function balancerProbe(
  snapshot: AwsSnapshotJson,
  sketch: ProbeSketch,
  id: string,
  sender: ProbeEnd,
  nodes: readonly AwsNetworkInterface[],
): ProbeJson | undefined {
  if (nodes.length === 0) return undefined
  const node = pick(nodes, sketch.to)
  const balancer = balancerOf(snapshot, node)
  const arn = balancer?.LoadBalancerArn ?? ''
  const isFacing = balancer?.Scheme === 'internet-facing'
  const packet = packetTo(snapshot, sketch, arn)
  const isFromInternet = isFacing && sketch.from % 2 === 0
  const from = isFromInternet ? { ip: pick(HOSTS, sketch.host) } : sender
  if (sketch.names !== 'ip') return { id, from, to: { loadBalancer: arn }, ...packet, family: 4 }
  const addresses = isFromInternet ? publicAddresses(node) : ownAddresses(node, 4)
  return { id, from, to: { ip: pick(addresses, 0) }, ...packet }
}

function nodeEnd(sketch: ProbeSketch, row: AwsNetworkInterface): ProbeEnd {
  return sketch.names === 'ip'
    ? { ip: pick(ownAddresses(row, 4), 0) }
    : { eni: row.NetworkInterfaceId }
}

/** Mostly to a port on which some listener waits. */
function packetTo(snapshot: AwsSnapshotJson, sketch: ProbeSketch, arn?: string) {
  const packet = packetFields(sketch, 4)
  const listeners = (snapshot.Listeners ?? []).filter(
    (row) => arn === undefined || row.LoadBalancerArn === arn,
  )
  if (packet.port === undefined || listeners.length === 0 || sketch.port % 8 === 7) return packet
  const listener = pick(listeners, sketch.port)
  const protocol = listener.Protocol === 'UDP' ? 'udp' : 'tcp'
  return { ...packet, protocol, port: listener.Port ?? 443 } as const
}
