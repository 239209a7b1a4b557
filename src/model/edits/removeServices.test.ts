import { describe, expect, it } from 'vitest'
import { anInterface, aServer, aSubnet, topologyOf } from '@/testing/builders'
import { aResource, BUILT_KINDS } from '@/testing/moreBuilders'
import { asId } from '../ids'
import { cidr } from '../ip'
import { allResources, findOf } from '../topology'
import { validate } from '../validation'
import { removeResources } from './remove'

const node = anInterface({ id: 'eni-node', managedBy: 'ELB app/shop/1' })
const door = anInterface({ id: 'eni-door', managedBy: 'VPC Endpoint Interface vpce-if' })

/** One of every service, each naming whatever it can name. */
const everything = topologyOf(
  aSubnet(),
  aServer('web', '10.0.1.10'),
  node,
  door,
  ...BUILT_KINDS.map((kind) => aResource(kind)),
  aResource('transitGateway', { defaultAssociationTableId: asId('tgw-rtb-1') }),
  aResource('transitGatewayRouteTable', {
    associatedAttachmentIds: [asId('tgw-attach-1')],
    propagatingAttachmentIds: [asId('tgw-attach-1')],
    routes: [
      {
        destination: { kind: 'cidr', cidr: cidr('10.9.0.0/16') },
        origin: 'static',
        attachmentIds: [asId('tgw-attach-1')],
      },
    ],
  }),
  aResource('directConnectGateway', {
    associations: [
      { gateway: { kind: 'virtualPrivateGateway', id: asId('vgw-1') }, allowedPrefixes: [] },
    ],
  }),
  aResource('interfaceEndpoint', {
    networkInterfaceIds: [asId('eni-door')],
    endpointServiceId: asId('vpce-svc-1'),
  }),
  aResource('endpointService', { loadBalancerIds: [asId('lb-1')] }),
  aResource('gatewayLoadBalancerEndpoint', {
    subnetId: asId('subnet-1'),
    networkFirewallId: asId('firewall-1'),
  }),
  aResource('loadBalancer', {
    securityGroupIds: [asId('sg-default')],
    nodes: [{ subnetId: asId('subnet-1'), networkInterfaceId: asId('eni-node') }],
  }),
  aResource('targetGroup', { targets: [{ id: 'i-web' }] }),
  aResource('autoScalingGroup', {
    subnetIds: [asId('subnet-1')],
    instanceIds: [asId('i-web')],
    targetGroupIds: [asId('tg-1')],
  }),
)

function dangling(topology: typeof everything) {
  return validate(topology).filter(({ kind }) => kind === 'danglingReference')
}

describe('removing any one resource of a network with every service', () => {
  it('starts from a network that names nothing that is missing', () => {
    expect(dangling(everything)).toEqual([])
  })

  it.each(allResources(everything).map(({ kind, id }) => [kind, id]))(
    'leaves nothing that names the %s %s',
    (_kind, id) => {
      expect(dangling(removeResources(everything, [id]))).toEqual([])
    },
  )

  it('takes a load balancer’s listeners and interfaces along, and leaves its target group', () => {
    const after = removeResources(everything, ['lb-1'])
    expect(findOf(after, 'listener', 'listener-1')).toBeUndefined()
    expect(findOf(after, 'networkInterface', 'eni-node')).toBeUndefined()
    expect(findOf(after, 'targetGroup', 'tg-1')).toBeDefined()
  })

  it('keeps the routes of a gateway’s table as blackholes when their attachment goes (TGW-13)', () => {
    const after = removeResources(everything, ['tgw-attach-1'])
    const table = findOf(after, 'transitGatewayRouteTable', 'tgw-rtb-1')
    expect(table?.routes.map(({ attachmentIds }) => attachmentIds)).toEqual([[]])
    expect(table?.associatedAttachmentIds).toEqual([])
  })
})
