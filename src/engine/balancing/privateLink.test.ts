import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import type { InterfaceEndpoint } from '@/model/resources/interfaceEndpoint'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { Resource, Topology } from '@/model/topology'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import {
  anAclEntry,
  anInterface,
  aNetworkAclOf,
  aPeering,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { seen } from '@/testing/seen'
import { HOME, HOME6, shop } from '@/testing/shop'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'

const tcp = (port: number) => ({ protocol: 'tcp', ports: { from: port, to: port } }) as const

/** An endpoint `vpce-svc` with its interface 10.0.3.30 in a subnet of its own. */
function endpoint(
  about: Partial<Omit<InterfaceEndpoint, 'kind' | 'id'>> = {},
  ingress = [aRule(tcp(443), '10.0.0.0/16')],
): readonly Resource[] {
  return [
    aSecurityGroup({ id: 'sg-vpce', ingress, egress: [] }),
    aSubnet({
      id: 'subnet-vpce',
      cidrBlock: cidr('10.0.3.0/24'),
      ipv6CidrBlock: cidr('2001:db8:1:3::/64'),
      routeTableId: asId('rtb-pub'),
    }),
    anInterface({
      id: 'eni-vpce',
      subnetId: asId('subnet-vpce'),
      interfaceType: 'vpc_endpoint',
      privateAddresses: [{ address: ip('10.0.3.30') }],
      ipv6Addresses: [ip('2001:db8:1:3::30')],
      securityGroupIds: [asId('sg-vpce')],
    }),
    aResource('interfaceEndpoint', {
      id: 'vpce-svc',
      networkInterfaceIds: [asId('eni-vpce')],
      ...about,
    }),
  ]
}

const HTTPS = { port: 443, srcPort: 40000 }

describe('PATH-L, an interface endpoint of an AWS service', () => {
  it('is an address like any other, whose group admits clients (IFE-01, IFE-02, IFE-04, IFE-09)', () => {
    const trace = traceOf(shop(...endpoint()), 'i-app', 'vpce-svc', HTTPS)
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.2.20:40000 > 10.0.3.30:443',
      'networkAcl acl-default egress 10.0.2.20:40000 > 10.0.3.30:443',
      'routeTable rtb-prv 10.0.2.20:40000 > 10.0.3.30:443',
      'networkAcl acl-default ingress 10.0.2.20:40000 > 10.0.3.30:443',
      'securityGroup sg-vpce ingress 10.0.2.20:40000 > 10.0.3.30:443',
      'securityGroup sg-vpce egress 10.0.3.30:443 > 10.0.2.20:40000',
      'networkAcl acl-default egress 10.0.3.30:443 > 10.0.2.20:40000',
      'routeTable rtb-pub 10.0.3.30:443 > 10.0.2.20:40000',
      'networkAcl acl-default ingress 10.0.3.30:443 > 10.0.2.20:40000',
      'securityGroup sg-open ingress 10.0.3.30:443 > 10.0.2.20:40000',
    ])
    expect(trace.verdict).toBe('allow')
    expect(trace.to).toBe('vpce-svc')
  })

  it('IFE-05, IFE-06, TRAP-35: its name means its private addresses, also in subnets without one', () => {
    const trace = traceOf(shop(...endpoint()), 'i-web', 'vpce-svc')
    expect([trace.request.dst, trace.verdict]).toEqual(['10.0.3.30', 'allow'])
  })

  it('is reached by its address and its interface as well', () => {
    for (const to of ['10.0.3.30', 'eni-vpce']) {
      expect(traceOf(shop(...endpoint()), 'i-app', to).verdict).toBe('allow')
    }
  })

  it('IFE-02: refuses who its group does not admit', () => {
    const network = shop(...endpoint({}, [aRule(tcp(443), '10.0.1.0/24')]))
    expect(blame(traceOf(network, 'i-app', 'vpce-svc'))).toEqual([
      'security-group sg-vpce request ingress ENI_SG_RULES_MISMATCH',
    ])
  })

  it('IFE-07: answers no ping, even where its group admits it', () => {
    const open = shop(...endpoint({}, [aRule()]))
    const trace = traceOf(open, 'i-app', 'vpce-svc', { protocol: 'icmp' })
    expect(blame(trace)).toEqual(['vpc-endpoint vpce-svc request ingress PROTOCOL_RESTRICTION'])
    expect(sentenceOf(open, trace)).toBe('vpce-svc carries TCP and UDP, and not ICMP echo request.')
  })

  it('IFE-03: opens no connection, whatever its group and the routes allow', () => {
    const network = shop(...endpoint({}, [aRule()]))
    const trace = traceOf(network, 'vpce-svc', 'i-app')
    expect(blame(trace)[0]).toBe('vpc-endpoint vpce-svc request egress VPCE_INTRA_VPC_TRAFFIC')
    expect(trace.requestDelivered).toBe(false)
  })

  it('IFE-08, CT-09: its flows are tracked, whatever the rules', () => {
    const network = shop(...endpoint({}, [aRule()]))
    const { state } = traceOf(network, 'i-app', 'vpce-svc', HTTPS)
    expect(state.tracking.map(({ interfaceId, tracked }) => [interfaceId, tracked])).toEqual([
      ['eni-app', true],
      ['eni-vpce', true],
    ])
  })

  it('IFE-14, IGW-13: takes no IPv6 from the internet', () => {
    const network = shop(...endpoint({}, [aRule(tcp(443), '::/0')]))
    expect(blame(traceOf(network, HOME6, '2001:db8:1:3::30'))[0]).toBe(
      'network-interface eni-vpce request ingress ENI_DENIES_IGW_TRAFFIC',
    )
    expect(traceOf(network, '2001:db8:1:2::20', '2001:db8:1:3::30').verdict).toBe('allow')
  })

  it('is not working while it is not available', () => {
    expect(blame(traceOf(shop(...endpoint({ available: false })), 'i-app', 'vpce-svc'))).toEqual([
      'vpc-endpoint vpce-svc request ingress BAD_STATE',
    ])
  })

  it('NACL-31: meets no ACL on the way from a neighbour, unless told', () => {
    const neighbour = aServer('near', '10.0.3.40', { subnetId: 'subnet-vpce', groups: ['sg-open'] })
    const network = shop(...endpoint(), neighbour)
    const trace = traceOf(network, 'i-near', 'vpce-svc', HTTPS)
    expect(trace.steps.some(({ checkpoint }) => checkpoint === 'networkAcl')).toBe(false)
    expect(trace.verdict).toBe('allow')
  })

  it('nobody can say where its interfaces are not known', () => {
    const network = shop(aResource('interfaceEndpoint', { id: 'vpce-svc' }))
    const trace = traceOf(network, 'i-app', 'vpce-svc')
    expect(trace.certain).toBe(false)
    expect(blame(trace)[0]).toContain('vpc-endpoint vpce-svc')
    expect(trace.verdict).toBe('deny')
  })
})

