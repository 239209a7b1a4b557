import { tcp } from '@/model/traffic'
import { ServiceSketch } from '../serviceSketch'
import { SERVICES, type SceneDiagram } from '../sketch'
import { checks, type Template } from './template'
import { addHosts, ANYWHERE, ZONES } from './world'

/** Everything between two VPCs, and on its way out, passes a firewall in a VPC of its own. */
export const inspectionVpc: Template = {
  id: 'inspection-vpc',
  name: 'Inspection VPC',
  summary:
    'Traffic between VPCs and to the internet passes a firewall; appliance mode keeps flows whole',
  diagram,
  checks: checks(`
    allow b1 -> g1 tcp/443
    allow g1 -> b1 tcp/443
    allow b1 -> update-server tcp/443
    deny  stranger -> b1 tcp/443
  `),
}

const INSIDE = '10.0.0.0/8'

function diagram(): SceneDiagram {
  const sketch = new ServiceSketch()
  const inspect = sketch.vpc('inspect', '10.70.0.0/16')
  addHosts(sketch, 'stranger', 'update-server')
  const hub = sketch.transitGateway('hub')
  const igw = sketch.internetGateway(inspect, 'igw')
  const firewall = sketch.firewall(inspect, 'guard')

  const doors = (['a', 'b'] as const).map((letter, index) => {
    const zone = ZONES[letter]
    const table = (name: string) => sketch.table(inspect, `rtb-${name}-${letter}`)
    const [rtbTgw, rtbFw, rtbPub] = [table('tgw'), table('fw'), table('pub')]
    const at = String(index)
    const door = sketch.subnet(inspect, `tgw-${letter}`, zone, `10.70.${at}.0/28`, {
      table: rtbTgw,
    })
    const fw = sketch.subnet(inspect, `fw-${letter}`, zone, `10.70.${at}.16/28`, { table: rtbFw })
    const net = `10.70.${String(10 + index)}`
    const pub = sketch.subnet(inspect, `pub-${letter}`, zone, `${net}.0/24`, { table: rtbPub })
    const endpoint = sketch.firewallEndpoint(firewall, fw, `fwe-${letter}`)
    const nat = sketch.natGateway(pub, `nat-${letter}`, `${net}.5`, `198.51.100.7${at}`)
    return { door, endpoint, nat, rtbTgw, rtbFw, rtbPub }
  })
  const middle = sketch.attach(
    hub,
    inspect,
    doors.map(({ door }) => door),
    { applianceMode: true },
  )
  for (const { endpoint, nat, rtbTgw, rtbFw, rtbPub } of doors) {
    sketch.routes(rtbTgw, [ANYWHERE, endpoint])
    sketch.routes(rtbFw, [INSIDE, hub], [ANYWHERE, nat])
    sketch.routes(rtbPub, [ANYWHERE, igw], [INSIDE, endpoint])
  }

  const blue = spoke(sketch, hub, { name: 'blue', net: '10.71', machine: 'b1', at: '1.10' })
  const green = spoke(sketch, hub, { name: 'green', net: '10.72', machine: 'g1', at: '2.10' })
  sketch.hubTable(hub, 'spoke-t', {
    associated: [blue, green],
    propagating: [],
    routes: [[ANYWHERE, middle]],
  })
  sketch.hubTable(hub, 'inspect-t', {
    associated: [middle],
    propagating: [blue, green],
    routes: [],
  })
  return sketch.diagram('Inspection VPC')
}

interface Spoke {
  readonly name: string
  readonly net: string
  readonly machine: string
  /** The last two parts of the machine's address; the first of them tells its zone. */
  readonly at: string
}

function spoke(
  sketch: ServiceSketch,
  hub: ReturnType<ServiceSketch['transitGateway']>,
  { name, net, machine, at }: Spoke,
) {
  const vpc = sketch.vpc(name, `${net}.0.0/16`)
  const table = sketch.table(vpc, `rtb-${name}`)
  const work = (['a', 'b'] as const).map((letter, index) => {
    const block = `${net}.${String(index + 1)}.0/24`
    return sketch.subnet(vpc, `work-${letter}-${name}`, ZONES[letter], block, { table })
  })
  const attachment = sketch.attach(hub, vpc, work)
  sketch.routes(table, [ANYWHERE, hub])
  const group = sketch.group(vpc, `work-sg-${name}`, 'Workloads')
  sketch.rules(group, 'ingress', [tcp(443), INSIDE])
  sketch.rules(group, 'egress', [{ protocol: 'all' }, ANYWHERE])
  const home = work[at.startsWith('1') ? 0 : 1]
  if (home) {
    const services = [SERVICES.https]
    sketch.instance(home, machine, `${net}.${at}`, { groups: [group], services })
  }
  return attachment
}
