import { ALL_TRAFFIC } from '@/model/traffic'
import { Sketch, type SceneDiagram } from './sketch'

/** A private subnet that reaches the internet through a NAT gateway and is not reached from it. */
export function natSubnet(): SceneDiagram {
  const sketch = new Sketch()
  const vpc = sketch.vpc('office-tools', '10.6.0.0/16')
  sketch.host('home', 'Home', '203.0.113.10')
  sketch.host('website', 'updates', '151.101.2.132')

  const batch = sketch.group(vpc, 'batch-sg', 'Batch workers')
  sketch.rules(batch, 'egress', [ALL_TRAFFIC, '0.0.0.0/0'])

  const igw = sketch.internetGateway(vpc, 'igw')
  const rtbPublic = sketch.table(vpc, 'rtb-public')
  const rtbPrivate = sketch.table(vpc, 'rtb-private')
  const zone = 'us-east-1a'
  const open = sketch.subnet(vpc, 'public-a', zone, '10.6.0.0/24', { table: rtbPublic })
  const inner = sketch.subnet(vpc, 'private-a', zone, '10.6.10.0/24', { table: rtbPrivate })
  const nat = sketch.natGateway(open, 'nat', '10.6.0.10', '198.51.100.60')
  sketch.routes(rtbPublic, ['0.0.0.0/0', igw])
  sketch.routes(rtbPrivate, ['0.0.0.0/0', nat])
  sketch.endpoint(vpc, 's3', [rtbPrivate])

  sketch.instance(inner, 'batch', '10.6.10.11', { groups: [batch], services: [] })
  return sketch.diagram('Private subnet with NAT')
}
