import { ServiceSketch } from '../serviceSketch'
import { SERVICES, type SceneDiagram } from '../sketch'
import { tcp } from '@/model/traffic'
import { checks, type Template } from './template'
import { addHosts, ANYWHERE, ZONES } from './world'

/** Two ways to a private machine: by a bastion host, and by an Instance Connect Endpoint. */
export const bastion: Template = {
  id: 'bastion',
  name: 'Bastion and the keyless way',
  summary: 'A bastion host for the office, and an Instance Connect Endpoint beside it',
  diagram,
  checks: checks(`
    allow office -> bastion tcp/22
    allow bastion -> m2 tcp/22
    allow eice -> m1 tcp/22
    allow m1 -> update-server tcp/443 via=nat
    deny  home -> bastion tcp/22
    deny  office -> m1 tcp/22
    deny  m1 -> m2 tcp/22
    deny  bastion -> update-server tcp/443
  `),
}

function diagram(): SceneDiagram {
  const sketch = new ServiceSketch()
  const vpc = sketch.vpc('ops', '10.20.0.0/16')
  addHosts(sketch, 'home', 'office', 'update-server')
  const admins = sketch.list('admins', '203.0.113.32/28')

  const bastionSg = sketch.group(vpc, 'bastion-sg', 'Bastion host')
  const eiceSg = sketch.group(vpc, 'eice-sg', 'Instance Connect Endpoint')
  const managed = sketch.group(vpc, 'managed-sg', 'Managed machines')
  sketch.rules(bastionSg, 'ingress', [tcp(22), admins])
  sketch.rules(bastionSg, 'egress', [tcp(22), managed])
  sketch.rules(eiceSg, 'egress', [tcp(22), managed])
  sketch.rules(managed, 'ingress', [tcp(22), bastionSg], [tcp(22), eiceSg])
  sketch.rules(managed, 'egress', [tcp(443), ANYWHERE])

  const igw = sketch.internetGateway(vpc, 'igw')
  const rtbPublic = sketch.table(vpc, 'rtb-public')
  const rtbPrivate = sketch.table(vpc, 'rtb-private')
  const { a, b } = ZONES
  const publicA = sketch.subnet(vpc, 'public-a', a, '10.20.0.0/24', { table: rtbPublic })
  const privateA = sketch.subnet(vpc, 'private-a', a, '10.20.10.0/24', { table: rtbPrivate })
  const privateB = sketch.subnet(vpc, 'private-b', b, '10.20.11.0/24', { table: rtbPrivate })
  const nat = sketch.natGateway(publicA, 'nat', '10.20.0.5', '198.51.100.21')
  sketch.routes(rtbPublic, [ANYWHERE, igw])
  sketch.routes(rtbPrivate, [ANYWHERE, nat])

  const services = [SERVICES.ssh]
  const elasticIp = '198.51.100.20'
  sketch.instance(publicA, 'bastion', '10.20.0.10', { groups: [bastionSg], services, elasticIp })
  sketch.service('instanceConnectEndpoint', 'eice', [privateA, '10.20.10.5'], [eiceSg])
  sketch.instance(privateA, 'm1', '10.20.10.21', { groups: [managed], services })
  sketch.instance(privateB, 'm2', '10.20.11.22', { groups: [managed], services })
  return sketch.diagram('Bastion and the keyless way')
}
