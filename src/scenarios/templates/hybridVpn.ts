import { tcp } from '@/model/traffic'
import { ServiceSketch } from '../serviceSketch'
import { SERVICES, type SceneDiagram } from '../sketch'
import { checks, type Template } from './template'
import { addHosts, ZONES } from './world'

/** A VPC that only a data centre reaches, over a VPN whose routes are propagated. */
export const hybridVpn: Template = {
  id: 'hybrid-vpn',
  name: 'Hybrid with a VPN',
  summary: 'A private VPC joined to a data centre; its tables learn the way from the gateway',
  diagram,
  checks: checks(`
    allow clerk -> app tcp/443
    allow admin -> app tcp/22
    allow app -> oracle tcp/1521
    deny  clerk -> app tcp/22
    deny  app -> clerk tcp/443
    deny  app -> update-server tcp/443
  `),
}

function diagram(): SceneDiagram {
  const sketch = new ServiceSketch()
  const vpc = sketch.vpc('hybrid', '10.80.0.0/16')
  addHosts(sketch, 'update-server')
  const group = sketch.group(vpc, 'app-sg', 'Application')
  sketch.rules(group, 'ingress', [tcp(443), '192.168.0.0/16'], [tcp(22), '192.168.1.100/32'])
  sketch.rules(group, 'egress', [tcp(1521), '192.168.20.0/24'])

  const table = sketch.table(vpc, 'rtb-private')
  sketch.dataCentre(vpc, 'Data centre', '192.168.0.0/16', {
    customerGateway: '203.0.113.254',
    tables: [table],
    hosts: [
      ['admin', '192.168.1.100'],
      ['clerk', '192.168.5.5'],
      ['oracle', '192.168.20.20'],
    ],
  })
  const home = sketch.subnet(vpc, 'private-a', ZONES.a, '10.80.10.0/24', { table })
  sketch.subnet(vpc, 'private-b', ZONES.b, '10.80.11.0/24', { table })
  const services = [SERVICES.https, SERVICES.ssh]
  sketch.instance(home, 'app', '10.80.10.10', { groups: [group], services })
  return sketch.diagram('Hybrid with a VPN')
}
