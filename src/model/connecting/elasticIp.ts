import { setNatConnectivity } from '../edits/natGateway'
import { assignElasticIp } from '../edits/publicAddress'
import { fail } from '../result'
import { interfacesOf, labelOf, vpcOfInterface, type ResourceOf, type Topology } from '../topology'
import { attempted, only, vpcName, type Connections } from './connection'

type InternetGateway = ResourceOf<'internetGateway'>

/** What the internet gateway maps to a machine: an Elastic IP for its primary address (IGW-02, ADDR-05). */
export function elasticIpFor(
  topology: Topology,
  gateway: InternetGateway,
  machine: ResourceOf<'instance' | 'networkInterface'>,
): Connections {
  const eni = machine.kind === 'instance' ? interfacesOf(topology, machine.id)[0] : machine
  const name = labelOf(machine)
  if (!eni) return fail(`${name} has no network interface that could have an Elastic IP`)
  const vpcId = vpcOfInterface(topology, eni)
  if (gateway.vpcId !== vpcId) {
    return fail(`${labelOf(gateway)} is not attached to ${vpcName(topology, vpcId)}`)
  }
  if (eni.managedBy !== undefined) {
    return fail(`AWS manages ${name} for a service; its addresses are set where the service is`)
  }
  const [primary] = eni.privateAddresses
  if (primary?.elastic === true) return fail(`${name} has an Elastic IP already`)
  const about = {
    key: 'elasticIp',
    label: `Give ${name} an Elastic IP`,
    ...(primary?.publicIp ? { detail: `Instead of ${primary.publicIp}.` } : {}),
  }
  if (!primary) return fail(`${name} has no IPv4 address that an Elastic IP could stand for`)
  // Finding a free public address is work; it is done for the one that is chosen.
  return only({
    ...about,
    make: (next) => {
      const assigned = assignElasticIp(next, eni.id)
      return assigned.ok ? assigned.value : next
    },
  })
}

/** A private NAT gateway that is given an Elastic IP is a public one (NAT-02, NAT-03). */
export function elasticIpForNat(
  topology: Topology,
  gateway: InternetGateway,
  nat: ResourceOf<'natGateway'>,
): Connections {
  if (gateway.vpcId !== nat.vpcId) {
    return fail(`${labelOf(gateway)} is not attached to ${vpcName(topology, nat.vpcId)}`)
  }
  if (nat.connectivityType === 'public') {
    return fail(`${labelOf(nat)} is public already; its subnet's table decides where it sends`)
  }
  const about = { key: 'elasticIp', label: `Make ${labelOf(nat)} public, with an Elastic IP` }
  return attempted(topology, about, (next) => setNatConnectivity(next, nat.id, 'public'))
}
