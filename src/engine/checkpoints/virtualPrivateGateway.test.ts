import { ANY_IPV4, cidr, ip } from '@/model/ip'
import {
  aGatewayEndpoint,
  anInternetGateway,
  aNatGateway,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { anAttachment, anOpenAcl, aTransitTable, changed } from '@/testing/transit'
import { asId } from '@/model/ids'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'
import { describe, expect, it } from 'vitest'
import { seen } from '@/testing/seen'
import { OFFICE, office, toVgw } from '@/testing/office'

describe('PATH-P, from on premises over a virtual private gateway', () => {
  it('shows filters the office’s address, and the reply goes by a propagated route (VGW-01, VGW-08, RT-21)', () => {
    const trace = traceOf(office(), OFFICE, 'i-a', { srcPort: 40000, port: 443 })
    expect(blame(trace)).toEqual([])
    expect(trace.from).toBe('onprem-host-1')
    expect(seen(trace.steps)).toEqual([
      'vpnConnection vpn-1 ingress 192.168.1.10:40000 > 10.0.1.10:443',
      'virtualPrivateGateway vgw-1 ingress 192.168.1.10:40000 > 10.0.1.10:443',
      'networkAcl acl-default ingress 192.168.1.10:40000 > 10.0.1.10:443',
      'securityGroup sg-open ingress 192.168.1.10:40000 > 10.0.1.10:443',
      'securityGroup sg-open egress 10.0.1.10:443 > 192.168.1.10:40000',
      'networkAcl acl-default egress 10.0.1.10:443 > 192.168.1.10:40000',
      'routeTable rtb-1 10.0.1.10:443 > 192.168.1.10:40000',
      'virtualPrivateGateway vgw-1 egress 10.0.1.10:443 > 192.168.1.10:40000',
      'vpnConnection vpn-1 egress 10.0.1.10:443 > 192.168.1.10:40000',
    ])
    expect(trace.verdict).toBe('allow')
    expect(trace.choices).toEqual([])
  })

  it('is no way back to who asked on the internet, though it announce everything (IGW-10)', () => {
    const topology = changed(
      office(),
      aResource('vpnConnection', { staticRoutes: [ANY_IPV4] }),
      aResource('onPremisesNetwork', { cidrBlocks: [ANY_IPV4] }),
      anInternetGateway(),
      aServer('a', '10.0.1.10', { groups: ['sg-open'], publicIp: '203.0.113.10' }),
    )
    const trace = traceOf(topology, '198.51.100.7', 'i-a')
    expect(trace).toMatchObject({ verdict: 'deny', requestDelivered: true })
    expect(blame(trace)).toEqual([
      'network-interface onprem-1 response ingress DELIVERED_ELSEWHERE',
    ])
  })

  it('to the office is the same way back', () => {
    const trace = traceOf(office(), 'i-a', OFFICE, { srcPort: 40000, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.1.10:40000 > 192.168.1.10:443',
      'networkAcl acl-default egress 10.0.1.10:40000 > 192.168.1.10:443',
      'routeTable rtb-1 10.0.1.10:40000 > 192.168.1.10:443',
      'virtualPrivateGateway vgw-1 egress 10.0.1.10:40000 > 192.168.1.10:443',
      'vpnConnection vpn-1 egress 10.0.1.10:40000 > 192.168.1.10:443',
      'vpnConnection vpn-1 ingress 192.168.1.10:443 > 10.0.1.10:40000',
      'virtualPrivateGateway vgw-1 ingress 192.168.1.10:443 > 10.0.1.10:40000',
      'networkAcl acl-default ingress 192.168.1.10:443 > 10.0.1.10:40000',
      'securityGroup sg-open ingress 192.168.1.10:443 > 10.0.1.10:40000',
    ])
    expect(trace.verdict).toBe('allow')
    expect(sentenceOf(office(), trace)).toMatch(/^a reaches onprem-host-1 on TCP 443\./)
  })

  it('uses the wide ephemeral range, and goes untracked as the rules say (NACL-22, CT-10)', () => {
    const trace = traceOf(office(), OFFICE, 'i-a')
    expect(trace.choices[0]?.ports).toEqual([{ from: 1024, to: 65535 }])
    expect(trace.state.tracking[0]?.tracked).toBe(false)
  })
})

describe('a virtual private gateway', () => {
  it('lets in only what is for an interface of its VPC (VGW-03)', () => {
    const refused =
      'virtual-private-gateway vgw-1 request ingress VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'
    const quiet = changed(office(), aServer('b', '10.0.1.99'))
    expect(traceOf(quiet, OFFICE, '10.0.1.99').requestDelivered).toBe(false)
    const from = { srcPort: 40000, port: 443, toAddress: ip('10.0.1.77') }
    expect(blame(traceOf(office(), OFFICE, 'i-a', from))).toEqual([refused])
  })

  it('sends only what comes from an interface of its VPC (VGW-03, PCX-06)', () => {
    // vpc-2 reaches the gateway through an appliance that keeps the address.
    const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
    const relay = aServer('relay', '10.0.2.4', {
      subnetId: 'subnet-relay',
      groups: ['sg-open'],
      eni: { sourceDestCheck: false, prefixes: [] },
    })
    const topology = office(
      far,
      relay,
      aSubnet({ id: 'subnet-relay', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-1') }),
      aSubnet({ id: 'subnet-t1', cidrBlock: cidr('10.0.9.0/28'), routeTableId: asId('rtb-t1') }),
      aRouteTableOf({
        id: 'rtb-t1',
        routes: [aRoute('192.168.0.0/16', 'networkInterface', 'eni-relay')],
      }),
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      aRouteTableOf({
        id: 'rtb-main-2',
        vpcId: asId('vpc-2'),
        main: true,
        routes: [aRoute('192.168.0.0/16', 'transitGateway', 'tgw-1')],
      }),
      aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-open'] }),
      aResource('transitGateway'),
      anAttachment(1),
      anAttachment(2, { subnetIds: [asId('subnet-2')] }),
      aTransitTable(['tgw-attach-1', 'tgw-attach-2'], {
        routes: [
          {
            destination: { kind: 'cidr', cidr: cidr('192.168.0.0/16') },
            origin: 'static',
            attachmentIds: [asId('tgw-attach-1')],
          },
        ],
      }),
    )
    expect(blame(traceOf(topology, 'i-b', OFFICE))[0]).toBe(
      'virtual-private-gateway vgw-1 request egress VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS',
    )
  })

  it('must be attached to the VPC whose route names it', () => {
    const detached = aResource('virtualPrivateGateway', { vpcId: asId('vpc-9') })
    const trace = traceOf(changed(office(toVgw('192.168.0.0/16')), detached), 'i-a', OFFICE)
    expect(blame(trace)[0]).toBe(
      'virtual-private-gateway vgw-1 request egress BAD_STATE_ATTACHMENT',
    )
  })

  it('forwards only prefixes that it knows, whatever the subnet’s table says (VGW-02)', () => {
    const wide = office(toVgw('192.0.0.0/8'))
    expect(traceOf(wide, 'i-a', OFFICE).verdict).toBe('allow')
    expect(blame(traceOf(wide, 'i-a', '192.0.2.7'))[0]).toBe(
      'virtual-private-gateway vgw-1 request egress NO_ROUTE_TO_DESTINATION',
    )
  })

  it('refuses a sender who claims an address of the VPC (IGW-09)', () => {
    const overlapping = aResource('onPremisesNetwork', {
      cidrBlocks: [cidr('192.168.0.0/16'), cidr('10.0.7.0/24')],
    })
    expect(blame(traceOf(changed(office(), overlapping), '10.0.7.7', 'i-a'))[0]).toMatch(
      /GATEWAY_REJECTS_SPOOFED_TRAFFIC$/,
    )
  })

  it('leaves the answer open where nobody told what lies behind it', () => {
    const stub = aResource('virtualPrivateGateway', { stub: true })
    const alone = topologyOf(
      anOpenAcl(1, 'acl-default'),
      aSubnet({ routeTableId: asId('rtb-1') }),
      toVgw('192.168.0.0/16', 'propagated'),
      aServer('a', '10.0.1.10'),
    )
    for (const topology of [
      changed(alone, stub),
      // AWS listed the prefix as learned, but nothing that it could be learned from.
      changed(alone, aResource('virtualPrivateGateway')),
    ]) {
      expect(traceOf(topology, 'i-a', OFFICE)).toMatchObject({ verdict: 'deny', certain: false })
    }
    expect(traceOf(changed(alone, stub), OFFICE, 'i-a').certain).toBe(false)
  })

  it('without any line knows no prefix (VGW-02)', () => {
    const { 'vpn-1': _gone, ...none } = office().vpnConnection
    const topology = { ...office(toVgw('192.168.0.0/16')), vpnConnection: none }
    const trace = traceOf(topology, 'i-a', OFFICE)
    expect(trace.certain).toBe(true)
    expect(blame(trace)[0]).toBe(
      'virtual-private-gateway vgw-1 request egress NO_ROUTE_TO_DESTINATION',
    )
  })

  it('steers what comes in by its own table (VGW-07, MB-01)', () => {
    const fw = aServer('fw', '10.0.4.4', {
      subnetId: 'subnet-fw',
      groups: ['sg-open'],
      eni: { sourceDestCheck: false },
    })
    const steered = (state: 'running' | 'stopped') =>
      changed(
        office(),
        aResource('virtualPrivateGateway', { edgeRouteTableId: asId('rtb-edge') }),
        aRouteTableOf({
          id: 'rtb-edge',
          routes: [aRoute('10.0.1.0/24', 'networkInterface', 'eni-fw')],
        }),
        aSubnet({ id: 'subnet-fw', cidrBlock: cidr('10.0.4.0/24') }),
        fw,
        aServer('fw', '10.0.4.4', {
          subnetId: 'subnet-fw',
          groups: ['sg-open'],
          instance: { state },
          eni: { sourceDestCheck: false },
        }),
      )
    const trace = traceOf(steered('running'), OFFICE, 'i-a', { protocol: 'udp', port: 53 })
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.some(({ at, leg }) => at === 'eni-fw' && leg === 'request')).toBe(true)
    expect(blame(traceOf(steered('stopped'), OFFICE, 'i-a'))[0]).toBe(
      'instance i-fw request ingress INSTANCE_NOT_RUNNING',
    )
  })

  it('whose own table leads to what is gone drops (RT-26)', () => {
    const edge = changed(
      office(),
      aResource('virtualPrivateGateway', { edgeRouteTableId: asId('rtb-edge') }),
      aRouteTableOf({
        id: 'rtb-edge',
        routes: [aRoute('10.0.1.0/24', 'networkInterface', 'eni-gone')],
      }),
    )
    expect(blame(traceOf(edge, OFFICE, 'i-a'))[0]).toBe(
      'route-table rtb-edge request ingress BAD_STATE_ROUTE',
    )
  })
})

describe('what on premises cannot use through a virtual private gateway (VGW-06, NAT-08, GWE-09)', () => {
  const shop = office(
    anInternetGateway(),
    aNatGateway('10.0.1.5', '203.0.113.5'),
    aGatewayEndpoint(),
    aPrefixList('52.216.0.0/15'),
    aServer('web', '10.0.1.30', { groups: ['sg-open'], publicIp: '203.0.113.30' }),
  )

  it.each([
    ['the internet gateway', '203.0.113.30'],
    ['the NAT gateway', '203.0.113.5'],
  ])('%s', (_what, address) => {
    expect(blame(traceOf(shop, OFFICE, address))[0]).toBe(
      'virtual-private-gateway vgw-1 request ingress VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
    )
  })

  it('a NAT gateway’s own address is reached, and refuses', () => {
    expect(blame(traceOf(shop, OFFICE, '10.0.1.5'))[0]).toBe(
      'nat-gateway nat-1 request ingress NAT_UNSOLICITED_INBOUND',
    )
  })

  it('but what is behind a NAT gateway reaches the office, by the gateway’s private address (NAT-05)', () => {
    const behind = changed(
      shop,
      aServer('app', '10.0.2.20', { subnetId: 'subnet-app', groups: ['sg-open'] }),
      aSubnet({ id: 'subnet-app', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-app') }),
      aRouteTableOf({ id: 'rtb-app', routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')] }),
    )
    const trace = traceOf(behind, 'i-app', OFFICE)
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.find(({ checkpoint }) => checkpoint === 'vpnConnection')?.packet.src).toBe(
      '10.0.1.5',
    )
  })
})
