import { compile } from '@/engine/compile/network'
import { traceProbe } from '@/engine/traceProbe'
import { asId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { Target } from '@/model/resources/targetGroup'
import { balanced, groups } from '@/testing/balancedShop'
import { aServer, aSubnet } from '@/testing/builders'

const ROUNDS = 5

/** A load balancer with two nodes in front of more and more targets: every way of it is walked. */
export function bench(): void {
  process.stdout.write('balancer      targets   ways      ms a probe (median)\n')
  for (const type of ['application', 'network'] as const) {
    for (const targets of [10, 100, 1000]) measure(type, targets)
  }
}

function measure(type: LoadBalancer['type'], count: number): void {
  const subnet = aSubnet({
    id: 'subnet-many',
    cidrBlock: cidr('10.0.32.0/20'),
    routeTableId: asId('rtb-prv'),
  })
  const servers = Array.from({ length: count }, (_, n) =>
    aServer(`t${String(n)}`, `10.0.${String(33 + Math.floor(n / 200))}.${String(1 + (n % 200))}`, {
      subnetId: subnet.id,
      groups,
    }),
  )
  const targets = servers.map(([{ id }]): Target => ({ id, health: 'healthy' }))
  const network = compile(balanced({ type, crossZone: true }, targets, [subnet, ...servers]))
  let ways = 0
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now()
    const result = traceProbe(network, {
      id: 'bench',
      from: { ip: ip('198.51.100.7') },
      to: { loadBalancer: 'lb' },
      protocol: 'tcp',
      port: 443,
    })
    const took = performance.now() - started
    if (!result.ok || result.value.verdict !== 'allow') throw new Error('it does not answer')
    ways = result.value.alternatives.length
    return took
  })
  const median = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
  const columns = [type.padEnd(14), String(count).padEnd(10), String(ways).padEnd(10)]
  process.stdout.write(`${columns.join('')}${median.toFixed(1)}\n`)
}
