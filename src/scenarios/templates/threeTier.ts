import { ServiceSketch } from '../serviceSketch'
import { SERVICES, type SceneDiagram } from '../sketch'
import { tcp } from '@/model/traffic'
import { checks, type Template } from './template'
import { addHosts, ANYWHERE, EPHEMERAL, ZONES } from './world'

/** Load balancer, application and database in two zones, each zone with its own NAT gateway. */
export const threeTier: Template = {
  id: 'three-tier',
  name: 'Three-tier web application',
  summary: 'Load balancer, application and database in two zones, each group naming the next',
  diagram,
  checks: checks(`
    allow home -> alb tcp/443
    allow alb -> app-1 tcp/8080
    allow app-2 -> db-1 tcp/3306
    allow app-2 -> update-server tcp/443 via=nat-b
    deny  home -> app-1 tcp/8080
    deny  alb -> db-1 tcp/3306
    deny  db-1 -> update-server tcp/443
  `),
}

function diagram(): SceneDiagram {
  const sketch = new ServiceSketch()
  const vpc = sketch.vpc('shop', '10.10.0.0/16')
  addHosts(sketch, 'home', 'update-server')

  const alb = sketch.group(vpc, 'alb-sg', 'Load balancer')
  const app = sketch.group(vpc, 'app-sg', 'Application')
  const db = sketch.group(vpc, 'db-sg', 'Database')
  sketch.rules(alb, 'ingress', [tcp(80), ANYWHERE], [tcp(443), ANYWHERE])
  sketch.rules(alb, 'egress', [tcp(8080), app])
  sketch.rules(app, 'ingress', [tcp(8080), alb])
  sketch.rules(app, 'egress', [tcp(3306), db], [tcp(443), ANYWHERE])
  sketch.rules(db, 'ingress', [tcp(3306), app])

  const igw = sketch.internetGateway(vpc, 'igw')
  const rtbPublic = sketch.table(vpc, 'rtb-public')
  const rtbA = sketch.table(vpc, 'rtb-app-a')
  const rtbB = sketch.table(vpc, 'rtb-app-b')
  const rtbDb = sketch.table(vpc, 'rtb-db')
  const acl = sketch.acl(vpc, 'db-acl', {
    ingress: [[100, 'allow', tcp(3306), '10.10.10.0/23']],
    egress: [[100, 'allow', tcp(EPHEMERAL), '10.10.10.0/23']],
  })
  const { a, b } = ZONES
  const publicA = sketch.subnet(vpc, 'public-a', a, '10.10.0.0/24', { table: rtbPublic })
  const publicB = sketch.subnet(vpc, 'public-b', b, '10.10.1.0/24', { table: rtbPublic })
  const appA = sketch.subnet(vpc, 'app-a', a, '10.10.10.0/24', { table: rtbA })
  const appB = sketch.subnet(vpc, 'app-b', b, '10.10.11.0/24', { table: rtbB })
  const dbA = sketch.subnet(vpc, 'db-a', a, '10.10.20.0/24', { table: rtbDb, acl })
  const dbB = sketch.subnet(vpc, 'db-b', b, '10.10.21.0/24', { table: rtbDb, acl })

  const natA = sketch.natGateway(publicA, 'nat-a', '10.10.0.10', '198.51.100.11')
  const natB = sketch.natGateway(publicB, 'nat-b', '10.10.1.10', '198.51.100.12')
  sketch.routes(rtbPublic, [ANYWHERE, igw])
  sketch.routes(rtbA, [ANYWHERE, natA])
  sketch.routes(rtbB, [ANYWHERE, natB])

  const services = [SERVICES.app]
  const one = sketch.instance(appA, 'app-1', '10.10.10.11', { groups: [app], services })
  const two = sketch.instance(appB, 'app-2', '10.10.11.11', { groups: [app], services })
  const stores = { groups: [db], services: [SERVICES.mysql] }
  sketch.instance(dbA, 'db-1', '10.10.20.11', stores)
  sketch.instance(dbB, 'db-2', '10.10.21.11', stores)
  const nodes = [
    [publicA, '10.10.0.20'],
    [publicB, '10.10.1.20'],
  ] as const
  sketch.loadBalancer(vpc, 'alb', nodes, {
    groups: [alb],
    listeners: [80, 443],
    port: 8080,
    targets: [one, two],
  })
  return sketch.diagram('Three-tier web application')
}
