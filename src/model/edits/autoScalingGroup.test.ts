import { describe, expect, it } from 'vitest'
import { made, refusalOf, theOne, twoZones, wrongs } from '@/testing/twoZones'
import { expectOk } from '../result'
import { findOf, interfacesOf, resourcesOf } from '../topology'
import {
  attachToFleet,
  detachFromFleet,
  setFleetCapacity,
  setFleetSubnets,
  setFleetTargetGroup,
} from './autoScalingGroup'
import { removeResources } from './remove'
import { addWorkingBalancer } from './workingBalancer'
import { addWorkingFleet } from './workingServices'

const { topology: base, vpcId, isolatedIds } = twoZones()
const balanced = made(addWorkingBalancer(base, vpcId, 'application'))
const { topology, id } = made(
  addWorkingFleet(balanced.topology, vpcId, isolatedIds[0], balanced.id),
)
const fleet = findOf(topology, 'autoScalingGroup', id)!
const groupId = theOne(topology, 'targetGroup').id

function targetsIn(after: typeof topology) {
  return findOf(after, 'targetGroup', groupId)?.targets.map((target) => target.id)
}

describe('a fleet', () => {
  it('is placed as two instances over two zones, registered behind the load balancer', () => {
    const homes = fleet.instanceIds.map((own) => interfacesOf(topology, own)[0]?.subnetId)
    expect(new Set(homes)).toEqual(new Set(isolatedIds))
    expect(targetsIn(topology)).toEqual(fleet.instanceIds)
    expect(wrongs(topology)).toEqual([])
  })

  it('launches into the emptiest subnet and registers when it grows; terminates when it shrinks', () => {
    const grown = expectOk(setFleetCapacity(topology, id, { desired: 4 }))
    expect(targetsIn(grown)).toHaveLength(4)
    expect(wrongs(grown)).toEqual([])
    const shrunk = expectOk(setFleetCapacity(grown, id, { desired: 1 }))
    expect(targetsIn(shrunk)).toEqual(fleet.instanceIds.slice(0, 1))
    expect(resourcesOf(shrunk, 'instance')).toHaveLength(3)
  })

  it.each([{ desired: 9 }, { min: 3 }, { max: 1 }, { min: -1 }])(
    'keeps its size between its bounds: %o',
    (change) => {
      expect(refusalOf(setFleetCapacity(topology, id, change))).toMatch('is not between')
    },
  )

  it('needs a subnet of its VPC', () => {
    expect(refusalOf(setFleetSubnets(topology, id, []))).toMatch('needs a subnet')
    const one = expectOk(setFleetSubnets(topology, id, isolatedIds.slice(0, 1)))
    expect(findOf(one, 'autoScalingGroup', id)?.subnetIds).toEqual(isolatedIds.slice(0, 1))
  })

  it('takes its instances out of a target group that it leaves, and only those', () => {
    const left = expectOk(setFleetTargetGroup(topology, id, groupId, false))
    expect(targetsIn(left)).toEqual([])
    expect(findOf(left, 'autoScalingGroup', id)?.targetGroupIds).toEqual([])
  })

  it('takes in an instance of its zones, once, and lets it go again', () => {
    const server = theOne(topology, 'instance', 'server-a').id
    const joined = expectOk(attachToFleet(topology, id, server))
    expect(findOf(joined, 'autoScalingGroup', id)?.capacity.desired).toBe(3)
    expect(targetsIn(joined)).toContain(server)
    expect(refusalOf(attachToFleet(joined, id, server))).toMatch('belongs to')
    const left = expectOk(detachFromFleet(joined, id, server))
    expect(targetsIn(left)).not.toContain(server)
    const fixed = expectOk(setFleetCapacity(topology, id, { min: 2 }))
    expect(refusalOf(detachFromFleet(fixed, id, fleet.instanceIds[0]!))).toMatch('minimum')
  })

  it('leaves its instances when it is deleted', () => {
    const after = removeResources(topology, [id])
    expect(findOf(after, 'autoScalingGroup', id)).toBeUndefined()
    expect(resourcesOf(after, 'instance')).toHaveLength(4)
  })
})
