import { addInstance } from '@/model/edits/instance'
import { addInternetHost } from '@/model/edits/internetHost'
import { addNetworkAcl, associateNetworkAcl } from '@/model/edits/networkAcl'
import { addToGroup } from '@/model/edits/networkInterface'
import { addRouteTable, associateRouteTable } from '@/model/edits/routeTable'
import { addSecurityGroup } from '@/model/edits/securityGroup'
import { addSubnet } from '@/model/edits/subnet'
import { addVpc } from '@/model/edits/vpc'
import { INTERNET_HOST_ROLES } from '@/model/resources/internetHost'
import { fail, ok } from '@/model/result'
import { findOf, interfacesOf, resourcesOf, subnetsOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import {
  ownVpcAt,
  subnetAt,
  thingAt,
  vpcAt,
  type Creation,
  type Place,
  type Placement,
} from './placement'

/** What every network is drawn of. */
export const EVERYDAY_PLACEMENTS = {
  vpc: {
    stands: 'outside',
    takers: [],
    inVpc: strings.placing.refusals.vpcInVpc,
    create: (topology) => ok(addVpc(topology)),
  },
  zone: { stands: 'vpc', takers: ['vpc'], create: createZone },
  subnet: {
    stands: 'vpc',
    takers: ['zone', 'vpc'],
    create: (topology, place) => {
      const vpc = ownVpcAt(topology, place)
      return addSubnet(vpc.topology, vpc.id, place.availabilityZone)
    },
  },
  instance: {
    stands: 'subnet',
    takers: ['subnet', 'vpc'],
    create: (topology, place) => {
      const subnet = subnetAt(topology, place)
      return subnet.ok ? addInstance(subnet.value.topology, subnet.value.id) : subnet
    },
  },
  securityGroup: { stands: 'vpc', takers: ['instance', 'vpc'], create: createGroup },
  networkAcl: {
    stands: 'vpc',
    takers: ['subnet', 'vpc'],
    create: (topology, place) => {
      const vpc = vpcAt(topology, place)
      const acl = addNetworkAcl(vpc.topology, vpc.id)
      if (!place.subnetId) return ok(acl)
      return ok({ ...acl, topology: associateNetworkAcl(acl.topology, place.subnetId, acl.id) })
    },
  },
  routeTable: {
    stands: 'vpc',
    takers: ['subnet', 'vpc'],
    create: (topology, place) => {
      const vpc = vpcAt(topology, place)
      const table = addRouteTable(vpc.topology, vpc.id)
      if (!place.subnetId) return ok(table)
      const associated = associateRouteTable(table.topology, place.subnetId, table.id)
      return ok({ ...table, topology: associated })
    },
  },
  internetHost: {
    stands: 'outside',
    takers: [],
    inVpc: strings.placing.refusals.hostInVpc,
    create: (topology) => ok(addInternetHost(topology, nextRole(topology))),
  },
} as const satisfies Readonly<Record<string, Placement>>

/** A zone is drawn for its subnets, so that a new one comes with its first subnet. */
function createZone(before: Topology, place: Place): Creation {
  const { topology, id } = vpcAt(before, place)
  const region = findOf(topology, 'vpc', id)?.region ?? ''
  const used = new Set(subnetsOf(topology, id).map(({ availabilityZone }) => availabilityZone))
  const free = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${region}${letter}`)
  const zone = free.find((name) => !used.has(name))
  if (zone === undefined) return fail(strings.placing.refusals.noZone)
  return addSubnet(topology, id, zone)
}

/** A group that is dropped on an instance has it as its first member. */
function createGroup(before: Topology, place: Place): Creation {
  const { topology, id } = vpcAt(before, place)
  const group = addSecurityGroup(topology, id)
  const instanceId = thingAt(topology, place, 'instance')
  const primary = instanceId && interfacesOf(topology, instanceId)[0]
  if (!primary) return ok(group)
  return ok({ ...group, topology: addToGroup(group.topology, primary.id, group.id) })
}

function nextRole(topology: Topology) {
  const used = new Set(resourcesOf(topology, 'internetHost').map(({ role }) => role))
  return INTERNET_HOST_ROLES.find((role) => !used.has(role)) ?? 'home'
}
