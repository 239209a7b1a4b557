import { describe, expect, it } from 'vitest'
import { removeResources } from '@/model/edits/remove'
import { asId } from '@/model/ids'
import { ANY_IPV4, ip } from '@/model/ip'
import type { Resource, Topology } from '@/model/topology'
import { anInternetGateway, aRoute, aRouteTableOf } from '@/testing/builders'
import { balanced, NLB } from '@/testing/balancedShop'
import { anInspectionEndpoint, inspectedShop, THROUGH_ENDPOINT } from '@/testing/inspection'
import { aResource } from '@/testing/moreBuilders'
import { aRun, drops, happenings, lay, outcomes, playFor, traffic } from '@/testing/runs'
import { HOME, shop } from '@/testing/shop'
import {
  advance,
  editNetwork,
  flightsOf,
  startTraffic,
  topologyOf,
  type Simulation,
} from './simulation'
import { aTalk } from '@/model/trafficSource'

/** What happens to packets at gateways: taken away under them, seen by half, idle or without a port. */

/** Goes on until a packet stands before a checkpoint of this kind. */
function until(run: Simulation, checkpoint: string): void {
  const isThere = (): boolean =>
    flightsOf(run).some(({ walker: { place } }) => {
      return typeof place === 'object' && place.checkpoint === checkpoint
    })
  while (!isThere()) if (!advance(run)) throw new Error(`no packet came to a ${checkpoint}`)
}

describe('a packet on its way', () => {
  const run = () => aRun(shop(), traffic('i-app', HOME))

  it('stands where it stood, whatever network it finds itself in', () => {
    const simulation = run()
    const seen = new Set<string>()
    for (;;) {
      const topology = topologyOf(simulation)
      for (const { walker } of flightsOf(simulation)) {
        if (typeof walker.place === 'object') seen.add(walker.place.checkpoint)
      }
      // The same network, compiled anew: nothing of the one before is left.
      editNetwork(simulation, { ...topology }, 'nothing')
      if (!advance(simulation)) break
    }
    expect(happenings(simulation, 'vanished')).toEqual([])
    expect(outcomes(simulation)).toEqual(['closed'])
    expect(seen).toEqual(
      new Set([
        'instance',
        'networkInterface',
        'securityGroup',
        'networkAcl',
        'routeTable',
        'natGateway',
        'internetGateway',
        'internetHost',
      ]),
    )
  })

  it('vanishes with the gateway that it stands at; what is sent again meets a blackhole (RT-26)', () => {
    const simulation = run()
    until(simulation, 'natGateway')
    const without = removeResources(topologyOf(simulation), ['nat-1'])
    editNetwork(simulation, without, 'Delete nat-1')
    expect(happenings(simulation, 'vanished')).toMatchObject([
      { segment: 'SYN', sentence: 'What the packet stood at is gone.' },
    ])
    playFor(simulation, 100)
    expect(outcomes(simulation)).toEqual(['timedOut'])
    expect(drops(simulation)).toEqual(['SYN route-table rtb-prv BAD_STATE_ROUTE'])
  })

  it('goes by the routes that its next router has when it comes there (RT-01)', () => {
    const simulation = run()
    until(simulation, 'networkAcl')
    lay(simulation, aRouteTableOf({ id: 'rtb-prv' }))
    playFor(simulation, 0.5)
    expect(drops(simulation)).toEqual(['SYN route-table rtb-prv NO_ROUTE_TO_DESTINATION'])
    expect(happenings(simulation, 'vanished')).toEqual([])
  })
})

