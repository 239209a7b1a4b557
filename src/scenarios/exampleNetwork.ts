import { tcp } from '@/model/traffic'
import { Sketch, SERVICES, type SceneDiagram } from './sketch'
import { checks } from './templates/template'
import { trafficFor } from './templates/templateTraffic'

const { ssh, http, https, app, postgres } = SERVICES

const ANYWHERE = '0.0.0.0/0'
const EPHEMERAL = tcp({ from: 1024, to: 65535 })
const LINUX_EPHEMERAL = tcp({ from: 32768, to: 61000 })
const OFFICE = '203.0.113.24'
const UPDATES = '198.51.100.200'
// One block a tier, wide enough for both of its subnets.
const PUBLIC_TIER = '10.0.0.0/22'
const DATABASE_TIER = '10.0.20.0/22'

/** What runs in it: everybody gets through but the database's replies and the scanner. */
export const EXAMPLE_TRAFFIC = checks(`
  allow Home -> web-a tcp/443
  allow web-a -> app-a1 tcp/8080
  deny  app-a1 -> orders-db tcp/5432
  deny  app-b1 -> orders-db tcp/5432
  allow app-a2 -> updates tcp/443
  allow Office -> bastion tcp/22
  deny  Scanner -> bastion tcp/22
`)

const EXAMPLE = drawExample()

/** What the first visit opens: a shop of three tiers, one press away from its first deny. */
export function exampleDiagram(): SceneDiagram {
  return EXAMPLE.diagram
}

/** The packet that the first press fires: the database's reply dies at its subnet's ACL. */
export const EXAMPLE_FORM = {
  from: EXAMPLE.appServer,
  to: EXAMPLE.database,
  protocol: 'tcp',
  port: 5432,
} as const

function drawExample() {
  const sketch = new Sketch()
  const vpc = sketch.vpc('shop-prod', '10.0.0.0/16')
  sketch.host('home', 'Home', '198.51.100.7')
  sketch.host('office', 'Office', OFFICE)
  sketch.host('scanner', 'Scanner', '192.0.2.66')
  sketch.host('website', 'updates', UPDATES)

  const groups = drawGroups(sketch, vpc)
  const subnets = drawSubnets(sketch, vpc)

  const web = { groups: [groups.web], services: [https, http, ssh] }
  sketch.instance(subnets.publicA, 'web-a', '10.0.1.50', { ...web, elasticIp: '203.0.113.80' })
  sketch.instance(subnets.publicB, 'web-b', '10.0.2.50', { ...web, elasticIp: '203.0.113.81' })
  sketch.instance(subnets.publicB, 'bastion', '10.0.2.20', {
    groups: [groups.bastion],
    services: [ssh],
    elasticIp: '203.0.113.82',
  })
  const worker = { groups: [groups.app], services: [app, ssh] }
  const appServer = sketch.instance(subnets.appA, 'app-a1', '10.0.11.20', worker)
  sketch.instance(subnets.appA, 'app-a2', '10.0.11.21', worker)
  sketch.instance(subnets.appB, 'app-b1', '10.0.12.20', worker)
  const store = { groups: [groups.database], services: [postgres] }
  const database = sketch.instance(subnets.databaseA, 'orders-db', '10.0.21.30', store)
  sketch.instance(subnets.databaseB, 'orders-standby', '10.0.22.30', store)
  const drawn = sketch.diagram('Three-tier shop')
  const traffic = trafficFor(drawn.topology, EXAMPLE_TRAFFIC)
  return { diagram: { ...drawn, traffic }, appServer, database }
}

function drawGroups(sketch: Sketch, vpc: ReturnType<Sketch['vpc']>) {
  const web = sketch.group(vpc, 'web-sg', 'Web servers')
  const application = sketch.group(vpc, 'app-sg', 'Application servers')
  const database = sketch.group(vpc, 'db-sg', 'Databases')
  const bastion = sketch.group(vpc, 'bastion-sg', 'Jump host')
  sketch.rules(
    web,
    'ingress',
    [tcp(443), ANYWHERE, 'customers'],
    [tcp(80), ANYWHERE, 'redirects to HTTPS'],
    [tcp(22), bastion, 'jump host only'],
  )
  sketch.rules(web, 'egress', [tcp(8080), application], [tcp(443), ANYWHERE, 'updates'])
  sketch.rules(
    application,
    'ingress',
    [tcp(8080), web, 'from the web servers'],
    [tcp(22), bastion, 'jump host only'],
  )
  sketch.rules(application, 'egress', [tcp(5432), database], [tcp(443), ANYWHERE, 'updates'])
  sketch.rules(database, 'ingress', [tcp(5432), application, 'orders'])
  sketch.rules(bastion, 'ingress', [tcp(22), `${OFFICE}/32`, 'the office'])
  sketch.rules(bastion, 'egress', [tcp(22), web], [tcp(22), application])
  return { web, app: application, database, bastion }
}