/** The provider: a VPC with the consumer's very blocks, and a network load balancer in it. */
function provider(
  about: Partial<LoadBalancer> = {},
  {
    ingress = [aRule(tcp(443), '10.0.2.20/32')],
    target = [aRule(tcp(8443), '10.0.9.50/32')],
    preserveClientIp = true,
    zone = 'us-east-1a',
  } = {},
): readonly Resource[] {
  return [
    aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.0.0.0/16')] }),
    aNetworkAclOf({
      id: 'acl-2',
      vpcId: asId('vpc-2'),
      isDefault: true,
      entries: [anAclEntry(), anAclEntry({ direction: 'egress' })],
    }),
    aRouteTableOf({ id: 'rtb-2', vpcId: asId('vpc-2'), main: true }),
    aSubnet({
      id: 'subnet-nlb',
      vpcId: asId('vpc-2'),
      cidrBlock: cidr('10.0.9.0/24'),
      availabilityZone: zone,
    }),
    aSubnet({
      id: 'subnet-tgt',
      vpcId: asId('vpc-2'),
      cidrBlock: cidr('10.0.2.0/24'),
      availabilityZone: zone,
    }),
    aSecurityGroup({ id: 'sg-nlb', vpcId: asId('vpc-2'), ingress }),
    aSecurityGroup({ id: 'sg-tgt', vpcId: asId('vpc-2'), ingress: target }),
    // The very address that the consumer's client has.
    ...aServer('tgt', '10.0.2.20', { subnetId: 'subnet-tgt', groups: ['sg-tgt'] }),
    ...aBalancer('nlb', [{ subnetId: 'subnet-nlb', address: '10.0.9.50' }], {
      type: 'network',
      vpcId: asId('vpc-2'),
      groups: ['sg-nlb'],
      ...about,
    }),
    aListener('nlb', 'TCP 443', ['tg']),
    aTargetGroup('tg', 'TCP 8443', ['i-tgt'], { vpcId: asId('vpc-2'), preserveClientIp }),
    aResource('endpointService', {
      serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1',
      loadBalancerIds: [asId('nlb')],
    }),
  ]
}

