import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { singlePort } from '@/model/ports'
import { NAT_PORTS } from '../checkpoints/natGateway'
import type { CompiledInterface } from '../compile/network'
import type { Packet } from '../packet'
import type { Situation } from '../turn'
import { addressOfNode, nodesOf } from './nodes'
import { familyOfGroup } from './preservation'
import { sharesZone, type Placed } from './placed'

/**
 * Whether a load balancer has use for a target: what AWS says of it, else whether a health check gets
 * through as the network stands (ELB-08). `out`: it is being taken out, or cannot serve at all.
 */
export function healthOf(
  loadBalancer: LoadBalancer,
  group: TargetGroup,
  placed: Placed,
  situation: Situation,
): 'healthy' | 'unhealthy' | 'out' {
  const { health } = placed.target
  if (health === 'draining' || health === 'unused' || placed.isGone) return 'out'
  if (!group.healthCheck.enabled || health === 'healthy') return 'healthy'
  if (health !== undefined) return 'unhealthy'
  return passesCheck(loadBalancer, group, placed, situation) ? 'healthy' : 'unhealthy'
}

/** Any node that would use the target may find it healthy; each target is checked once. */
function passesCheck(
  loadBalancer: LoadBalancer,
  group: TargetGroup,
  placed: Placed,
  situation: Situation,
): boolean {
  const { network } = situation
  const key = [loadBalancer.id, group.id, placed.option].join(' ')
  const known = network.health.get(key)
  if (known !== undefined) return known
  // While it is being found out, load balancers that check each other take it as healthy.
  network.health.set(key, true)
  const reaches = (node: CompiledInterface): boolean => {
    const packet = checkPacket(loadBalancer, group, placed, node)
    return packet !== undefined && situation.connects({ from: node, to: placed.goal, packet })
  }
  const crossZone = group.crossZone ?? loadBalancer.crossZone
  const nodes = nodesOf(network, loadBalancer).filter(
    (node) => crossZone || sharesZone(placed, node),
  )
  const isHealthy = placed.missing !== undefined || nodes.some(reaches)
  network.health.set(key, isHealthy)
  return isHealthy
}

/** A health check comes from the node's own address, and is TCP whatever the group carries. */
function checkPacket(
  loadBalancer: LoadBalancer,
  group: TargetGroup,
  { address, port }: Placed,
  node: CompiledInterface,
): Packet | undefined {
  const src = addressOfNode(node, familyOfGroup(group))
  const checked = group.healthCheck.port ?? port
  if (src === undefined || address === undefined || checked === undefined) return undefined
  return {
    src,
    dst: address,
    protocol: 'tcp',
    srcPort: { ports: [NAT_PORTS], choice: loadBalancer.id },
    dstPort: { ports: [singlePort(checked)] },
  }
}
