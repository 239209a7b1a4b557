import { familyOf } from '../ip'
import type { NetworkInterface } from '../resources/networkInterface'
import { findOf, resourcesOf, type Topology } from '../topology'
import type { ValidationContext } from './context'
import { issue, nameOf, type Issue } from './issue'

/** What one interface says of itself: public addresses and idle time-outs. */
export function interfaceIssues({ topology }: ValidationContext): readonly Issue[] {
  return resourcesOf(topology, 'networkInterface').flatMap((eni) => [
    ...publicAddressIssues(eni, topology),
    ...timeoutIssues(eni, topology),
  ])
}

/** A public address is IPv4; one that AWS gave by itself sits on the primary interface and goes on a stop. */
function publicAddressIssues(eni: NetworkInterface, topology: Topology): readonly Issue[] {
  const instance = findOf(topology, 'instance', eni.attachment?.instanceId)
  return eni.privateAddresses.flatMap(({ publicIp, elastic }, index) => {
    if (publicIp === undefined) return []
    const name = nameOf(topology, eni.id)
    if (familyOf(publicIp) === 6) {
      const message = `${name} has ${publicIp} for a public address, but only IPv4 is translated`
      return [issue('publicAddressFamily', [eni.id], message, 'Give it as an IPv6 address')]
    }
    if (elastic || !instance || eni.attachment === undefined) return []
    if (instance.state === 'stopped') {
      const message = `${name} has the public address ${publicIp} although its instance is stopped, which only an Elastic IP does`
      const mend = 'Say that it is an Elastic IP, or remove it'
      return [issue('publicAddressWhileStopped', [eni.id, instance.id], message, mend)]
    }
    if (eni.attachment.deviceIndex === 0 && index === 0) return []
    const message = `${name} has the public address ${publicIp}, but by itself AWS gives one only to the first address of the primary network interface`
    return [issue('publicAddressMisplaced', [eni.id], message, 'Say that it is an Elastic IP')]
  })
}

/** What AWS takes for each idle time-out, in seconds (CT-15). */
const TIMEOUTS = [
  { field: 'tcpEstablished', words: 'established TCP connections', from: 60, to: 432_000 },
  { field: 'udp', words: 'single UDP exchanges', from: 30, to: 60 },
  { field: 'udpStream', words: 'UDP streams', from: 60, to: 180 },
] as const

function timeoutIssues(eni: NetworkInterface, topology: Topology): readonly Issue[] {
  return TIMEOUTS.flatMap(({ field, words, from, to }) => {
    const seconds = eni.connectionTracking?.[field]
    if (seconds === undefined || (seconds >= from && seconds <= to)) return []
    const message = `${nameOf(topology, eni.id)} has an idle time-out of ${String(seconds)} s for ${words}; AWS takes ${String(from)} to ${String(to)}`
    return [issue('trackingTimeout', [eni.id], message)]
  })
}
