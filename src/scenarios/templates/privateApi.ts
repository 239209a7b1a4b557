import { ServiceSketch } from '../serviceSketch'
import { SERVICES, type SceneDiagram } from '../sketch'
import { tcp } from '@/model/traffic'
import { checks, type Template } from './template'
import { addHosts, ZONES } from './world'

/** A function and its API without any way to the internet, by endpoints alone. */
export const privateApi: Template = {
  id: 'private-api',
  name: 'Private API with endpoints',
  summary:
    'No internet gateway: interface endpoints for services, gateway endpoints for S3 and DynamoDB',
  diagram,
  checks: checks(`
    allow console -> execute-api tcp/443
    allow fn -> secretsmanager tcp/443
    allow fn -> s3-bucket tcp/443 via=s3
    deny  fn -> update-server tcp/443
    deny  console -> fn tcp/443
    deny  console -> s3-bucket tcp/443
  `),
}

function diagram(): SceneDiagram {
  const sketch = new ServiceSketch()
  const vpc = sketch.vpc('api', '10.30.0.0/16')
  addHosts(sketch, 'update-server', 's3-bucket')

  const apiRt = sketch.table(vpc, 'api-rt')
  const restRt = sketch.table(vpc, 'rest-rt')
  sketch.endpoint(vpc, 's3', [apiRt], 's3')
  sketch.endpoint(vpc, 'dynamodb', [apiRt], 'dynamodb')

  const vpce = sketch.group(vpc, 'vpce-sg', 'Endpoints')
  const fn = sketch.group(vpc, 'fn-sg', 'Functions')
  const client = sketch.group(vpc, 'client-sg', 'Clients')
  sketch.rules(vpce, 'ingress', [tcp(443), fn], [tcp(443), client])
  const lists = (['s3', 'dynamodb'] as const).map((name) => sketch.listOf(name))
  sketch.rules(fn, 'egress', [tcp(443), vpce], ...lists.map((list) => [tcp(443), list] as const))
  sketch.rules(client, 'egress', [tcp(443), vpce])

  const { a, b } = ZONES
  const apiA = sketch.subnet(vpc, 'api-a', a, '10.30.1.0/24', { table: apiRt })
  sketch.subnet(vpc, 'api-b', b, '10.30.2.0/24', { table: apiRt })
  const epA = sketch.subnet(vpc, 'ep-a', a, '10.30.100.0/26', { table: restRt })
  const epB = sketch.subnet(vpc, 'ep-b', b, '10.30.100.64/26', { table: restRt })
  const clients = sketch.subnet(vpc, 'client', a, '10.30.3.0/24', { table: restRt })

  const services = ['execute-api', 'secretsmanager', 'logs']
  services.forEach((service, index) => {
    const places = [
      [epA, `10.30.100.${String(10 + index)}`],
      [epB, `10.30.100.${String(74 + index)}`],
    ] as const
    sketch.interfaceEndpoint(vpc, service, service, places, [vpce])
  })
  sketch.service('lambda', 'fn', [apiA, '10.30.1.20'], [fn])
  const console = { groups: [client], services: [SERVICES.https] }
  sketch.instance(clients, 'console', '10.30.3.10', console)
  return sketch.diagram('Private API with endpoints')
}
