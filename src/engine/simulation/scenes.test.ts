import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr } from '@/model/ip'
import { withResources } from '@/model/topology'
import { icmp, tcp, udp } from '@/model/traffic'
import {
  anAclEntry,
  anInternetHost,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  topologyOf as network,
} from '@/testing/builders'
import { aRun, drops, happenings, lay, outcomes, playFor, traffic } from '@/testing/runs'
import { HOME, OPEN_ACL, shop } from '@/testing/shop'
import { advance } from './simulation'
import { aTalk, type Talk } from '@/model/trafficSource'

/** What happens to connections that run while rules, routes and addresses change under them. */
const SSH = aTalk('ssh', { exchanges: 30 })

function webGroup(ingress: readonly ReturnType<typeof aRule>[]) {
  return aSecurityGroup({ id: 'sg-web', ingress, egress: [aRule()] })
}
const fromHome = webGroup([aRule(tcp(22), `${HOME}/32`)])
const fromAnywhere = webGroup([aRule(tcp(22), ANY_IPV4)])
const closed = webGroup([])
const WEB = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})

/** Somebody at home talks to the box for three seconds before anything changes. */
function atHome(group: ReturnType<typeof webGroup>, talk: Talk = SSH) {
  const run = aRun(shop(group, WEB), traffic('host-1', 'i-box', talk))
  playFor(run, 3)
  return run
}

describe('a rule that is removed while an SSH session is open', () => {
  it('CT-13: leaves the session alone when it is tracked, and refuses new ones', () => {
    const run = atHome(fromHome)
    lay(run, closed)
    playFor(run, 100)
    expect(outcomes(run)).toEqual(['closed'])
    const next = aRun(shop(closed, WEB), traffic('host-1', 'i-box', SSH))
    playFor(next, 100)
    expect(outcomes(next)).toEqual(['timedOut'])
  })

  it('CT-12: cuts the session at once when it is untracked', () => {
    const run = atHome(fromAnywhere)
    lay(run, closed)
    playFor(run, 100)
    expect(outcomes(run)).toEqual(['timedOut'])
    expect(drops(run)).toEqual(['data security-group sg-web SG_HAS_NO_RULES'])
  })

  it('CT-12, CT-20: cuts an untracked session also when it is only narrowed', () => {
    const run = atHome(fromAnywhere)
    lay(run, fromHome)
    playFor(run, 100)
    expect(drops(run)).toEqual(['data security-group sg-web NO_CONNECTION_STATE'])
  })
})

describe('an entry that is added to a network ACL', () => {
  const denying = aNetworkAclOf({
    ...OPEN_ACL,
    entries: [...OPEN_ACL.entries, anAclEntry({ ruleNumber: 50, action: 'deny' })],
  })

  it('CT-14: cuts a tracked session at once', () => {
    const run = atHome(fromHome)
    lay(run, denying)
    playFor(run, 100)
    expect(outcomes(run)).toEqual(['timedOut'])
    expect(drops(run)).toEqual(['data network-acl acl-default SUBNET_ACL_RESTRICTION'])
  })

  it('NACL-02: in the middle of a handshake stops the next packet', () => {
    const run = aRun(shop(fromHome, WEB), traffic('host-1', 'i-box', SSH))
    while (happenings(run, 'arrived').length === 0) advance(run)
    expect(happenings(run, 'arrived').map(({ segment }) => segment)).toEqual(['SYN'])
    const entry = anAclEntry({ direction: 'egress', ruleNumber: 50, action: 'deny' })
    lay(run, aNetworkAclOf({ ...OPEN_ACL, entries: [...OPEN_ACL.entries, entry] }))
    playFor(run, 0.5)
    expect(drops(run)).toEqual(['SYN-ACK network-acl acl-default SUBNET_ACL_RESTRICTION'])
    lay(run, OPEN_ACL)
    playFor(run, 100)
    expect(outcomes(run)).toEqual(['closed'])
  })
})

