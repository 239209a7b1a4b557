import { tcp } from '@/model/traffic'
import { Sketch, SERVICES, type SceneDiagram } from './sketch'

const { https, app, postgres } = SERVICES

/** Two peered VPCs: the database's group admits the workers' group across the connection. */
export function peeredVpcs(): SceneDiagram {
  const sketch = new Sketch()
  const shop = sketch.vpc('app', '10.90.0.0/16')
  const data = sketch.vpc('data', '10.91.0.0/16')
  sketch.host('home', 'Home', '203.0.113.10')

  const web = sketch.group(shop, 'web-sg', 'Web servers')
  const work = sketch.group(shop, 'work-sg', 'Workers')
  const store = sketch.group(data, 'db-sg', 'Databases')
  sketch.rules(web, 'ingress', [tcp(443), '0.0.0.0/0', 'customers'])
  sketch.rules(web, 'egress', [tcp(8080), work])
  sketch.rules(work, 'ingress', [tcp(8080), web])
  sketch.rules(work, 'egress', [tcp(5432), store, 'across the peering'])
  sketch.rules(store, 'ingress', [tcp(5432), work, 'across the peering'])

  const igw = sketch.internetGateway(shop, 'igw')
  const pcx = sketch.peering(shop, data, 'pcx')
  const rtbPublic = sketch.table(shop, 'rtb-public')
  const rtbWork = sketch.table(shop, 'rtb-work')
  const rtbData = sketch.table(data, 'rtb-db')
  sketch.routes(rtbPublic, ['0.0.0.0/0', igw])
  sketch.routes(rtbWork, ['10.91.20.0/23', pcx])
  sketch.routes(rtbData, ['10.90.10.0/24', pcx])

  const acl = sketch.acl(data, 'acl-db', {
    ingress: [[100, 'allow', tcp(5432), '10.90.10.0/24']],
    egress: [[100, 'allow', tcp({ from: 1024, to: 65535 }), '10.90.10.0/24']],
  })
  const a = 'us-east-1a'
  const b = 'us-east-1b'
  const open = sketch.subnet(shop, 'public', a, '10.90.0.0/24', { table: rtbPublic })
  const inner = sketch.subnet(shop, 'work', a, '10.90.10.0/24', { table: rtbWork })
  const stored = sketch.subnet(data, 'db-a', a, '10.91.20.0/24', { table: rtbData, acl })
  sketch.subnet(data, 'db-b', b, '10.91.21.0/24', { table: rtbData, acl })

  const elasticIp = '198.51.100.90'
  sketch.instance(open, 'web', '10.90.0.10', { groups: [web], services: [https], elasticIp })
  sketch.instance(inner, 'worker', '10.90.10.10', { groups: [work], services: [app] })
  sketch.instance(stored, 'db', '10.91.20.10', { groups: [store], services: [postgres] })
  return sketch.diagram('Two peered VPCs')
}
