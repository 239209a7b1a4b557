import { describe, expect, it } from 'vitest'
import { ALB, balanced, NLB, NODE_A } from '@/testing/balancedShop'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { HOME } from '@/testing/shop'
import { sentenceOf, traceOf } from '@/testing/traceOf'

const https = { protocol: 'tcp', ports: { from: 443, to: 443 } } as const
const backend = { protocol: 'tcp', ports: { from: 8443, to: 8443 } } as const
// Narrow rules, so that both connections are tracked (CT-03).
const FRONT = aSecurityGroup({
  id: 'sg-front',
  ingress: [aRule(https)],
  egress: [aRule(backend, '10.0.0.0/16')],
})
const BACK = aSecurityGroup({
  id: 'sg-back',
  ingress: [aRule(backend, '10.0.0.0/16')],
  egress: [],
})
const WEB = aServer('web', '10.0.2.40', { subnetId: 'subnet-prv', groups: ['sg-back'] })

function sentence(about: object, targets: readonly string[]): string {
  const network = balanced({ nodes: [NODE_A], ...about }, targets, [FRONT, BACK, WEB])
  return sentenceOf(network, traceOf(network, HOME, 'lb/lb', { port: 443 }))
}

describe('the sentence about a connection through a load balancer', () => {
  it('tells of the second connection and of both replies (ALB-01, CT-01)', () => {
    expect(sentence({ ...ALB, groups: ['sg-front'] }, ['i-web'])).toBe(
      'host-1 reaches lb on TCP 443, which opens a connection of its own to web on TCP 8443. ' +
        'The replies need no rule: sg-back and sg-front tracked their connections.',
    )
  })

  it('says that there are other targets', () => {
    expect(sentence({ ...ALB, groups: ['sg-front'] }, ['i-web', 'i-a'])).toContain(
      'which opens a connection of its own to web, one of 2 targets, on TCP 8443.',
    )
  })

  it('a network load balancer carries the same connection on (NLB-01)', () => {
    expect(sentence({ ...NLB, groups: ['sg-front'] }, ['i-a'])).toContain(
      'host-1 reaches lb on TCP 443, which carries it on to a on TCP 8443.',
    )
  })
})