const PRIVATE = { endpointServiceId: asId<never>('vpce-svc-1') }

describe('PATH-L, a service that somebody provides', () => {
  it('goes on behind the endpoint: the group sees the client, the target the load balancer (IFE-11, IFE-12, IFE-13, NLB-05)', () => {
    const network = shop(...endpoint(PRIVATE), ...provider())
    const trace = traceOf(network, 'i-app', 'vpce-svc', HTTPS)
    expect(seen(trace.steps).slice(4)).toEqual([
      'securityGroup sg-vpce ingress 10.0.2.20:40000 > 10.0.3.30:443',
      'interfaceEndpoint vpce-svc ingress 10.0.2.20:40000 > 10.0.3.30:443',
      'securityGroup sg-nlb ingress 10.0.2.20:40000 > 10.0.9.50:443',
      'loadBalancer nlb ingress 10.0.2.20:40000 > 10.0.9.50:443',
      'securityGroup sg-nlb egress 10.0.9.50:1024–65535 > 10.0.2.20:8443',
      'networkAcl acl-2 egress 10.0.9.50:1024–65535 > 10.0.2.20:8443',
      'routeTable rtb-2 10.0.9.50:1024–65535 > 10.0.2.20:8443',
      'networkAcl acl-2 ingress 10.0.9.50:1024–65535 > 10.0.2.20:8443',
      'securityGroup sg-tgt ingress 10.0.9.50:1024–65535 > 10.0.2.20:8443',
      'securityGroup sg-tgt egress 10.0.2.20:8443 > 10.0.9.50:1024–65535',
      'networkAcl acl-2 egress 10.0.2.20:8443 > 10.0.9.50:1024–65535',
      'routeTable rtb-2 10.0.2.20:8443 > 10.0.9.50:1024–65535',
      'networkAcl acl-2 ingress 10.0.2.20:8443 > 10.0.9.50:1024–65535',
      'securityGroup sg-nlb ingress 10.0.2.20:8443 > 10.0.9.50:1024–65535',
      'loadBalancer nlb egress 10.0.2.20:8443 > 10.0.9.50:1024–65535',
      'interfaceEndpoint vpce-svc egress 10.0.9.50:443 > 10.0.2.20:40000',
      'securityGroup sg-vpce egress 10.0.3.30:443 > 10.0.2.20:40000',
      'networkAcl acl-default egress 10.0.3.30:443 > 10.0.2.20:40000',
      'routeTable rtb-pub 10.0.3.30:443 > 10.0.2.20:40000',
      'networkAcl acl-default ingress 10.0.3.30:443 > 10.0.2.20:40000',
      'securityGroup sg-open ingress 10.0.3.30:443 > 10.0.2.20:40000',
    ])
    expect(blame(trace)).toEqual([])
    expect(trace.verdict).toBe('allow')
  })

  it('is found by the name of the service too', () => {
    const named = { serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1' }
    const trace = traceOf(shop(...endpoint(named), ...provider()), 'i-app', 'vpce-svc')
    expect(trace.steps.some(({ component }) => component === 'i-tgt')).toBe(true)
  })

  it('IFE-12: is judged by the address of the client, not of the endpoint', () => {
    const onlyEndpoint = { ingress: [aRule(tcp(443), '10.0.3.30/32')] }
    const network = shop(...endpoint(PRIVATE), ...provider({}, onlyEndpoint))
    expect(blame(traceOf(network, 'i-app', 'vpce-svc'))).toEqual([
      'security-group sg-nlb request ingress ENI_SG_RULES_MISMATCH',
    ])
  })

  it('IFE-12: is not judged at all when the load balancer is told so', () => {
    const closed = { ingress: [] }
    const off = { enforcesGroupsOnPrivateLink: false }
    const network = shop(...endpoint(PRIVATE), ...provider(off, closed))
    expect(traceOf(network, 'i-app', 'vpce-svc').verdict).toBe('allow')
    const on = shop(...endpoint(PRIVATE), ...provider({}, closed))
    expect(traceOf(on, 'i-app', 'vpce-svc').verdict).toBe('deny')
  })

  it('IFE-13: no group of the provider holds a client of the consumer, even with its address', () => {
    const reference = { ingress: [aRule(tcp(443), 'sg-tgt')] }
    const network = shop(...endpoint(PRIVATE), ...provider({}, reference))
    expect(blame(traceOf(network, 'i-app', 'vpce-svc'))).toEqual([
      'security-group sg-nlb request ingress SG_REFERENCES_NOT_PRESERVED',
    ])
  })

  it('NLB-05: shows targets the load balancer, though the client’s address is preserved elsewhere', () => {
    const clients = { target: [aRule(tcp(8443), '10.0.2.20/32')] }
    const network = shop(...endpoint(PRIVATE), ...provider({}, clients))
    expect(blame(traceOf(network, 'i-app', 'vpce-svc'))).toEqual([
      'security-group sg-tgt request ingress ENI_SG_RULES_MISMATCH',
    ])
  })

  it('stands in the zones of its load balancer, or works across them', () => {
    const far = { zone: 'us-east-1b' }
    const apart = shop(...endpoint(PRIVATE), ...provider({}, far))
    expect(blame(traceOf(apart, 'i-app', 'vpce-svc'))).toEqual([
      'vpc-endpoint vpce-svc request ingress VPCE_SERVICE_NOT_INSTALLED_IN_AZ',
    ])
    const across = shop(...endpoint(PRIVATE), ...provider({ crossZone: true }, far))
    expect(traceOf(across, 'i-app', 'vpce-svc').verdict).toBe('allow')
  })

  it('is tracked at every interface (CT-09)', () => {
    const network = shop(...endpoint(PRIVATE), ...provider())
    const { state } = traceOf(network, 'i-app', 'vpce-svc', HTTPS)
    expect(state.tracking.every(({ tracked }) => tracked)).toBe(true)
  })

  it('nobody can say where the provider’s load balancer is not known', () => {
    const service = aResource('endpointService', { loadBalancerIds: [asId('nlb-far')] })
    const trace = traceOf(shop(...endpoint(PRIVATE), service), 'i-app', 'vpce-svc')
    expect([trace.verdict, trace.certain]).toEqual(['deny', false])
  })
})

it('PCX-15: an endpoint is reached over a peering like any private address (IFE-04)', () => {
  const consumer = aVpc()
  const other = aVpc({ id: 'vpc-3', cidrBlocks: [cidr('10.3.0.0/16')] })
  const topology: Topology = shop(
    ...endpoint({}, [aRule(tcp(443), '10.3.0.0/16')]),
    other,
    aPeering(consumer, other),
    aNetworkAclOf({
      id: 'acl-3',
      vpcId: asId('vpc-3'),
      isDefault: true,
      entries: [anAclEntry(), anAclEntry({ direction: 'egress' })],
    }),
    aRouteTableOf({
      id: 'rtb-3',
      vpcId: asId('vpc-3'),
      main: true,
      routes: [aRoute('10.0.0.0/16', 'peeringConnection', 'pcx-1')],
    }),
    aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute('10.3.0.0/16', 'peeringConnection', 'pcx-1')],
    }),
    aSubnet({ id: 'subnet-3', vpcId: asId('vpc-3'), cidrBlock: cidr('10.3.1.0/24') }),
    aSecurityGroup({ id: 'sg-3', vpcId: asId('vpc-3') }),
    aServer('peer', '10.3.1.10', { subnetId: 'subnet-3', groups: ['sg-3'] }),
  )
  expect(traceOf(topology, 'i-peer', 'vpce-svc').verdict).toBe('allow')
  expect(traceOf(topology, HOME, 'vpce-svc').verdict).toBe('deny')
})
