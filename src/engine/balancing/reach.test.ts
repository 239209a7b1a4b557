import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import {
  balanced,
  groups,
  NLB,
  NODE_A,
  tcp,
  verdictOf,
  type Resources,
} from '@/testing/balancedShop'
import {
  anInterface,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  topologyOf,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { seen } from '@/testing/seen'
import { blame, traceOf } from '@/testing/traceOf'
import { anOpenAcl, twoVpcs } from '@/testing/transit'

/** Load balancers and endpoints whose clients or targets stand beyond a gateway. */

const OFFICE = '192.168.1.10'

/** A load balancer `lb` in `subnet-1`, at the far end of which `i-a` or others stand. */
function balancer(
  type: 'network' | 'application',
  targets: readonly string[],
  about: Parameters<typeof aTargetGroup>[3] = {},
): Resources {
  const [listens, speaks] = type === 'network' ? ['TCP 443', 'TCP 8443'] : ['HTTP 443', 'HTTP 8443']
  return [
    aBalancer('lb', [{ subnetId: 'subnet-1', address: '10.0.1.50' }], { type, groups }),
    aListener('lb', listens, ['tg']),
    aTargetGroup('tg', speaks, targets, about),
  ]
}

function office(...more: Resources) {
  return topologyOf(
    anOpenAcl(1, 'acl-default'),
    aSecurityGroup({ id: 'sg-open', ingress: [aRule()] }),
    aSubnet({ routeTableId: asId('rtb-1') }),
    aSubnet({ id: 'subnet-t', cidrBlock: cidr('10.0.7.0/24'), routeTableId: asId('rtb-bare') }),
    aRouteTableOf({ id: 'rtb-1', propagatingGatewayIds: [asId('vgw-1')] }),
    aRouteTableOf({ id: 'rtb-bare' }),
    aServer('t', '10.0.7.10', { subnetId: 'subnet-t', groups }),
    aResource('virtualPrivateGateway'),
    aResource('customerGateway'),
    aResource('vpnConnection'),
    aResource('onPremisesNetwork'),
    aResource('onPremisesHost'),
    ...more,
  )
}

describe('from and to on premises', () => {
  it('NLB-17, NLB-14: a client comes over the VPN, though the target’s subnet has no way back', () => {
    const trace = traceOf(office(...balancer('network', ['i-t'])), OFFICE, 'lb/lb', {
      srcPort: 40000,
    })
    expect(seen(trace.steps)).toContain(
      'securityGroup sg-open ingress 192.168.1.10:40000 > 10.0.7.10:8443',
    )
    expect(trace.verdict).toBe('allow')
    const straight = traceOf(office(), OFFICE, 'i-t')
    expect(straight.blockers[0]).toMatchObject({ deniedBy: 'route-table', leg: 'response' })
  })

  it('an application load balancer as well (ALB-01)', () => {
    expect(verdictOf(office(...balancer('application', ['i-t'])), OFFICE, 'lb/lb')).toBe('allow')
  })

  it('NLB-04: a target there is reached under the load balancer’s address alone', () => {
    const to = (preserveClientIp: boolean) =>
      office(
        ...balancer('network', [OFFICE], { targetType: 'ip', preserveClientIp }),
        aServer('c', '10.0.1.11', { groups }),
      )
    expect(traceOf(to(false), 'i-c', 'lb/lb').verdict).toBe('allow')
    expect(blame(traceOf(to(true), 'i-c', 'lb/lb'))[0]).toBe(
      'load-balancer lb request ingress ELBV2_SOURCE_ADDRESS_PRESERVATION',
    )
  })
})

describe('over a transit gateway', () => {
  it('NLB-04: a target in another VPC sees the load balancer, and cannot see the client', () => {
    const to = (preserveClientIp: boolean) =>
      twoVpcs(
        ...balancer('network', ['10.1.1.20'], { targetType: 'ip', preserveClientIp }),
        aServer('c', '10.0.1.11', { groups }),
      )
    expect(verdictOf(to(false), 'i-c', 'lb/lb')).toBe('allow')
    expect(verdictOf(to(true), 'i-c', 'lb/lb')).toBe('deny')
  })

  it('a client in another VPC is carried to the target, and its answer back (NLB-14)', () => {
    const network = twoVpcs(...balancer('network', ['i-a']))
    const trace = traceOf(network, 'i-b', 'lb/lb', { srcPort: 40000 })
    expect(trace.verdict).toBe('allow')
    expect(trace.state.relays[0]?.outside).toMatchObject({ src: '10.1.1.20', dst: '10.0.1.10' })
  })

  it('IFE-15, IFE-04: an endpoint is reached, by addresses and not by groups', () => {
    const endpoint = (peer: string) =>
      twoVpcs(
        aResource('transitGateway', { securityGroupReferencing: true }),
        aSecurityGroup({ id: 'sg-vpce', ingress: [aRule(tcp(443), peer)] }),
        aSecurityGroup({
          id: 'sg-b',
          vpcId: asId('vpc-2'),
          egress: [aRule()],
          ingress: [],
        }),
        aServer('client', '10.1.1.30', { subnetId: 'subnet-2', groups: ['sg-b'] }),
        anInterface({
          id: 'eni-vpce',
          interfaceType: 'vpc_endpoint',
          privateAddresses: [{ address: ip('10.0.1.60') }],
          securityGroupIds: [asId('sg-vpce')],
        }),
        aResource('interfaceEndpoint', { id: 'vpce-1', networkInterfaceIds: [asId('eni-vpce')] }),
      )
    expect(verdictOf(endpoint('10.1.0.0/16'), 'i-client', 'vpce-1')).toBe('allow')
    expect(verdictOf(endpoint('sg-b'), 'i-client', 'vpce-1')).toBe('deny')
  })
})

it('NLB-07: without groups it lets a client’s packet through to targets that admit the client', () => {
  const network = office(
    aBalancer('lb', [{ subnetId: 'subnet-1', address: '10.0.1.50' }], { ...NLB }),
    aListener('lb', 'TCP 443', ['tg']),
    aTargetGroup('tg', 'TCP 8443', ['i-t']),
    aSecurityGroup({ id: 'sg-open', ingress: [aRule(tcp(8443), '192.168.0.0/16')] }),
  )
  expect(verdictOf(network, OFFICE, 'lb/lb')).toBe('allow')
})

it('SG-22, SG-30: a node that answers is known by its groups to the appliance that its route leads to', () => {
  const byGroup = aSecurityGroup({ id: 'sg-fw', ingress: [aRule(undefined, 'sg-open')] })
  const topology = balanced(
    { ...NLB, scheme: 'internal', nodes: [NODE_A] },
    ['i-t'],
    [
      byGroup,
      aSubnet({ id: 'subnet-fw', cidrBlock: cidr('10.0.5.0/24'), routeTableId: asId('rtb-fw') }),
      aRouteTableOf({ id: 'rtb-fw' }),
      aServer('fw', '10.0.5.10', {
        subnetId: 'subnet-fw',
        groups: ['sg-fw'],
        eni: { sourceDestCheck: false },
      }),
      aServer('t', '10.0.1.31', { subnetId: 'subnet-pub', groups }),
      aServer('client', '10.0.2.40', { subnetId: 'subnet-prv', groups }),
      aRouteTableOf({
        id: 'rtb-pub',
        routes: [aRoute('10.0.2.0/24', 'networkInterface', 'eni-fw')],
      }),
      aListener('lb', 'UDP 443', ['tg']),
      aTargetGroup('tg', 'UDP 443', ['i-t']),
    ],
  )
  expect(traceOf(topology, 'i-client', 'lb/lb', { protocol: 'udp', port: 443 }).verdict).toBe(
    'allow',
  )
})