describe('what the opener experiences', () => {
  const listening = (port: number) =>
    aServer('box', '10.0.1.30', {
      subnetId: 'subnet-pub',
      groups: ['sg-open'],
      publicIp: '203.0.113.30',
      instance: { services: [{ name: 'web', protocol: 'tcp', ports: { from: port, to: port } }] },
    })

  it('is a refusal where the packet arrives and nothing listens, and silence where it is dropped', () => {
    const run = aRun(shop(listening(80)), traffic('host-1', 'i-box'))
    playFor(run, 1)
    expect(outcomes(run)).toEqual(['refused'])
    const silent = aRun(shop(closed, WEB), traffic('host-1', 'i-box'))
    playFor(silent, 30.9)
    expect(outcomes(silent)).toEqual([undefined])
    expect(happenings(silent, 'sent').map(({ time }) => time / 1e6)).toEqual([0, 1, 3, 7, 15])
    playFor(silent, 0.2)
    expect(outcomes(silent)).toEqual(['timedOut'])
  })

  it('CT-19: is a refusal by UDP as well, by the error that comes back', () => {
    const run = aRun(shop(listening(80)), traffic('i-app', 'i-box', aTalk('lookup')))
    playFor(run, 1)
    expect(outcomes(run)).toEqual(['refused'])
    expect(happenings(run, 'sent').map(({ segment }) => segment)).toEqual([
      'datagram',
      'port-unreachable',
    ])
  })

  it('is a time-out when the other end is stopped, and goes on where it is started in time', () => {
    const run = atHome(fromHome)
    const [instance] = WEB
    lay(run, { ...instance, state: 'stopped' })
    playFor(run, 2)
    expect(drops(run)).toEqual(['data instance i-box INSTANCE_NOT_RUNNING'])
    lay(run, instance)
    playFor(run, 100)
    expect(outcomes(run)).toEqual(['closed'])
  })

  it('NACL-25: counts echoes without an answer', () => {
    const egress = anAclEntry({ direction: 'egress', ruleNumber: 50, action: 'deny' })
    const deaf = aNetworkAclOf({
      ...OPEN_ACL,
      entries: [...OPEN_ACL.entries, { ...egress, traffic: icmp(0) }],
    })
    const run = aRun(shop(deaf), traffic('host-1', 'i-web', aTalk('ping', { exchanges: 2 })))
    playFor(run, 20)
    expect(outcomes(run)).toEqual(['noAnswer'])
    expect(happenings(run, 'unanswered')).toHaveLength(2)
  })
})

describe('what is idle is forgotten', () => {
  const pausing = (seconds: number, protocol: 'tcp' | 'udp' = 'tcp') =>
    aTalk('request', { protocol, port: 443, exchanges: 2, pauseSeconds: seconds })

  it('NAT-15: after 350 s a NAT gateway resets the connection that goes on', () => {
    const run = aRun(shop(), traffic('i-app', HOME, pausing(351)))
    playFor(run, 400)
    expect(outcomes(run)).toEqual(['reset'])
    expect(drops(run)).toEqual(['data nat-gateway nat-1 NO_CONNECTION_STATE'])
    const patient = aRun(shop(), traffic('i-app', HOME, pausing(349)))
    playFor(patient, 800)
    expect(outcomes(patient)).toEqual(['closed'])
  })

  it('CT-15: UDP 30 s after one exchange, 180 s after the second', () => {
    const group = aSecurityGroup({ id: 'sg-web', ingress: [aRule(udp(443), `${HOME}/32`)] })
    const forgotten = (exchanges: number) => {
      const talk = aTalk('lookup', { port: 443, exchanges, pauseSeconds: 1 })
      const run = aRun(shop(group, WEB), traffic('host-1', 'i-box', talk))
      playFor(run, 300)
      const seen = happenings(run, 'step').findLast(({ step }) => step.tracking)
      const gone = happenings(run, 'forgotten').find(({ table }) => table === 'tracking')
      return ((gone?.time ?? 0) - (seen?.time ?? 0)) / 1e6
    }
    expect(forgotten(1)).toBe(30)
    expect(forgotten(2)).toBe(180)
  })

  it('CT-20: a group that has forgotten a TCP connection drops what follows', () => {
    const tracked = { tcpEstablished: 60 }
    const own = aServer('box', '10.0.1.30', {
      subnetId: 'subnet-pub',
      groups: ['sg-web'],
      publicIp: '203.0.113.30',
      eni: { connectionTracking: tracked },
    })
    const group = webGroup([aRule(tcp(443), `${HOME}/32`)])
    const run = aRun(shop(group, own), traffic('host-1', 'i-box', pausing(61)))
    playFor(run, 200)
    expect(outcomes(run)).toEqual(['timedOut'])
    expect(drops(run)).toEqual(['data security-group sg-web NO_CONNECTION_STATE'])
  })
})

