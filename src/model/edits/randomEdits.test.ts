import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../result'
import {
  allResources,
  EMPTY_TOPOLOGY,
  findOf,
  resourcesOf,
  type IdOf,
  type ResourceKind,
  type Topology,
} from '../topology'
import { tcp } from '../traffic'
import { validate, type IssueKind } from '../validation'
import type { Created } from './edit'
import { addEgressOnlyInternetGateway, addInternetGateway } from './gateways'
import { addGatewayEndpoint } from './gatewayEndpoint'
import { addInstance, startInstance, stopInstance } from './instance'
import { addInternetHost } from './internetHost'
import { moveToSubnet } from './moveThings'
import { addNatGateway, moveNatGateway } from './natGateway'
import {
  addAclEntry,
  addNetworkAcl,
  associateNetworkAcl,
  duplicateAclEntry,
  moveAclEntry,
} from './networkAcl'
import { addNetworkInterface, addSecondaryAddress, addToGroup } from './networkInterface'
import { addPeeringConnection } from './peeringConnection'
import { addPrefixList } from './prefixList'
import { assignElasticIp } from './publicAddress'
import { removeResources } from './remove'
import { addRoute, addRouteTable, associateRouteTable, setMainRouteTable } from './routeTable'
import { addGroupRule, addSecurityGroup, duplicateGroupRule } from './securityGroup'
import { joinSubnets, joinsWith, splitSubnet } from './splitSubnet'
import { addSubnet, addSubnetIpv6Block } from './subnet'
import { addVpc, addVpcIpv6Block } from './vpc'
import { cidr } from '../ip'
import type { RouteTarget } from '../resources/routeTable'

/** Picks a resource of a kind by any number; the edit is left out where there is none. */
type Pick = <Kind extends ResourceKind>(kind: Kind) => IdOf<Kind>
type Edit = (topology: Topology, pick: Pick) => Topology | Created<string> | Result<unknown>

const BUILDING: readonly Edit[] = [
  (topology) => addVpc(topology),
  (topology, pick) => addVpcIpv6Block(topology, pick('vpc')),
  (topology, pick) => addSubnet(topology, pick('vpc')),
  (topology, pick) => addSubnetIpv6Block(topology, pick('subnet')),
  (topology, pick) => addInstance(topology, pick('subnet')),
  (topology, pick) => splitSubnet(topology, pick('subnet')),
  (topology, pick) => {
    const subnetId = pick('subnet')
    const other = joinsWith(topology, subnetId)
    return other ? joinSubnets(topology, subnetId, other) : topology
  },
  (topology, pick) => addInstance(topology, pick('subnet')),
  (topology, pick) => moveToSubnet(topology, pick('instance'), pick('subnet')),
  (topology, pick) => moveToSubnet(topology, pick('networkInterface'), pick('subnet')),
  (topology, pick) => startInstance(stopInstance(topology, pick('instance')), pick('instance')),
  (topology, pick) =>
    addNetworkInterface(topology, pick('subnet'), { instanceId: pick('instance') }),
  (topology, pick) => addSecondaryAddress(topology, pick('networkInterface')),
  (topology, pick) => assignElasticIp(topology, pick('networkInterface')),
  (topology, pick) => addToGroup(topology, pick('networkInterface'), pick('securityGroup')),
  (topology, pick) => addSecurityGroup(topology, pick('vpc')),
  (topology, pick) =>
    addGroupRule(topology, pick('securityGroup'), 'ingress', {
      traffic: tcp(443),
      peer: { kind: 'securityGroup', securityGroupId: pick('securityGroup') },
    }),
  (topology, pick) =>
    addGroupRule(topology, pick('securityGroup'), 'egress', {
      traffic: tcp(443),
      peer: { kind: 'prefixList', prefixListId: pick('prefixList') },
    }),
  (topology, pick) => {
    const group = findOf(topology, 'securityGroup', pick('securityGroup'))
    const rule = group?.ingress[0]
    return group && rule ? duplicateGroupRule(topology, group.id, rule.id) : topology
  },
  (topology, pick) => addNetworkAcl(topology, pick('vpc')),
  (topology, pick) => addAclEntry(topology, pick('networkAcl'), 'ingress'),
  (topology, pick) => addAclEntry(topology, pick('networkAcl'), 'ingress', {}, 0),
  (topology, pick) => duplicateAclEntry(topology, pick('networkAcl'), 'ingress', 100),
  (topology, pick) => moveAclEntry(topology, pick('networkAcl'), 'ingress', 110, 0),
  (topology, pick) => associateNetworkAcl(topology, pick('subnet'), pick('networkAcl')),
  (topology, pick) => addRouteTable(topology, pick('vpc')),
  (topology, pick) => associateRouteTable(topology, pick('subnet'), pick('routeTable')),
  (topology, pick) => setMainRouteTable(topology, pick('routeTable')),
  ...(['internetGateway', 'natGateway', 'instance', 'peeringConnection'] as const).map(
    (kind): Edit =>
      (topology, pick) =>
        addRoute(topology, pick('routeTable'), {
          destination: { kind: 'cidr', cidr: cidr('0.0.0.0/0') },
          target: { kind, id: pick(kind) } as RouteTarget,
        }),
  ),
  (topology, pick) => addInternetGateway(topology, pick('vpc')),
  (topology, pick) => addEgressOnlyInternetGateway(topology, pick('vpc')),
  (topology, pick) => addNatGateway(topology, pick('subnet')),
  (topology, pick) => moveNatGateway(topology, pick('natGateway'), pick('subnet')),
  (topology, pick) => addGatewayEndpoint(topology, pick('vpc'), 's3', [pick('routeTable')]),
  (topology, pick) => addPeeringConnection(topology, pick('vpc'), pick('vpc')),
  (topology) => addInternetHost(topology),
  (topology) => addPrefixList(topology),
]

