import { hasPorts } from '@/model/traffic'
import type { ExplanationCode } from './codes'
import type { CompiledInterface } from './compile/network'
import { SOME_CLIENT, withSource, type Packet } from './packet'
import type { Relay } from './state'
import type { DeniedBy } from './trace'
import type { Situation, Turn } from './turn'

interface Refusal {
  readonly code: ExplanationCode
  readonly deniedBy: DeniedBy
}

/** What of AWS answers on an interface, where no guest does (section 22). */
function serviceOn({ owner }: CompiledInterface) {
  return owner?.kind === 'managedService' ? owner.service : undefined
}

function isFunction(eni: CompiledInterface): boolean {
  return serviceOn(eni)?.service === 'lambda' || eni.eni.interfaceType === 'lambda'
}

function isConnectEndpoint(eni: CompiledInterface): boolean {
  return (
    serviceOn(eni)?.service === 'instanceConnectEndpoint' ||
    eni.eni.interfaceType === 'ec2_instance_connect_endpoint'
  )
}

function isInspectionEndpoint({ eni, owner }: CompiledInterface): boolean {
  return (
    owner?.kind === 'gatewayLoadBalancerEndpoint' ||
    eni.interfaceType === 'gateway_load_balancer_endpoint'
  )
}

/** Who chooses from the wide range of ports: functions do (MNG-04). */
export function choosesWidely(eni: CompiledInterface): boolean {
  return eni.owner?.kind === 'loadBalancer' || isFunction(eni)
}

/**
 * Why a service opens no such connection: it is not working, an endpoint for TCP alone (MNG-07), or an
 * interface endpoint that no row describes (IFE-03), or one that only inspects (GWL-07).
 */
export function refusedBySender(eni: CompiledInterface, packet: Packet): Refusal | undefined {
  if (serviceOn(eni)?.available === false) return { code: 'BAD_STATE', deniedBy: 'instance' }
  if (eni.eni.interfaceType === 'vpc_endpoint' || isInspectionEndpoint(eni)) {
    return { code: 'VPCE_INTRA_VPC_TRAFFIC', deniedBy: 'vpc-endpoint' }
  }
  if (isConnectEndpoint(eni) && packet.protocol !== 'tcp') {
    return { code: 'PROTOCOL_RESTRICTION', deniedBy: 'vpc-endpoint' }
  }
  return undefined
}

/** Why a service takes no such connection: functions and what only opens take none (MNG-03, MNG-07). */
export function refusedByReceiver(
  eni: CompiledInterface,
  { protocol }: Packet,
  { leg, network: { options } }: Situation,
): Refusal | undefined {
  if (leg === 'response') return undefined
  if (eni.eni.interfaceType === 'vpc_endpoint' && !hasPorts(protocol)) {
    return { code: 'PROTOCOL_RESTRICTION', deniedBy: 'vpc-endpoint' }
  }
  const takesNone =
    (isFunction(eni) && options.functionsRefuse) ||
    isConnectEndpoint(eni) ||
    isInspectionEndpoint(eni)
  if (takesNone) return { code: 'NO_POSSIBLE_DESTINATION', deniedBy: 'network-interface' }
  if (serviceOn(eni)?.available === false) return { code: 'BAD_STATE', deniedBy: 'instance' }
  return undefined
}

/** Without a list of services everything listens, because nobody told us; a service has no guest (MNG-05). */
export function listens({ protocol, dstPort }: Packet, eni: CompiledInterface): boolean {
  const managed = serviceOn(eni)?.services
  const services = eni.instance?.services ?? managed
  if (!services) return true
  const port = dstPort?.ports[0]?.from
  if (!hasPorts(protocol) || port === undefined) return managed === undefined
  return services.some(
    (service) =>
      service.protocol === protocol && service.ports.from <= port && port <= service.ports.to,
  )
}

/**
 * An Instance Connect Endpoint that keeps its client's address sends under that address in its own
 * VPC, by its own groups, and gets the answers back (MNG-07, MNG-08).
 */
export function underClientsAddress(
  eni: CompiledInterface,
  packet: Packet,
  { goal, state }: Situation,
): Pick<Turn, 'packet' | 'carrier' | 'remember'> | undefined {
  const service = serviceOn(eni)
  const isPreserved = isConnectEndpoint(eni) && service?.preserveClientIp === true
  const isNear = goal.eni?.subnet.vpc === eni.subnet.vpc
  if (!service || !isPreserved || !isNear || packet.src.includes(':')) return undefined
  const sent = withSource(packet, SOME_CLIENT)
  const relay: Relay = {
    relayId: service.id,
    interfaceId: eni.eni.id,
    inside: sent,
    outside: sent,
    keepsClient: true,
  }
  return { packet: sent, carrier: eni, remember: { relays: [...state.relays, relay] } }
}
