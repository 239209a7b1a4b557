import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import {
  A,
  ALB,
  B,
  balanced,
  groups,
  NLB,
  NODE_A,
  NODE_B,
  tcp,
  ZONE_B,
} from '@/testing/balancedShop'
import { anAclEntry, aNetworkAclOf, aSecurityGroup, aServer, aSubnet } from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { HOME, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

describe('a load balancer as an end', () => {
  it('is found by its name as well, and its nodes are asked one by one', () => {
    const named = balanced(ALB, ['i-a'])
    const balancer = { ...named.loadBalancer['lb']!, name: 'web' }
    const network = { ...named, loadBalancer: { lb: balancer } }
    expect(traceOf(network, HOME, 'lb/web').alternatives).toHaveLength(2)
  })

  it('leaves the verdict open where its nodes are not known', () => {
    const network = shop(aResource('loadBalancer', { id: 'lb' }))
    const trace = traceOf(network, 'i-web', 'lb/lb')
    expect([trace.verdict, trace.certain]).toEqual(['deny', false])
    expect(blame(trace)[0]).toContain('load-balancer lb')
  })

  it('shows the way that is refused, and says that others work', () => {
    const trace = traceOf(balanced(NLB, ['i-a']), HOME, 'lb/lb')
    expect(trace.alternatives.map(({ verdict }) => verdict)).toEqual(['allow', 'deny'])
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)).toEqual(['load-balancer lb request ingress ELB_NOT_CROSSZONE'])
  })

  it('blames first what refuses on every way', () => {
    const closed = shop(
      ...ZONE_B,
      A,
      B,
      aSecurityGroup({ id: 'sg-t', ingress: [] }),
      aServer('t', '10.0.2.39', { subnetId: 'subnet-prv', groups: ['sg-t'] }),
      aNetworkAclOf({
        id: 'acl-pub',
        entries: [anAclEntry({ traffic: tcp(80) }), anAclEntry({ direction: 'egress' })],
      }),
      aSubnet({
        id: 'subnet-pub',
        routeTableId: asId('rtb-pub'),
        networkAclId: asId('acl-pub'),
      }),
      aBalancer('lb', [NODE_A, NODE_B], { ...ALB, scheme: 'internet-facing', groups }),
      aListener('lb', 'HTTPS 443', ['tg']),
      aTargetGroup('tg', 'HTTP 8443', ['i-t']),
    )
    const trace = traceOf(closed, HOME, 'lb/lb')
    expect(trace.verdict).toBe('deny')
    expect(blame(trace)[0]).toBe('security-group sg-t request ingress SG_HAS_NO_RULES')
    expect(blame(trace)[1]).toContain('network-acl acl-pub request ingress')
  })
})
