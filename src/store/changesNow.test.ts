import { beforeEach, describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { asId } from '@/model/ids'
import { findOf } from '@/model/topology'
import { aResource } from '@/testing/moreBuilders'
import { aServer, anInternetHost, aSubnet, topologyOf } from '@/testing/builders'
import { changesAbout, changesNow, makeChange } from './changesNow'
import { diagramStore } from './diagramStore'

const FLEET = aResource('autoScalingGroup', {
  id: 'asg-1',
  name: 'web-fleet',
  vpcId: asId('vpc-1'),
  subnetIds: [asId('subnet-1')],
  instanceIds: [asId('i-web')],
  targetGroupIds: [],
  capacity: { min: 1, desired: 1, max: 2 },
})
const GROUP = aResource('targetGroup', { id: 'tg-1', name: 'web-tg', targets: [{ id: 'i-web' }] })

const topology = () => diagramStore.getState().diagram.topology
const labels = () => changesNow(topology()).map(({ label }) => label)

/** Lets something happen, told by its words; answers why it does not, if so. */
function happen(label: string): string | undefined {
  const found = changesNow(topology()).find((change) => change.label === label)
  if (!found) throw new Error(`${label} is not on offer: ${labels().join('; ')}`)
  return makeChange(found)
}

beforeEach(() => {
  const server = aServer('web', '10.0.1.10')
  const parts = [aSubnet(), ...server, anInternetHost(), FLEET, GROUP]
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology: topologyOf(...parts) })
})

describe('what may happen to a network by itself', () => {
  it('is scaling, health, addresses and instances, each about its things', () => {
    expect(labels()).toEqual([
      'Scale web-fleet out',
      'Scale web-fleet in',
      'Fail the health check of web',
      'Give host-1 a new address',
      'Stop web',
    ])
    const about = changesAbout(topology(), 'i-web').map(({ label }) => label)
    expect(about).toEqual(['Fail the health check of web', 'Stop web'])
  })

  it('is one step of undo by its name', () => {
    expect(happen('Scale web-fleet out')).toBeUndefined()
    const fleet = () => findOf(topology(), 'autoScalingGroup', 'asg-1')
    expect(fleet()?.instanceIds).toHaveLength(2)
    expect(diagramStore.getState().past.at(-1)?.label).toBe('Scale web-fleet out')
    happen('Scale web-fleet in')
    happen('Scale web-fleet in')
    expect(fleet()?.instanceIds).toHaveLength(0)
    expect(labels()).not.toContain('Scale web-fleet in')
    diagramStore.getState().undo()
    expect(fleet()?.instanceIds).toHaveLength(1)
  })

  it('ELB-08: a target fails, is marked healthy, or goes by its check again', () => {
    const health = () => findOf(topology(), 'targetGroup', 'tg-1')?.targets[0]?.health
    happen('Fail the health check of web')
    expect(health()).toBe('unhealthy')
    happen('Mark web healthy')
    expect(health()).toBe('healthy')
    happen('Let the health check decide on web')
    expect(health()).toBeUndefined()
  })

  it('ADDR-03: an instance stops and starts, and a host moves to an address that nobody has', () => {
    happen('Stop web')
    expect(findOf(topology(), 'instance', 'i-web')?.state).toBe('stopped')
    happen('Start web')
    expect(findOf(topology(), 'instance', 'i-web')?.state).toBe('running')
    const before = findOf(topology(), 'internetHost', 'host-1')?.address
    happen('Give host-1 a new address')
    expect(findOf(topology(), 'internetHost', 'host-1')?.address).not.toBe(before)
  })
})
