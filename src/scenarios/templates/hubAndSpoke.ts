import type { SubnetId, VpcId } from '@/model/ids'
import { tcp, udp } from '@/model/traffic'
import { ServiceSketch } from '../serviceSketch'
import { SERVICES, type SceneDiagram } from '../sketch'
import { checks, type Template } from './template'
import { addHosts, ANYWHERE, ZONES } from './world'

/** Production and development reach shared services and one way out, and never each other. */
export const hubAndSpoke: Template = {
  id: 'hub-and-spoke',
  name: 'Hub and spoke with one egress',
  summary:
    'A transit gateway whose tables keep production and development apart, and one NAT for all',
  diagram,
  checks: checks(`
    allow p1 -> s1 tcp/443
    allow s1 -> d1 tcp/443
    allow d1 -> update-server tcp/443 via=nat
    deny  p1 -> d1 tcp/443
    deny  d1 -> p1 tcp/443
    deny  stranger -> p1 tcp/443
  `),
}

const INSIDE = '10.0.0.0/8'

function diagram(): SceneDiagram {
  const sketch = new ServiceSketch()
  const { a } = ZONES
  const egress = sketch.vpc('egress', '10.40.0.0/16')
  addHosts(sketch, 'stranger', 'update-server')
  const hub = sketch.transitGateway('hub')

  const igw = sketch.internetGateway(egress, 'igw')
  const rtbPub = sketch.table(egress, 'rtb-pub')
  const rtbTgw = sketch.table(egress, 'rtb-tgw')
  const pub = sketch.subnet(egress, 'pub', a, '10.40.0.0/24', { table: rtbPub })
  const door = sketch.subnet(egress, 'tgw', a, '10.40.1.0/28', { table: rtbTgw })
  const nat = sketch.natGateway(pub, 'nat', '10.40.0.5', '198.51.100.40')
  const out = sketch.attach(hub, egress, [door])
  sketch.routes(rtbPub, [ANYWHERE, igw], [INSIDE, hub])
  sketch.routes(rtbTgw, [ANYWHERE, nat])

  const spoke = (name: string, net: number, machine: string) => {
    const vpc = sketch.vpc(name, `10.${String(net)}.0.0/16`)
    const rtbWork = sketch.table(vpc, `rtb-${name}`)
    const work = workSubnet(sketch, vpc, `10.${String(net)}`, rtbWork)
    const inner = sketch.subnet(vpc, `tgw-${name}`, a, `10.${String(net)}.0.0/28`)
    const attachment = sketch.attach(hub, vpc, [inner])
    sketch.routes(rtbWork, [ANYWHERE, hub])
    addMachine(sketch, vpc, work, machine, `10.${String(net)}.1.10`)
    return attachment
  }
  const shared = spoke('shared', 41, 's1')
  const prod = spoke('prod', 42, 'p1')
  const dev = spoke('dev', 43, 'd1')

  sketch.hubTable(hub, 'spoke-t', {
    associated: [prod, dev],
    propagating: [shared],
    routes: [[ANYWHERE, out], [INSIDE]],
  })
  sketch.hubTable(hub, 'shared-t', {
    associated: [shared],
    propagating: [prod, dev],
    routes: [[ANYWHERE, out]],
  })
  sketch.hubTable(hub, 'egress-t', {
    associated: [out],
    propagating: [shared, prod, dev],
    routes: [],
  })
  return sketch.diagram('Hub and spoke with one egress')
}

function workSubnet(
  sketch: ServiceSketch,
  vpc: VpcId,
  net: string,
  table: ReturnType<ServiceSketch['table']>,
): SubnetId {
  return sketch.subnet(vpc, `work-${net.slice(3)}`, ZONES.a, `${net}.1.0/24`, { table })
}

function addMachine(
  sketch: ServiceSketch,
  vpc: VpcId,
  subnet: SubnetId,
  name: string,
  address: string,
): void {
  const group = sketch.group(vpc, `work-sg-${name}`, 'Workloads')
  sketch.rules(group, 'ingress', [tcp(443), INSIDE], [tcp(53), INSIDE], [udp(53), INSIDE])
  sketch.rules(group, 'egress', [{ protocol: 'all' }, ANYWHERE])
  sketch.instance(subnet, name, address, { groups: [group], services: [SERVICES.https] })
}
