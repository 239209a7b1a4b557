import { describe, expect, it } from 'vitest'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'
import { seen } from '@/testing/seen'
import { twoVpcs } from '@/testing/transit'

describe('PATH-J, over a transit gateway', () => {
  it('meets each attachment subnet’s ACL in one direction only, and both tables of routes', () => {
    const trace = traceOf(twoVpcs(), 'i-a', 'i-b', { srcPort: 40000, port: 443 })
    expect(blame(trace)).toEqual([])
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.1.10:40000 > 10.1.1.20:443',
      'networkAcl acl-default egress 10.0.1.10:40000 > 10.1.1.20:443',
      'routeTable rtb-1 10.0.1.10:40000 > 10.1.1.20:443',
      'networkAcl acl-default ingress 10.0.1.10:40000 > 10.1.1.20:443',
      'transitGateway tgw-1 10.0.1.10:40000 > 10.1.1.20:443',
      'networkAcl acl-2 egress 10.0.1.10:40000 > 10.1.1.20:443',
      'routeTable rtb-t2 10.0.1.10:40000 > 10.1.1.20:443',
      'networkAcl acl-2 ingress 10.0.1.10:40000 > 10.1.1.20:443',
      'securityGroup sg-open ingress 10.0.1.10:40000 > 10.1.1.20:443',
      'securityGroup sg-open egress 10.1.1.20:443 > 10.0.1.10:40000',
      'networkAcl acl-2 egress 10.1.1.20:443 > 10.0.1.10:40000',
      'routeTable rtb-2 10.1.1.20:443 > 10.0.1.10:40000',
      'networkAcl acl-2 ingress 10.1.1.20:443 > 10.0.1.10:40000',
      'transitGateway tgw-1 10.1.1.20:443 > 10.0.1.10:40000',
      'networkAcl acl-default egress 10.1.1.20:443 > 10.0.1.10:40000',
      'routeTable rtb-t1 10.1.1.20:443 > 10.0.1.10:40000',
      'networkAcl acl-default ingress 10.1.1.20:443 > 10.0.1.10:40000',
      'securityGroup sg-open ingress 10.1.1.20:443 > 10.0.1.10:40000',
    ])
    const stands = trace.steps.filter(({ checkpoint }) => checkpoint === 'networkAcl')
    expect(stands.map(({ at }) => at)).toEqual([
      'subnet-1',
      'subnet-t1',
      'subnet-t2',
      'subnet-2',
      'subnet-2',
      'subnet-t2',
      'subnet-t1',
      'subnet-1',
    ])
    expect(trace.verdict).toBe('allow')
    expect(sentenceOf(twoVpcs(), trace)).toMatch(/^a reaches b on TCP 443\./)
  })
})
