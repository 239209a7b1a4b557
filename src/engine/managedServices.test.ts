import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import type { ManagedService } from '@/model/resources/managedService'
import type { Resource } from '@/model/topology'
import { anInterface, aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { seen } from '@/testing/seen'
import { HOME, shop } from '@/testing/shop'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'
import { compile } from './compile/network'
import { DEFAULT_OPTIONS } from './options'
import { traceProbe } from './traceProbe'

const tcp = (port: number) => ({ protocol: 'tcp', ports: { from: port, to: port } }) as const

/** A service of AWS with one interface, `eni-svc`, in the private subnet unless told. */
function aService(
  service: ManagedService['service'],
  about: Partial<Omit<ManagedService, 'kind' | 'service'>> = {},
  eni: Parameters<typeof anInterface>[0] = {},
): readonly Resource[] {
  return [
    aSecurityGroup({ id: 'sg-svc', ingress: [aRule()] }),
    anInterface({
      id: 'eni-svc',
      subnetId: asId('subnet-prv'),
      interfaceType: 'interface',
      managedBy: service,
      privateAddresses: [{ address: ip('10.0.2.70') }],
      securityGroupIds: [asId('sg-svc')],
      ...eni,
    }),
    aResource('managedService', {
      id: 'svc',
      service,
      networkInterfaceIds: [asId('eni-svc')],
      ...about,
    }),
  ]
}

describe('a function', () => {
  const network = shop(...aService('lambda', {}, { interfaceType: 'lambda' }))

  it('MNG-01, MNG-04: sends by its groups and subnet, from any port of the wide range, always tracked', () => {
    const trace = traceOf(network, 'eni-svc', 'i-app')
    expect(trace.verdict).toBe('allow')
    expect(trace.request.srcPort).toEqual({ ports: [{ from: 1024, to: 65535 }], choice: 'svc' })
    expect(trace.state.tracking.every(({ tracked }) => tracked)).toBe(true)
    const closed = shop(
      ...aService('lambda', {}, { interfaceType: 'lambda' }),
      aSecurityGroup({ id: 'sg-svc', egress: [] }),
    )
    expect(blame(traceOf(closed, 'eni-svc', 'i-app'))[0]).toContain('security-group sg-svc')
  })

  it('MNG-02, TRAP-42: has no public address, so it needs a NAT gateway even in a public subnet', () => {
    expect(traceOf(network, 'eni-svc', HOME).verdict).toBe('allow')
    const publicSubnet = shop(
      ...aService(
        'lambda',
        {},
        {
          interfaceType: 'lambda',
          subnetId: asId('subnet-pub'),
          privateAddresses: [{ address: ip('10.0.1.70') }],
        },
      ),
    )
    expect(blame(traceOf(publicSubnet, 'eni-svc', HOME))[0]).toBe(
      'internet-gateway eni-svc request egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    )
  })

  it('MNG-03: takes no connection, whatever its groups allow, unless told otherwise', () => {
    const trace = traceOf(network, 'i-app', 'eni-svc')
    expect(blame(trace)).toEqual([
      'network-interface eni-svc request ingress NO_POSSIBLE_DESTINATION',
    ])
    expect(trace.requestDelivered).toBe(false)
    const open = compile(network, { ...DEFAULT_OPTIONS, functionsRefuse: false })
    const probe = { from: { instance: 'i-app' }, to: { eni: 'eni-svc' } } as const
    const told = traceProbe(open, { id: 'p', ...probe, protocol: 'tcp', port: 443 })
    expect(expectOk(told).verdict).toBe('allow')
  })
})

describe('a database or a file system', () => {
  const postgres = { name: 'PostgreSQL', protocol: 'tcp', ports: { from: 5432, to: 5432 } } as const

  it('MNG-05: listens on its own port, and nothing else does', () => {
    const network = shop(...aService('rds', { services: [postgres] }))
    expect(traceOf(network, 'i-web', 'eni-svc', { port: 5432 }).verdict).toBe('allow')
    const trace = traceOf(network, 'i-web', 'eni-svc', { port: 22 })
    expect(blame(trace)).toEqual(['instance svc request ingress NOTHING_LISTENS'])
    expect(trace.requestDelivered).toBe(true)
    expect(blame(traceOf(network, 'i-web', 'eni-svc', { protocol: 'icmp' }))).toEqual([
      'instance svc request ingress NOTHING_LISTENS',
    ])
  })

  it('MNG-05: has groups like any interface', () => {
    const network = shop(
      ...aService('efs'),
      aSecurityGroup({ id: 'sg-svc', ingress: [aRule(tcp(2049), 'sg-open')] }),
    )
    expect(traceOf(network, 'i-web', 'eni-svc', { port: 2049 }).verdict).toBe('allow')
    expect(traceOf(network, 'i-web', 'eni-svc', { port: 2050 }).verdict).toBe('deny')
  })

  it('MNG-06: is public by a public address in a public subnet; inside, its private one is meant', () => {
    const network = shop(
      ...aService(
        'rds',
        { services: [postgres] },
        {
          subnetId: asId('subnet-pub'),
          privateAddresses: [{ address: ip('10.0.1.70'), publicIp: ip('203.0.113.70') }],
        },
      ),
    )
    expect(traceOf(network, HOME, 'eni-svc', { port: 5432 }).request.dst).toBe('203.0.113.70')
    expect(traceOf(network, HOME, 'eni-svc', { port: 5432 }).verdict).toBe('allow')
    expect(traceOf(network, 'i-app', 'eni-svc', { port: 5432 }).request.dst).toBe('10.0.1.70')
  })

  it('does not answer while it is not available', () => {
    const network = shop(...aService('rds', { available: false }))
    expect(blame(traceOf(network, 'i-web', 'eni-svc'))[0]).toContain('BAD_STATE')
  })
})

describe('an EC2 Instance Connect Endpoint', () => {
  const endpoint = (preserveClientIp: boolean, ingress: readonly ReturnType<typeof aRule>[]) =>
    shop(
      ...aService('instanceConnectEndpoint', { preserveClientIp }),
      aSecurityGroup({ id: 'sg-svc', ingress: [], egress: [aRule(tcp(22))] }),
      aSecurityGroup({ id: 'sg-t', ingress }),
      aServer('t', '10.0.1.90', { subnetId: 'subnet-pub', groups: ['sg-t'] }),
    )

  it('MNG-07: opens TCP by its outbound rules alone, from its own address', () => {
    const network = endpoint(false, [aRule(tcp(22), '10.0.2.70/32')])
    const trace = traceOf(network, 'eni-svc', 'i-t', { port: 22 })
    expect(trace.verdict).toBe('allow')
    expect(blame(traceOf(network, 'eni-svc', 'i-t', { port: 3389 }))[0]).toContain(
      'security-group sg-svc request egress',
    )
    expect(blame(traceOf(network, 'eni-svc', 'i-t', { protocol: 'udp', port: 22 }))[0]).toBe(
      'vpc-endpoint svc request egress PROTOCOL_RESTRICTION',
    )
    expect(traceOf(network, 'i-web', 'eni-svc', { port: 22 }).verdict).toBe('deny')
  })

  it.each([true, false])(
    'MNG-08: a target that names its group is reached, with preservation %s',
    (on) => {
      const network = endpoint(on, [aRule(tcp(22), 'sg-svc')])
      expect(traceOf(network, 'eni-svc', 'i-t', { port: 22 }).verdict).toBe('allow')
    },
  )

  it('MNG-07: with preservation a rule for its own address does not hold its client', () => {
    const network = endpoint(true, [aRule(tcp(22), '10.0.2.70/32')])
    const trace = traceOf(network, 'eni-svc', 'i-t', { port: 22 })
    expect([trace.verdict, trace.certain]).toEqual(['deny', false])
    expect(sentenceOf(network, trace)).toContain('the address of the client behind the endpoint')
    const anybody = endpoint(true, [aRule(tcp(22), ANY_IPV4)])
    expect(traceOf(anybody, 'eni-svc', 'i-t', { port: 22 }).verdict).toBe('allow')
  })

  it('MNG-07: with preservation the answer comes back to it past the target’s routes', () => {
    const network = endpoint(true, [aRule(tcp(22), 'sg-svc')])
    const { steps } = traceOf(network, 'eni-svc', 'i-t', { port: 22, srcPort: 40000 })
    expect(seen(steps.filter(({ leg }) => leg === 'response'))).toEqual([
      'securityGroup sg-t egress 10.0.1.90:22 > 0.0.0.0:40000',
      'networkAcl acl-default egress 10.0.1.90:22 > 0.0.0.0:40000',
      'networkAcl acl-default ingress 10.0.1.90:22 > 0.0.0.0:40000',
      'securityGroup sg-svc ingress 10.0.1.90:22 > 0.0.0.0:40000',
    ])
  })
})