describe('a firewall between clients and their NAT gateway', () => {
  /** The public subnet's routes: answers to clients go through the firewall, or straight to them. */
  const publicRoutes = (...back: readonly ReturnType<typeof aRoute>[]) =>
    aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1'), ...back],
    })
  const throughFirewall = publicRoutes(aRoute('10.0.2.0/24', ...THROUGH_ENDPOINT))
  const pastFirewall = publicRoutes()
  const session = traffic('i-app', HOME, aTalk('request', { exchanges: 20, pauseSeconds: 1 }))
  const running = (routes: Resource) =>
    aRun(
      inspectedShop(
        THROUGH_ENDPOINT,
        anInspectionEndpoint({ networkFirewallId: asId('fw-1') }),
        aResource('firewallPolicy', {}),
        anInternetGateway(),
        aRouteTableOf({ id: 'rtb-prv', routes: [aRoute(ANY_IPV4, ...THROUGH_ENDPOINT)] }),
        aRouteTableOf({ id: 'rtb-fw', routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')] }),
        routes,
      ),
      session,
    )

  it('NFW-06: drops what follows an opening whose answer went past it', () => {
    const simulation = running(pastFirewall)
    playFor(simulation, 100)
    expect(outcomes(simulation)).toEqual(['timedOut'])
    expect(drops(simulation)).toEqual([
      'ACK network-firewall fw-1 RESPONSE_NOT_INSPECTED',
      'data network-firewall fw-1 RESPONSE_NOT_INSPECTED',
    ])
  })

  it('NFW-06: lets the same session pass where answers go through it', () => {
    const simulation = running(throughFirewall)
    playFor(simulation, 100)
    expect(outcomes(simulation)).toEqual(['closed'])
    expect(drops(simulation)).toEqual([])
  })

  it('NFW-06: refuses new sessions from the moment that the way back is changed', () => {
    const simulation = running(throughFirewall)
    playFor(simulation, 3)
    lay(simulation, pastFirewall)
    startTraffic(simulation, { ...session, id: 'next' })
    playFor(simulation, 100)
    expect(outcomes(simulation).at(-1)).toBe('timedOut')
  })
})

describe('a regional NAT gateway', () => {
  const regional = (): Topology => {
    const topology = shop({
      kind: 'natGateway',
      id: asId('nat-1'),
      name: 'nat-1',
      vpcId: asId('vpc-1'),
      connectivityType: 'public',
      state: 'available',
      networkInterfaceIds: [],
      regional: { addresses: [{ availabilityZone: 'us-east-1a', publicIp: ip('203.0.113.5') }] },
    })
    const { 'eni-nat': _zonal, ...networkInterface } = topology.networkInterface
    return { ...topology, networkInterface }
  }
  const pausing = (seconds: number) => aTalk('request', { exchanges: 2, pauseSeconds: seconds })

  it('NAT-15, NAT-22: resets what goes on after 350 s of silence', () => {
    const simulation = aRun(regional(), traffic('i-app', HOME, pausing(351)))
    playFor(simulation, 400)
    expect(outcomes(simulation)).toEqual(['reset'])
    expect(drops(simulation)).toEqual(['data nat-gateway nat-1 NO_CONNECTION_STATE'])
    const patient = aRun(regional(), traffic('i-app', HOME, pausing(349)))
    playFor(patient, 800)
    expect(outcomes(patient)).toEqual(['closed'])
  })
})

describe('a network load balancer that does not keep client addresses', () => {
  const run = (preserveClientIp: boolean) => {
    const network = balanced({ ...NLB, crossZone: true }, ['i-a'], [], { preserveClientIp })
    const burst = { pace: { kind: 'burst', count: 3 } } as const
    const settings = { portsPerDestination: 2 }
    const simulation = aRun(network, traffic('host-1', 'lb', aTalk('request'), burst), { settings })
    playFor(simulation, 0.9)
    return simulation
  }

  it('NLB-16: runs out of ports for one target', () => {
    const simulation = run(false)
    expect(drops(simulation)).toEqual(['SYN quota lb NLB_PORTS_EXHAUSTED'])
    playFor(simulation, 20)
    expect(outcomes(simulation)).toEqual(['closed', 'closed', 'closed'])
  })

  it('NLB-02: has no such end where it keeps them', () => {
    expect(drops(run(true))).toEqual([])
  })
})
