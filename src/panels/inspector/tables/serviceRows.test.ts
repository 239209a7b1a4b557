import { describe, expect, it } from 'vitest'
import type { Result } from '@/model/result'
import { resourcesOf } from '@/model/topology'
import { addTargetGroup } from '@/model/edits/targetGroup'
import { addWorkingBalancer } from '@/model/edits/workingBalancer'
import { made, theOne, twoZones } from '@/testing/twoZones'
import { readAction, writeAction } from './actionText'
import type { Fault } from './grid'
import { forwardFormat, listenerFormat, listenerRuleFormat } from './listenerRows'
import { targetFormat } from './targetRows'

const { topology: base, vpcId } = twoZones()
const placed = made(addWorkingBalancer(base, vpcId, 'application'))
const blue = addTargetGroup(placed.topology, vpcId, {
  name: 'blue',
  protocol: 'HTTP',
  targetType: 'instance',
  port: 8080,
})
const { topology } = blue
const balancer = theOne(topology, 'loadBalancer')
const listener = theOne(topology, 'listener')
const group = theOne(topology, 'targetGroup', 'blue')

function value<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function fault(result: Result<unknown, Fault>): readonly [string, string] {
  if (result.ok) throw new Error('It was taken')
  return [result.error.column, result.error.message]
}

describe('a row of listeners', () => {
  const format = listenerFormat(topology, balancer)

  it('reads back what it writes, the same listener', () => {
    expect(value(format.read(format.write(listener), [], listener))).toEqual(listener)
  })

  it('begins with the next usual port', () => {
    expect(format.blank([listener])).toEqual({ protocol: 'HTTPS', port: '443', action: '' })
  })

  it('makes a new listener with a name of its own', () => {
    const draft = { protocol: 'https', port: '443', action: 'blue' }
    expect(value(format.read(draft, [listener]))).toMatchObject({
      name: 'HTTPS 443',
      loadBalancerId: balancer.id,
      defaultAction: { kind: 'forward', targetGroups: [{ targetGroupId: group.id }] },
    })
  })

  it.each([
    [{ protocol: 'UDP', port: '53', action: 'blue' }, 'protocol', 'HTTP, HTTPS'],
    [{ protocol: 'HTTP', port: '80', action: 'blue' }, 'port', 'already'],
    [{ protocol: 'HTTP', port: '', action: 'blue' }, 'port', '1 to 65535'],
    [{ protocol: 'HTTP', port: 'http', action: 'blue' }, 'port', '"http"'],
    [{ protocol: 'HTTP', port: '81', action: '' }, 'action', 'Choose a target group'],
    [{ protocol: 'HTTP', port: '81', action: 'green' }, 'action', '"green"'],
  ])('puts the blame for %o on the cell %s', (draft, column, words) => {
    const [blamed, message] = fault(format.read(draft, [listener]))
    expect(blamed).toBe(column)
    expect(message).toContain(words)
  })
})

describe('what an action’s cell says', () => {
  it('is several target groups by weight, or an answer', () => {
    const text = 'blue 90, alb-targets 10'
    const read = readAction(topology, vpcId, text)
    expect(read.ok && writeAction(topology, read.value)).toBe(text)
    expect(readAction(topology, vpcId, 'redirect')).toEqual({
      ok: true,
      value: { kind: 'answer', type: 'redirect' },
    })
    expect(readAction(topology, vpcId, 'blue 1000').ok).toBe(false)
  })

  it('stays what it was while other cells are written, known here or not', () => {
    const gone = { kind: 'forward', targetGroups: [] } as const
    expect(readAction(topology, vpcId, '', gone)).toEqual({ ok: true, value: gone })
  })
})

describe('a row of target groups or rules', () => {
  it('takes a weight, and a target group once', () => {
    const format = forwardFormat(topology, listener)
    const first = value(format.read({ group: 'blue', weight: '5' }, []))
    expect(format.write(first)).toEqual({ group: 'blue', weight: '5' })
    expect(fault(format.read({ group: 'blue', weight: '' }, [first]))[1]).toContain('once')
    expect(fault(format.read({ group: 'blue', weight: '1000' }, []))[0]).toBe('weight')
  })

  it('goes on by tens, and refuses a priority twice', () => {
    const format = listenerRuleFormat(topology, listener)
    const rule = value(format.read({ priority: '10', action: 'fixed-response' }, []))
    expect(format.blank([rule]).priority).toBe('20')
    expect(fault(format.read({ priority: '10', action: 'blue' }, [rule]))[0]).toBe('priority')
  })
})

describe('a row of targets', () => {
  const format = targetFormat(topology, group)
  const [server] = resourcesOf(topology, 'instance')

  it('names an instance, its port and what AWS says of its health', () => {
    const draft = { target: 'server-a', port: '8081', health: 'unhealthy' }
    const target = value(format.read(draft, []))
    expect(target).toEqual({ id: server?.id, port: 8081, health: 'unhealthy' })
    expect(format.write(target)).toEqual(draft)
  })

  it.each([
    [{ target: '', port: '', health: '' }, 'target'],
    [{ target: 'nobody', port: '', health: '' }, 'target'],
    [{ target: 'server-a', port: '0', health: '' }, 'port'],
    [{ target: 'server-a', port: '', health: 'poorly' }, 'health'],
  ])('puts the blame for %o on the cell %s', (draft, column) => {
    expect(fault(format.read(draft, []))[0]).toBe(column)
  })

  it('marks an address outside the VPC as one of all zones', () => {
    const byAddress = targetFormat(topology, { ...group, targetType: 'ip' })
    const far = { target: '192.168.1.9', port: '', health: '' }
    expect(value(byAddress.read(far, []))).toEqual({ id: '192.168.1.9', availabilityZone: 'all' })
    const near = { target: '10.0.0.99', port: '', health: '' }
    expect(value(byAddress.read(near, []))).toEqual({ id: '10.0.0.99' })
  })
})