function drawSubnets(sketch: Sketch, vpc: ReturnType<Sketch['vpc']>) {
  const acls = drawAcls(sketch, vpc)
  const igw = sketch.internetGateway(vpc, 'igw')
  const rtbPublic = sketch.table(vpc, 'rtb-public')
  const rtbAppA = sketch.table(vpc, 'rtb-app-a')
  const rtbAppB = sketch.table(vpc, 'rtb-app-b')
  const rtbDatabase = sketch.table(vpc, 'rtb-db')

  const a = 'us-east-1a'
  const b = 'us-east-1b'
  const open = { table: rtbPublic, acl: acls.public }
  const store = { table: rtbDatabase, acl: acls.database }
  const publicA = sketch.subnet(vpc, 'public-a', a, '10.0.1.0/24', open)
  const publicB = sketch.subnet(vpc, 'public-b', b, '10.0.2.0/24', open)
  const appA = sketch.subnet(vpc, 'app-a', a, '10.0.11.0/24', { table: rtbAppA, acl: acls.app })
  const appB = sketch.subnet(vpc, 'app-b', b, '10.0.12.0/24', { table: rtbAppB, acl: acls.app })
  const databaseA = sketch.subnet(vpc, 'db-a', a, '10.0.21.0/24', store)
  const databaseB = sketch.subnet(vpc, 'db-b', b, '10.0.22.0/24', store)

  const nat = sketch.natGateway(publicA, 'nat-a', '10.0.1.10', '203.0.113.90')
  sketch.routes(rtbPublic, [ANYWHERE, igw])
  sketch.routes(rtbAppA, [ANYWHERE, nat])
  sketch.routes(rtbAppB, [ANYWHERE, nat])
  return { publicA, publicB, appA, appB, databaseA, databaseB }
}

/**
 * Two faults lie in wait on the way back from the database: acl-db denies the reply before its own
 * allow is read, and behind it acl-app lets replies in only from port 49152 up.
 */
function drawAcls(sketch: Sketch, vpc: ReturnType<Sketch['vpc']>) {
  return {
    public: sketch.acl(vpc, 'acl-public', {
      ingress: [
        [100, 'allow', tcp(443), ANYWHERE],
        [110, 'allow', tcp(80), ANYWHERE],
        [120, 'allow', tcp(22), `${OFFICE}/32`],
        [130, 'allow', tcp(22), '10.0.2.0/24'],
        [140, 'allow', EPHEMERAL, ANYWHERE],
      ],
      egress: [
        [100, 'allow', tcp(443), ANYWHERE],
        [110, 'allow', tcp(22), '10.0.0.0/16'],
        [120, 'allow', EPHEMERAL, ANYWHERE],
      ],
    }),
    app: sketch.acl(vpc, 'acl-app', {
      ingress: [
        [100, 'allow', tcp(22), '10.0.2.0/24'],
        [110, 'allow', tcp(8080), PUBLIC_TIER],
        [120, 'allow', EPHEMERAL, `${UPDATES}/32`],
        [130, 'allow', tcp({ from: 49152, to: 65535 }), DATABASE_TIER],
      ],
      egress: [
        [100, 'allow', tcp(5432), DATABASE_TIER],
        [110, 'allow', tcp(443), ANYWHERE],
        [120, 'allow', EPHEMERAL, PUBLIC_TIER],
      ],
    }),
    database: sketch.acl(vpc, 'acl-db', {
      ingress: [
        [100, 'allow', tcp(5432), '10.0.11.0/24'],
        [110, 'allow', tcp(5432), '10.0.12.0/24'],
      ],
      egress: [
        [90, 'deny', EPHEMERAL, '10.0.0.0/16'],
        [100, 'allow', LINUX_EPHEMERAL, '10.0.11.0/24'],
        [110, 'allow', LINUX_EPHEMERAL, '10.0.12.0/24'],
      ],
    }),
  }
}
