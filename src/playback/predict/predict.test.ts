import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import type { Step } from '@/engine/trace'
import { cidr } from '@/model/ip'
import type { Topology } from '@/model/topology'
import { anAclEntry, aNetworkAclOf, aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { HOME, OPEN_ACL, OPEN_GROUP, shop } from '@/testing/shop'
import { traceOf } from '@/testing/traceOf'
import { askedPlaceOf } from './askedPlace'
import { gradeOf, keyOf } from './grade'
import {
  isWhole,
  questionAt,
  rowsFor,
  rowsOf,
  withRow,
  withVerdict,
  type Question,
} from './question'

function asked(topology: Topology, step: Step | undefined): Question {
  const place = step && askedPlaceOf(topology, step)
  if (!place) throw new Error('nothing is asked here')
  return questionAt(compile(topology), place)
}

function stepAt(topology: Topology, about: Partial<Step>, from = HOME, to = 'i-web'): Step {
  const { steps } = traceOf(topology, from, to, { srcPort: 40000, port: 443 })
  const found = steps.find((step) =>
    Object.entries(about).every(([key, value]) => step[key as keyof Step] === value),
  )
  if (!found) throw new Error('the packet does not come there')
  return found
}

const rowNames = (question: Question) => rowsOf(question).map(({ id }) => id)

describe('what is asked before a checkpoint decides', () => {
  it('NACL-02: shows the whole ACL in its order, with * behind', () => {
    const entries = [
      ...OPEN_ACL.entries,
      anAclEntry({
        ruleNumber: 90,
        direction: 'egress',
        action: 'deny',
        cidr: cidr('10.0.0.0/16'),
      }),
    ]
    const topology = shop(aNetworkAclOf({ ...OPEN_ACL, entries }))
    const step = stepAt(topology, { checkpoint: 'networkAcl', leg: 'response', side: 'egress' })
    const question = asked(topology, step)
    expect(rowNames(question)).toEqual(['entry 90', 'entry 100', 'entry 101', 'entry *'])
    expect(keyOf(step)).toEqual({ verdict: 'allow', rows: ['entry 100'] })
    expect(gradeOf(question, keyOf(step), withRow(question, {}, 'entry 100'))).toBe('right')
    expect(gradeOf(question, keyOf(step), withRow(question, {}, 'entry 90'))).toBe('wrong')
  })

  it('SG-11: takes any rule that lets the packet pass, for a group has no order', () => {
    const group = aSecurityGroup({
      ...OPEN_GROUP,
      ingress: [
        aRule({ protocol: 'tcp', ports: { from: 443, to: 443 } }, cidr('198.51.100.0/24')),
        aRule({ protocol: 'tcp', ports: { from: 22, to: 22 } }),
        aRule(),
      ],
    })
    const topology = shop(group)
    const step = stepAt(topology, { checkpoint: 'securityGroup', leg: 'request' })
    const question = asked(topology, step)
    const [narrow = '', other = '', wide = ''] = rowNames(question)
    expect(keyOf(step)).toEqual({ verdict: 'allow', rows: [narrow, wide] })
    expect(gradeOf(question, keyOf(step), { verdict: 'allow', row: other })).toBe('rule')
    expect(gradeOf(question, keyOf(step), { verdict: 'deny', row: 'none' })).toBe('wrong')
  })

  it('CT-01: a reply is let through by its entry, and by no rule', () => {
    const topology = shop()
    const step = stepAt(topology, { checkpoint: 'securityGroup', leg: 'response' })
    const question = asked(topology, step)
    expect(keyOf(step)).toEqual({ verdict: 'allow', rows: ['tracked'] })
    const [rule = ''] = rowNames(question)
    expect(gradeOf(question, keyOf(step), withRow(question, {}, rule))).toBe('rule')
  })

  it('RT-04: of a table only the route is asked for', () => {
    const topology = shop()
    const step = stepAt(topology, { checkpoint: 'routeTable' }, 'i-app', HOME)
    const question = asked(topology, step)
    expect(question.verdicts).toEqual([])
    const [right = ''] = keyOf(step).rows
    expect(right).toBe('route 0.0.0.0/0 nat-1')
    expect(isWhole(question, {})).toBe(false)
    expect(gradeOf(question, keyOf(step), withRow(question, {}, right))).toBe('right')
    expect(gradeOf(question, keyOf(step), withRow(question, {}, 'none'))).toBe('wrong')
  })

  it('IGW-06: asks the same of a gateway whether it lets the packet out or not', () => {
    const open = shop()
    const shut = shop(aServer('web', '10.0.1.10', { subnetId: 'subnet-pub', groups: ['sg-open'] }))
    const about = { checkpoint: 'internetGateway', side: 'egress' } as const
    const [passes, refuses] = [open, shut].map((topology) => stepAt(topology, about, 'i-web', HOME))
    if (!passes || !refuses) throw new Error('two steps')
    expect(asked(shut, refuses)).toEqual(asked(open, passes))
    expect(keyOf(passes)).toEqual({ verdict: 'allow', rows: ['source'] })
    expect(keyOf(refuses)).toEqual({ verdict: 'deny', rows: ['dropped'] })
  })

  it('asks nothing where nothing is decided, and nothing of a ghost', () => {
    const topology = shop(aSecurityGroup({ ...OPEN_GROUP, ingress: [] }))
    const { steps } = traceOf(topology, HOME, 'i-web', { srcPort: 40000 })
    const kinds = steps
      .filter((step) => askedPlaceOf(topology, step))
      .map((step) => step.checkpoint)
    expect(new Set(kinds)).toEqual(new Set(['internetGateway', 'networkAcl', 'securityGroup']))
    expect(steps.some((step) => step.ghost && askedPlaceOf(topology, step))).toBe(false)
  })
})

describe('an answer', () => {
  const topology = shop()
  const question = asked(topology, stepAt(topology, { checkpoint: 'networkAcl' }))

  it('lets go of a row that cannot mean the verdict, and takes the only one that can', () => {
    const denied = withVerdict(question, withRow(question, {}, 'entry 100'), 'deny')
    expect(denied).toEqual({ verdict: 'deny', row: 'entry *' })
    expect(withVerdict(question, denied, 'allow')).toEqual({ verdict: 'allow', row: undefined })
    expect(rowsFor(question, 'allow').map(({ id }) => id)).toEqual(['entry 100', 'entry 101'])
  })

  it('has what the row says', () => {
    expect(withRow(question, { verdict: 'allow' }, 'entry *').verdict).toBe('deny')
    expect(isWhole(question, withRow(question, {}, 'entry *'))).toBe(true)
    expect(isWhole(question, { verdict: 'allow' })).toBe(false)
  })
})
