import { tcp } from '@/model/traffic'
import { ServiceSketch } from '../serviceSketch'
import { SERVICES, type SceneDiagram } from '../sketch'
import { checks, type Template } from './template'
import { addHosts, ANYWHERE, ANYWHERE6, ZONES } from './world'

/** Both families side by side: out by NAT for IPv4, by an egress-only gateway for IPv6. */
export const dualStackWeb: Template = {
  id: 'dual-stack-web',
  name: 'Dual-stack web application',
  summary: 'A load balancer for both families; IPv4 leaves by NAT, IPv6 by an egress-only gateway',
  diagram,
  checks: checks(`
    allow home -> lb tcp/443
    allow home6 -> lb tcp/443
    allow app -> update6 tcp/443
    allow app -> update-server tcp/443 via=nat
    deny  home6 -> app tcp/8080
  `),
}

function diagram(): SceneDiagram {
  const sketch = new ServiceSketch()
  const vpc = sketch.vpc('dual', '10.50.0.0/16', '2001:db8:50::/56')
  addHosts(sketch, 'home', 'home6', 'update-server', 'update6')

  const lb = sketch.group(vpc, 'lb-sg', 'Load balancer')
  const app = sketch.group(vpc, 'app-sg', 'Application')
  sketch.rules(lb, 'ingress', [tcp(443), ANYWHERE], [tcp(443), ANYWHERE6])
  sketch.rules(lb, 'egress', [tcp(8080), app])
  sketch.rules(app, 'ingress', [tcp(8080), lb])
  sketch.rules(app, 'egress', [{ protocol: 'all' }, ANYWHERE], [{ protocol: 'all' }, ANYWHERE6])

  const igw = sketch.internetGateway(vpc, 'igw')
  const eigw = sketch.egressOnlyGateway(vpc, 'eigw')
  const rtbPublic = sketch.table(vpc, 'rtb-public')
  const rtbPrivate = sketch.table(vpc, 'rtb-private')
  const { a, b } = ZONES
  const subnet = (name: string, zone: string, at: number, table: typeof rtbPublic) =>
    sketch.subnet(vpc, name, zone, `10.50.${String(at)}.0/24`, {
      table,
      ipv6: `2001:db8:50:${String(at)}::/64`,
    })
  const publicA = subnet('public-a', a, 0, rtbPublic)
  const publicB = subnet('public-b', b, 1, rtbPublic)
  const privateA = subnet('private-a', a, 10, rtbPrivate)
  subnet('private-b', b, 11, rtbPrivate)
  const nat = sketch.natGateway(publicA, 'nat', '10.50.0.5', '198.51.100.50')
  sketch.routes(rtbPublic, [ANYWHERE, igw], [ANYWHERE6, igw])
  sketch.routes(rtbPrivate, [ANYWHERE, nat], [ANYWHERE6, eigw])

  const machine = sketch.instance(privateA, 'app', '10.50.10.11', {
    groups: [app],
    services: [SERVICES.app],
    ipv6: '2001:db8:50:10::11',
  })
  const nodes = [
    [publicA, '10.50.0.20', '2001:db8:50::20'],
    [publicB, '10.50.1.20', '2001:db8:50:1::20'],
  ] as const
  sketch.loadBalancer(vpc, 'lb', nodes, {
    groups: [lb],
    listeners: [443],
    port: 8080,
    targets: [machine],
  })
  return sketch.diagram('Dual-stack web application')
}
