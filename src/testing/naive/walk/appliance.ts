import { findSubnet, instanceOf, owns } from '../network'
import { askNetworkAcl, askSecurityGroups } from './filters'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'
import { masquerade, unmask } from './natInstance'

/** A route to an interface or instance: it forwards what it gets, unchanged unless it is a NAT instance (PATH-O, MB-12). */
export function throughAppliance(
  journey: Journey,
  { networkInterface, from }: Extract<Stop, { at: 'appliance' }>,
): Stop | End {
  const { snapshot, packet } = journey
  journey.passed.add('appliance')
  const id = networkInterface.NetworkInterfaceId
  const subnet = findSubnet(snapshot, networkInterface.SubnetId)
  // NACL-33: the appliance's subnet has a border of its own.
  if (subnet.SubnetId !== from?.SubnetId) {
    const byAcl = askNetworkAcl(journey, subnet, 'ingress')
    if (byAcl) return byAcl
  }
  // MB-14: its groups judge what passes through it.
  const byGroups = askSecurityGroups(journey, networkInterface, 'ingress', journey.identity)
  if (byGroups) return byGroups
  // ENI-06, ENI-07: with the check on, it takes only what is addressed to itself.
  const isItsOwn = owns(networkInterface, packet.destination)
  if (networkInterface.SourceDestCheck !== false && !isItsOwn) {
    return refuse('network-interface', id)
  }
  // RT-28: a stopped appliance forwards nothing.
  const instance = instanceOf(snapshot, networkInterface)
  if (instance?.State.Name !== 'running') return refuse('instance', instance?.InstanceId)
  if (isItsOwn) return unmask(journey, networkInterface) ?? { at: 'interface', networkInterface }
  masquerade(journey, networkInterface)
  return { at: 'leaving-interface', networkInterface, isForwarding: true }
}
