import { tcp, ALL_TRAFFIC } from '@/model/traffic'
import { Sketch, SERVICES, type SceneDiagram } from './sketch'

const { https, app } = SERVICES

/** Both families side by side: NAT for IPv4, an egress-only gateway for IPv6. */
export function dualStack(): SceneDiagram {
  const sketch = new Sketch()
  const vpc = sketch.vpc('dual', '10.50.0.0/16', '2001:db8:50::/56')
  sketch.host('home', 'Home', '203.0.113.10')
  sketch.host('home', 'Home IPv6', '2001:db8:aaaa::10')
  sketch.host('website', 'updates', '151.101.2.132')
  sketch.host('website', 'updates IPv6', '2001:db8:beef::1')

  const web = sketch.group(vpc, 'web-sg', 'Web servers')
  const worker = sketch.group(vpc, 'app-sg', 'Application servers')
  sketch.rules(web, 'ingress', [tcp(443), '0.0.0.0/0'], [tcp(443), '::/0'])
  sketch.rules(web, 'egress', [tcp(8080), worker])
  sketch.rules(worker, 'ingress', [tcp(8080), web])
  sketch.rules(worker, 'egress', [ALL_TRAFFIC, '0.0.0.0/0'], [ALL_TRAFFIC, '::/0'])

  const igw = sketch.internetGateway(vpc, 'igw')
  const eigw = sketch.egressOnlyGateway(vpc, 'eigw')
  const rtbPublic = sketch.table(vpc, 'rtb-public')
  const rtbPrivate = sketch.table(vpc, 'rtb-private')
  const a = 'us-east-1a'
  const b = 'us-east-1b'
  const open = { table: rtbPublic }
  const inner = { table: rtbPrivate }
  const publicA = sketch.subnet(vpc, 'public-a', a, '10.50.0.0/24', {
    ...open,
    ipv6: '2001:db8:50::/64',
  })
  sketch.subnet(vpc, 'public-b', b, '10.50.1.0/24', { ...open, ipv6: '2001:db8:50:1::/64' })
  const privateA = sketch.subnet(vpc, 'private-a', a, '10.50.10.0/24', {
    ...inner,
    ipv6: '2001:db8:50:10::/64',
  })
  sketch.subnet(vpc, 'private-b', b, '10.50.11.0/24', { ...inner, ipv6: '2001:db8:50:11::/64' })

  const nat = sketch.natGateway(publicA, 'nat', '10.50.0.30', '198.51.100.50')
  sketch.routes(rtbPublic, ['0.0.0.0/0', igw], ['::/0', igw])
  sketch.routes(rtbPrivate, ['0.0.0.0/0', nat], ['::/0', eigw])
  sketch.instance(publicA, 'web', '10.50.0.20', {
    groups: [web],
    services: [https],
    elasticIp: '198.51.100.51',
    ipv6: '2001:db8:50::20',
  })
  sketch.instance(privateA, 'app', '10.50.10.11', {
    groups: [worker],
    services: [app],
    ipv6: '2001:db8:50:10::11',
  })
  return sketch.diagram('Dual stack')
}