describe('an address', () => {
  it('CT-20: that a host at home gets anew is a stranger to its own session', () => {
    const run = atHome(fromHome)
    lay(run, anInternetHost('198.51.100.99'))
    playFor(run, 100)
    expect(outcomes(run)).toEqual(['timedOut'])
    expect(drops(run)).toEqual(['data security-group sg-web ENI_SG_RULES_MISMATCH'])
  })

  it('opens new connections under the new one', () => {
    const steady = { pace: { kind: 'steady', perSecond: 1, forSeconds: 4 } } as const
    const run = aRun(shop(), traffic('host-1', 'i-web', aTalk('request'), steady))
    playFor(run, 1.5)
    lay(run, anInternetHost('198.51.100.99'))
    playFor(run, 5)
    expect(happenings(run, 'opened').map(({ flow }) => flow.split(/[ :]/)[1])).toEqual([
      HOME,
      HOME,
      '198.51.100.99',
      '198.51.100.99',
    ])
    expect(new Set(outcomes(run))).toEqual(new Set(['closed']))
  })
})

describe('ports that are drawn', () => {
  it('NACL-22: are the opener’s own, and no two open connections have one', () => {
    const burst = { pace: { kind: 'burst', count: 60 } } as const
    const run = aRun(shop(), traffic('i-app', 'i-web', aTalk('request'), burst))
    playFor(run, 5)
    const ports = happenings(run, 'drew').map(({ port }) => port)
    expect(new Set(ports).size).toBe(60)
    expect(ports.every((port) => port >= 32768 && port <= 60999)).toBe(true)
  })

  it('NAT-16: run out at a NAT gateway for one destination, and not for another', () => {
    const burst = { pace: { kind: 'burst', count: 3 } } as const
    const settings = { portsPerDestination: 2 }
    const both = [
      traffic('i-app', HOME, aTalk('request'), { ...burst, id: 'one' }),
      traffic('i-app', '198.51.100.8', aTalk('request'), { id: 'other' }),
    ]
    const run = aRun(shop(), both, { settings })
    playFor(run, 0.5)
    expect(drops(run)).toEqual(['SYN quota nat-1 NAT_PORTS_EXHAUSTED'])
    playFor(run, 10)
    expect(outcomes(run)).toEqual(['closed', 'closed', 'closed', 'closed'])
  })

  it('NAT-06: are freed by what has closed', () => {
    const steady = { pace: { kind: 'steady', perSecond: 1, forSeconds: 20 } } as const
    const settings = { portsPerDestination: 1 }
    const run = aRun(shop(), traffic('i-app', HOME, aTalk('request'), steady), { settings })
    playFor(run, 30)
    expect(new Set(outcomes(run))).toEqual(new Set(['closed']))
  })
})

