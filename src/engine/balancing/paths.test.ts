import { describe, expect, it } from 'vitest'
import type { Resource, Topology } from '@/model/topology'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { seen } from '@/testing/seen'
import { HOME, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

/** The paths of load balancers, address by address: what each checkpoint sees (section 25). */

const tcp = (port: number) => ({ protocol: 'tcp', ports: { from: port, to: port } }) as const
const anybody = aSecurityGroup({ id: 'sg-lb', ingress: [aRule(tcp(443))] })
const node = { subnetId: 'subnet-pub', address: '10.0.1.50', publicIp: '203.0.113.50' }

/** A target that admits only what carries the load balancer's group. */
function target(port: number): readonly (Resource | readonly Resource[])[] {
  return [
    aSecurityGroup({ id: 'sg-target', ingress: [aRule(tcp(port), 'sg-lb')] }),
    aServer('target', '10.0.2.30', { subnetId: 'subnet-prv', groups: ['sg-target'] }),
  ]
}

describe('PATH-M, an application load balancer', () => {
  const network = shop(
    anybody,
    ...target(8080),
    aBalancer('alb', [node], { scheme: 'internet-facing', groups: ['sg-lb'] }),
    aListener('alb', 'HTTPS 443', ['tg']),
    aTargetGroup('tg', 'HTTP 8080', ['i-target']),
  )

  it('proxies: the target sees the node’s private address and a port of its choice (ALB-01, ALB-02, ALB-03, ELB-10)', () => {
    const trace = traceOf(network, HOME, 'lb/alb', { srcPort: 51514 })
    expect(seen(trace.steps)).toEqual([
      'internetGateway igw-1 ingress 198.51.100.7:51514 > 203.0.113.50:443',
      'networkAcl acl-default ingress 198.51.100.7:51514 > 10.0.1.50:443',
      'securityGroup sg-lb ingress 198.51.100.7:51514 > 10.0.1.50:443',
      'loadBalancer alb ingress 198.51.100.7:51514 > 10.0.1.50:443',
      'securityGroup sg-lb egress 10.0.1.50:1024–65535 > 10.0.2.30:8080',
      'networkAcl acl-default egress 10.0.1.50:1024–65535 > 10.0.2.30:8080',
      'routeTable rtb-pub 10.0.1.50:1024–65535 > 10.0.2.30:8080',
      'networkAcl acl-default ingress 10.0.1.50:1024–65535 > 10.0.2.30:8080',
      'securityGroup sg-target ingress 10.0.1.50:1024–65535 > 10.0.2.30:8080',
      'securityGroup sg-target egress 10.0.2.30:8080 > 10.0.1.50:1024–65535',
      'networkAcl acl-default egress 10.0.2.30:8080 > 10.0.1.50:1024–65535',
      'routeTable rtb-prv 10.0.2.30:8080 > 10.0.1.50:1024–65535',
      'networkAcl acl-default ingress 10.0.2.30:8080 > 10.0.1.50:1024–65535',
      'securityGroup sg-lb ingress 10.0.2.30:8080 > 10.0.1.50:1024–65535',
      'loadBalancer alb egress 10.0.2.30:8080 > 10.0.1.50:1024–65535',
      'securityGroup sg-lb egress 10.0.1.50:443 > 198.51.100.7:51514',
      'networkAcl acl-default egress 10.0.1.50:443 > 198.51.100.7:51514',
      'routeTable rtb-pub 10.0.1.50:443 > 198.51.100.7:51514',
      'internetGateway igw-1 egress 10.0.1.50:443 > 198.51.100.7:51514',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('is the same by the node’s address or interface', () => {
    expect(seen(traceOf(network, HOME, '203.0.113.50', { srcPort: 51514 }).steps)).toEqual(
      seen(traceOf(network, HOME, 'eni-alb-1', { srcPort: 51514 }).steps),
    )
    expect(traceOf(network, HOME, '203.0.113.50').verdict).toBe('allow')
  })

  it('meets a client inside the VPC under its public address (ELB-04, PATH-Q)', () => {
    const trace = traceOf(network, 'i-web', 'lb/alb', { srcPort: 40000 })
    expect(trace.verdict).toBe('allow')
    expect(seen(trace.steps)).toContain(
      'securityGroup sg-lb ingress 203.0.113.10:40000 > 10.0.1.50:443',
    )
  })
})

describe('PATH-N, a network load balancer', () => {
  const with443 = (...more: readonly (Resource | readonly Resource[])[]): Topology =>
    shop(
      anybody,
      ...target(8443),
      aBalancer('nlb', [node], { type: 'network', scheme: 'internet-facing', groups: ['sg-lb'] }),
      aListener('nlb', 'TCP 443', ['tg']),
      ...more,
    )

  it('keeps the client’s address with preservation on, and the answer comes back through it (NLB-01, NLB-02, NLB-08, NLB-12, NLB-13, NLB-14)', () => {
    const network = with443(aTargetGroup('tg', 'TCP 8443', ['i-target']))
    const trace = traceOf(network, HOME, 'lb/nlb', { srcPort: 51514 })
    expect(seen(trace.steps)).toEqual([
      'internetGateway igw-1 ingress 198.51.100.7:51514 > 203.0.113.50:443',
      'networkAcl acl-default ingress 198.51.100.7:51514 > 10.0.1.50:443',
      'securityGroup sg-lb ingress 198.51.100.7:51514 > 10.0.1.50:443',
      'loadBalancer nlb ingress 198.51.100.7:51514 > 10.0.1.50:443',
      'securityGroup sg-lb egress 198.51.100.7:51514 > 10.0.2.30:8443',
      'networkAcl acl-default egress 198.51.100.7:51514 > 10.0.2.30:8443',
      'routeTable rtb-pub 198.51.100.7:51514 > 10.0.2.30:8443',
      'networkAcl acl-default ingress 198.51.100.7:51514 > 10.0.2.30:8443',
      'securityGroup sg-target ingress 198.51.100.7:51514 > 10.0.2.30:8443',
      'securityGroup sg-target egress 10.0.2.30:8443 > 198.51.100.7:51514',
      'networkAcl acl-default egress 10.0.2.30:8443 > 198.51.100.7:51514',
      'networkAcl acl-default ingress 10.0.2.30:8443 > 198.51.100.7:51514',
      'securityGroup sg-lb ingress 10.0.2.30:8443 > 198.51.100.7:51514',
      'loadBalancer nlb egress 10.0.2.30:8443 > 198.51.100.7:51514',
      'securityGroup sg-lb egress 10.0.1.50:443 > 198.51.100.7:51514',
      'networkAcl acl-default egress 10.0.1.50:443 > 198.51.100.7:51514',
      'routeTable rtb-pub 10.0.1.50:443 > 198.51.100.7:51514',
      'internetGateway igw-1 egress 10.0.1.50:443 > 198.51.100.7:51514',
    ])
    expect(blame(trace)).toEqual([])
  })

  it('sends under its own address with preservation off, and the answer is routed to it (NLB-01, NLB-02)', () => {
    const network = with443(aTargetGroup('tg', 'TCP 8443', ['10.0.2.30'], { targetType: 'ip' }))
    const trace = traceOf(network, HOME, 'lb/nlb', { srcPort: 51514 })
    expect(seen(trace.steps).slice(3)).toEqual([
      'loadBalancer nlb ingress 198.51.100.7:51514 > 10.0.1.50:443',
      'securityGroup sg-lb egress 10.0.1.50:1024–65535 > 10.0.2.30:8443',
      'networkAcl acl-default egress 10.0.1.50:1024–65535 > 10.0.2.30:8443',
      'routeTable rtb-pub 10.0.1.50:1024–65535 > 10.0.2.30:8443',
      'networkAcl acl-default ingress 10.0.1.50:1024–65535 > 10.0.2.30:8443',
      'securityGroup sg-target ingress 10.0.1.50:1024–65535 > 10.0.2.30:8443',
      'securityGroup sg-target egress 10.0.2.30:8443 > 10.0.1.50:1024–65535',
      'networkAcl acl-default egress 10.0.2.30:8443 > 10.0.1.50:1024–65535',
      'routeTable rtb-prv 10.0.2.30:8443 > 10.0.1.50:1024–65535',
      'networkAcl acl-default ingress 10.0.2.30:8443 > 10.0.1.50:1024–65535',
      'securityGroup sg-lb ingress 10.0.2.30:8443 > 10.0.1.50:1024–65535',
      'loadBalancer nlb egress 10.0.2.30:8443 > 10.0.1.50:1024–65535',
      'securityGroup sg-lb egress 10.0.1.50:443 > 198.51.100.7:51514',
      'networkAcl acl-default egress 10.0.1.50:443 > 198.51.100.7:51514',
      'routeTable rtb-pub 10.0.1.50:443 > 198.51.100.7:51514',
      'internetGateway igw-1 egress 10.0.1.50:443 > 198.51.100.7:51514',
    ])
    expect(trace.verdict).toBe('allow')
  })
})
