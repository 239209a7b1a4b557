import { addInstance } from '@/model/edits/instance'
import { addInternetHost } from '@/model/edits/internetHost'
import { addNetworkAcl, associateNetworkAcl } from '@/model/edits/networkAcl'
import { wearGroup } from '@/model/edits/networkInterface'
import { addRouteTable, associateRouteTable } from '@/model/edits/routeTable'
import { addSecurityGroup } from '@/model/edits/securityGroup'
import { addSubnet } from '@/model/edits/subnet'
import { proposeInstanceName, tierOf } from '@/model/edits/zoneNames'
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
      if (!subnet.ok) return subnet
      const { topology: next, id } = subnet.value
      return addInstance(next, id, { name: proposeInstanceName(next, id) })
    },
  },
  securityGroup: { stands: 'vpc', takers: ['instance', 'vpc'], create: createGroup },
  networkAcl: {
    stands: 'vpc',
    takers: ['subnet', 'vpc'],
    create: (topology, place) => {
      const vpc = vpcAt(topology, place)
      const acl = addNetworkAcl(vpc.topology, vpc.id, namedFor(topology, 'acl', place))
      if (!place.subnetId) return ok(acl)
      return ok({ ...acl, topology: associateNetworkAcl(acl.topology, place.subnetId, acl.id) })
    },
  },
  routeTable: {
    stands: 'vpc',
    takers: ['subnet', 'vpc'],
    create: (topology, place) => {
      const vpc = vpcAt(topology, place)
      const table = addRouteTable(vpc.topology, vpc.id, namedFor(topology, 'rtb', place))
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
  const instanceId = thingAt(topology, place, 'instance')
  const tier = tierOf(findOf(topology, 'instance', instanceId)?.name ?? '')
  const group = addSecurityGroup(topology, id, tier === undefined ? {} : { name: `${tier}-sg` })
  const primary = instanceId && interfacesOf(topology, instanceId)[0]
  if (!primary) return ok(group)
  return ok({ ...group, topology: wearGroup(group.topology, primary.id, group.id) })
}

/** `rtb-public` for the tier of the subnet that it is dropped on. */
function namedFor(topology: Topology, stem: string, { subnetId }: Place) {
  const tier = tierOf(findOf(topology, 'subnet', subnetId)?.name ?? '')
  return tier === undefined ? {} : { name: `${stem}-${tier}` }
}

function nextRole(topology: Topology) {
  const used = new Set(resourcesOf(topology, 'internetHost').map(({ role }) => role))
  return INTERNET_HOST_ROLES.find((role) => !used.has(role)) ?? 'home'
}
