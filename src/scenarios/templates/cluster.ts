import { tcp, udp } from '@/model/traffic'
import { ServiceSketch } from '../serviceSketch'
import { SERVICES, type SceneDiagram } from '../sketch'
import { checks, type Template } from './template'
import { addHosts, ANYWHERE, ZONES } from './world'

/** The network of a managed Kubernetes cluster: pods have addresses of their own in a second block. */
export const cluster: Template = {
  id: 'cluster',
  name: 'Cluster network',
  summary:
    'Nodes, and pods with addresses in a second block, as a managed Kubernetes service has them',
  diagram,
  checks: checks(`
    allow node-1 -> cp tcp/443
    allow cp -> node-2 tcp/10250
    allow pod-1 -> dns udp/53
    allow ingress -> pod-1 tcp/8080
    allow node-1 -> registry tcp/443
    allow node-1 -> s3-bucket tcp/443 via=s3
    deny  home -> node-1 tcp/10250
    deny  pod-1 -> node-2 tcp/22
    deny  ingress -> cp tcp/443
  `),
}

function diagram(): SceneDiagram {
  const sketch = new ServiceSketch()
  const vpc = sketch.vpc('cluster', '10.60.0.0/16')
  sketch.block(vpc, '100.64.0.0/16')
  addHosts(sketch, 'home', 's3-bucket')

  const clusterSg = sketch.group(vpc, 'cluster-sg', 'Control plane')
  const nodeSg = sketch.group(vpc, 'node-sg', 'Nodes and pods')
  const ingressSg = sketch.group(vpc, 'ingress-sg', 'Load balancer')
  const vpceSg = sketch.group(vpc, 'vpce-sg', 'Registry endpoints')
  sketch.rules(clusterSg, 'ingress', [tcp(443), nodeSg])
  sketch.rules(clusterSg, 'egress', [tcp(443), nodeSg], [tcp(10250), nodeSg])
  sketch.rules(
    nodeSg,
    'ingress',
    [tcp(443), clusterSg],
    [tcp(10250), clusterSg],
    [tcp(53), nodeSg],
    [udp(53), nodeSg],
    [tcp({ from: 1025, to: 65535 }), nodeSg],
    [tcp(8080), ingressSg],
  )
  sketch.rules(nodeSg, 'egress', [{ protocol: 'all' }, ANYWHERE])
  sketch.rules(ingressSg, 'ingress', [tcp(443), ANYWHERE])
  sketch.rules(ingressSg, 'egress', [tcp(8080), nodeSg])
  sketch.rules(vpceSg, 'ingress', [tcp(443), nodeSg])

  const igw = sketch.internetGateway(vpc, 'igw')
  const rtbPublic = sketch.table(vpc, 'rtb-public')
  const rtbA = sketch.table(vpc, 'rtb-a')
  const rtbB = sketch.table(vpc, 'rtb-b')
  const rtbCp = sketch.table(vpc, 'rtb-cp')
  const { a, b } = ZONES
  const publicA = sketch.subnet(vpc, 'public-a', a, '10.60.0.0/24', { table: rtbPublic })
  const publicB = sketch.subnet(vpc, 'public-b', b, '10.60.1.0/24', { table: rtbPublic })
  const cpA = sketch.subnet(vpc, 'cp-a', a, '10.60.8.0/28', { table: rtbCp })
  const cpB = sketch.subnet(vpc, 'cp-b', b, '10.60.8.16/28', { table: rtbCp })
  const nodeA = sketch.subnet(vpc, 'node-a', a, '10.60.16.0/20', { table: rtbA })
  const nodeB = sketch.subnet(vpc, 'node-b', b, '10.60.32.0/20', { table: rtbB })
  const podA = sketch.subnet(vpc, 'pod-a', a, '100.64.0.0/18', { table: rtbA })
  const podB = sketch.subnet(vpc, 'pod-b', b, '100.64.64.0/18', { table: rtbB })
  const natA = sketch.natGateway(publicA, 'nat-a', '10.60.0.5', '198.51.100.61')
  const natB = sketch.natGateway(publicB, 'nat-b', '10.60.1.5', '198.51.100.62')
  sketch.endpoint(vpc, 's3', [rtbA, rtbB], 's3')
  sketch.routes(rtbPublic, [ANYWHERE, igw])
  sketch.routes(rtbA, [ANYWHERE, natA])
  sketch.routes(rtbB, [ANYWHERE, natB])

  sketch.controlPlane('cp', [cpA, '10.60.8.5'], [clusterSg])
  sketch.controlPlane('cp-2', [cpB, '10.60.8.21'], [clusterSg])
  const node = { groups: [nodeSg], services: [SERVICES.kubelet, SERVICES.app, SERVICES.dns] }
  const one = sketch.instance(nodeA, 'node-1', '10.60.16.11', node)
  const two = sketch.instance(nodeB, 'node-2', '10.60.32.12', node)
  sketch.interface(podA, 'pod-1', '100.64.0.21', one, [nodeSg])
  sketch.interface(podB, 'dns', '100.64.64.53', two, [nodeSg])
  sketch.interfaceEndpoint(vpc, 'ecr.dkr', 'registry', [[nodeA, '10.60.16.40']], [vpceSg])
  const nodes = [
    [publicA, '10.60.0.20'],
    [publicB, '10.60.1.20'],
  ] as const
  sketch.loadBalancer(vpc, 'ingress', nodes, {
    groups: [ingressSg],
    listeners: [443],
    port: 8080,
    targets: ['100.64.0.21'],
    targetType: 'ip',
  })
  return sketch.diagram('Cluster network')
}
