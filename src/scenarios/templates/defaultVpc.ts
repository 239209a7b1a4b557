import { tcp } from '@/model/traffic'
import { ServiceSketch } from '../serviceSketch'
import { SERVICES, type SceneDiagram } from '../sketch'
import { checks, type Template } from './template'
import { addHosts, ANYWHERE, ZONES } from './world'

/** What every account begins with, and what the console's proposal opens. */
export const defaultVpc: Template = {
  id: 'default-vpc',
  name: 'The default VPC as it comes',
  summary:
    'Three public subnets and one main table; the console’s own group opens SSH to the world',
  diagram,
  checks: checks(`
    allow one -> two tcp/5432
    allow one -> update-server tcp/443
    deny  home -> one tcp/22
    allow stranger -> three tcp/22
    deny  three -> one tcp/22
  `),
}

function diagram(): SceneDiagram {
  const sketch = new ServiceSketch()
  const vpc = sketch.defaultVpc('default', '172.31.0.0/16')
  addHosts(sketch, 'home', 'stranger', 'update-server')
  const igw = sketch.internetGateway(vpc, 'igw')
  sketch.routes(sketch.mainTable(vpc), [ANYWHERE, igw])

  const own = sketch.defaultGroup(vpc)
  const wizard = sketch.group(vpc, 'launch-wizard-1', 'As the console proposes it')
  sketch.rules(wizard, 'ingress', [tcp(22), ANYWHERE])
  sketch.rules(wizard, 'egress', [{ protocol: 'all' }, ANYWHERE])

  const machines = [
    ['one', own],
    ['two', own],
    ['three', wizard],
  ] as const
  const zones = ['a', 'b', 'c'] as const
  machines.forEach(([name, group], index) => {
    const letter = zones[index] ?? 'a'
    const net = `172.31.${String(16 * index)}`
    const subnet = sketch.subnet(vpc, `default-${letter}`, ZONES[letter], `${net}.0/20`)
    sketch.instance(subnet, name, `${net}.10`, {
      groups: [group],
      services: [SERVICES.ssh, SERVICES.postgres],
      publicIp: `198.51.100.${String(91 + index)}`,
    })
  })
  sketch.mapPublicAddresses(vpc)
  return sketch.diagram('The default VPC as it comes')
}