const REMOVING = (
  [
    'vpc',
    'subnet',
    'instance',
    'networkInterface',
    'securityGroup',
    'networkAcl',
    'routeTable',
    'natGateway',
    'internetGateway',
    'gatewayEndpoint',
    'peeringConnection',
    'prefixList',
  ] as const
).map(
  (kind): Edit =>
    (topology, pick) =>
      removeResources(topology, [pick(kind)]),
)

/** No edit: the topology has nothing of the kind that it needs. */
class NothingToPick extends Error {}

/** Room for machines that do other things beside. */
const TIMEOUT = { timeout: 120_000 }

describe('any sequence of edits', () => {
  // Building more often than removing, so that there is something to remove.
  const edit = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...BUILDING) },
    { weight: 1, arbitrary: fc.constantFrom(...REMOVING) },
  )
  const choices = fc.array(fc.noBias(fc.nat()), { minLength: 2, maxLength: 4 })
  const step = fc.record({ edit, choices })

  it('leaves no reference to what is gone but blackhole routes and stale rules', TIMEOUT, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 60, maxLength: 160 }), (steps) => {
        let topology = addVpc(EMPTY_TOPOLOGY).topology
        for (const one of steps) {
          topology = apply(topology, one.edit, one.choices)
          expect(danglingReferences(topology)).toEqual([])
        }
        expect(idsGivenTwice(topology)).toEqual([])
        expect(errorsOf(topology)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

function apply(topology: Topology, edit: Edit, choices: readonly number[]): Topology {
  let asked = 0
  const pick: Pick = (kind) => {
    const all = resourcesOf(topology, kind)
    const resource = all[(choices[asked % choices.length] ?? 0) % all.length]
    asked += 1
    if (!resource) throw new NothingToPick()
    return resource.id
  }
  try {
    const next = edit(topology, pick)
    if (!('ok' in next)) return 'id' in next ? next.topology : next
    if (!next.ok) return topology
    const value = next.value as Topology | { readonly topology: Topology }
    return 'topology' in value ? value.topology : value
  } catch (error) {
    if (error instanceof NothingToPick) return topology
    throw error
  }
}

function danglingReferences(topology: Topology): readonly string[] {
  const ids = new Set(allResources(topology).map(({ id }): string => id))
  return referencesOf(topology).filter((id) => !ids.has(id))
}

function referencesOf(topology: Topology): readonly string[] {
  return allResources(topology)
    .flatMap((resource): readonly (string | undefined)[] => {
      switch (resource.kind) {
        case 'subnet':
          return [resource.vpcId, resource.routeTableId, resource.networkAclId]
        case 'networkInterface':
          return [resource.subnetId, resource.attachment?.instanceId, ...resource.securityGroupIds]
        case 'securityGroup':
          return [
            resource.vpcId,
            ...[...resource.ingress, ...resource.egress].map(({ peer }) => {
              if (peer.kind === 'prefixList') return peer.prefixListId
              return peer.kind === 'securityGroup' && !peer.stale ? peer.securityGroupId : undefined
            }),
          ]
        case 'routeTable':
          return [
            resource.vpcId,
            ...resource.routes.flatMap(({ destination, target, blackhole }) => [
              destination.kind === 'prefixList' ? destination.prefixListId : undefined,
              blackhole ? undefined : target.id,
            ]),
          ]
        case 'natGateway':
          return [resource.vpcId, resource.subnetId, ...resource.networkInterfaceIds]
        case 'peeringConnection':
          return [resource.requester.vpcId, resource.accepter.vpcId]
        default:
          return 'vpcId' in resource ? [resource.vpcId] : []
      }
    })
    .filter((id) => id !== undefined)
}

function idsGivenTwice(topology: Topology): readonly string[] {
  const ids = allResources(topology).map(({ id }): string => id)
  const rules = resourcesOf(topology, 'securityGroup').flatMap(({ ingress, egress }) =>
    [...ingress, ...egress].map(({ id }): string => id),
  )
  return [...ids, ...rules].filter((id, index, all) => all.indexOf(id) !== index)
}

// The edits above join things of any two VPCs and zones; a person is only offered fitting ones.
const JOINED_AT_RANDOM: ReadonlySet<string> = new Set<IssueKind>([
  'tableOfOtherVpc',
  'aclOfOtherVpc',
  'groupOfOtherVpc',
  'routeToOtherVpc',
  'interfaceInOtherZone',
])

function errorsOf(topology: Topology): readonly string[] {
  return validate(topology)
    .filter(({ kind, severity }) => severity === 'error' && !JOINED_AT_RANDOM.has(kind))
    .map(({ message }) => message)
}