describe('a scan of ports', () => {
  it('finds what is admitted, and silence elsewhere', () => {
    const group = webGroup([aRule(tcp(22), ANY_IPV4)])
    const pace = { kind: 'scan', perSecond: 100, ports: { from: 20, to: 24 } } as const
    const run = aRun(shop(group, WEB), traffic('host-1', 'i-box', aTalk('request'), { pace }))
    playFor(run, 60)
    expect(outcomes(run)).toEqual(['timedOut', 'timedOut', 'closed', 'timedOut', 'timedOut'])
  })
})

describe('a traceroute', () => {
  /** Between the two ends a guest forwards what the routes of both subnets send it. */
  const past = (...more: readonly ReturnType<typeof aRouteTableOf>[]) =>
    network(
      aSubnet({ id: 'subnet-1', routeTableId: asId('rtb-1') }),
      aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-2') }),
      aSubnet({ id: 'subnet-3', cidrBlock: cidr('10.0.3.0/24') }),
      aSecurityGroup({ id: 'sg-default', ingress: [aRule()] }),
      aServer('a', '10.0.1.10'),
      aServer('b', '10.0.2.20', { subnetId: 'subnet-2' }),
      aServer('fw', '10.0.3.99', { subnetId: 'subnet-3', eni: { sourceDestCheck: false } }),
      ...more,
    )
  const hopsOf = (topology: ReturnType<typeof past>) => {
    const run = aRun(topology, traffic('i-a', 'i-b', aTalk('traceroute')))
    playFor(run, 60)
    expect(outcomes(run)).toEqual(['answered'])
    return happenings(run, 'hop').map(({ ttl, by }) => `${String(ttl)} ${by ?? '*'}`)
  }

  it('shows no router of AWS, only the other end', () => {
    expect(hopsOf(past())).toEqual(['1 10.0.2.20'])
  })

  it('NACL-24: shows a guest that forwards, unless a list drops what it says', () => {
    const through = (id: string, to: string) =>
      aRouteTableOf({ id, routes: [aRoute(to, 'networkInterface', 'eni-fw')] })
    const tables = [through('rtb-1', '10.0.2.0/24'), through('rtb-2', '10.0.1.0/24')]
    expect(hopsOf(past(...tables))).toEqual(['1 10.0.3.99', '2 10.0.2.20'])
    const deaf = { traffic: icmp(11), action: 'deny', ruleNumber: 50 } as const
    const entries = [...OPEN_ACL.entries, anAclEntry(deaf)]
    const acl = aNetworkAclOf({ ...OPEN_ACL, entries })
    expect(hopsOf(withResources(past(...tables), acl))).toEqual(['1 *', '2 10.0.2.20'])
  })
})

describe('who belongs to a source', () => {
  it('is found when a connection is opened', () => {
    const group = { kind: 'group', id: 'sg-app' } as const
    const app = aSecurityGroup({ id: 'sg-app', egress: [aRule()] })
    const member = (name: string, address: string) =>
      aServer(name, address, { subnetId: 'subnet-prv', groups: ['sg-app'] })
    const steady = { pace: { kind: 'steady', perSecond: 10, forSeconds: 4 } } as const
    const talk = aTalk('request')
    const run = aRun(shop(app, member('one', '10.0.2.41')), traffic(group, 'i-web', talk, steady))
    playFor(run, 2)
    lay(run, member('two', '10.0.2.42'))
    playFor(run, 5)
    const openers = happenings(run, 'opened').map(({ from }) => from)
    expect(new Set(openers.slice(0, 20))).toEqual(new Set(['i-one']))
    expect(new Set(openers.slice(20))).toEqual(new Set(['i-one', 'i-two']))
  })

  it('is nobody where nobody belongs', () => {
    const group = { kind: 'group', id: asId('sg-none') } as const
    const run = aRun(shop(), traffic(group, 'i-web'))
    playFor(run, 1)
    expect(happenings(run, 'notOpened')).toHaveLength(1)
  })
})
