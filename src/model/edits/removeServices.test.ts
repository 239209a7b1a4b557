import { describe, expect, it } from 'vitest'
import { anInterface, aServer, aSubnet, topologyOf } from '@/testing/builders'
import { aResource, BUILT_KINDS } from '@/testing/moreBuilders'
import { asId } from '../ids'
import { cidr } from '../ip'
import { allResources, findOf, resourcesOf } from '../topology'
import { validate } from '../validation'
import { removalRefusal, removeResources } from './remove'

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
  aResource('transitGatewayAttachment', {
    id: 'tgw-attach-connect',
    attached: {
      kind: 'connect',
      transportAttachmentId: asId('tgw-attach-1'),
      onPremisesNetworkId: asId('onprem-1'),
      cidrBlocks: [],
    },
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

  it('ends the association of Direct Connect with the attachment that it came with', () => {
    const gateway = { kind: 'transitGateway', id: asId('tgw-1') } as const
    const joined = topologyOf(
      aResource('transitGateway'),
      aResource('directConnectGateway', { associations: [{ gateway, allowedPrefixes: [] }] }),
      aResource('transitGatewayAttachment', {
        attached: { kind: 'directConnectGateway', directConnectGatewayId: asId('dxgw-1') },
      }),
    )
    const after = removeResources(joined, ['tgw-attach-1'])
    expect(findOf(after, 'directConnectGateway', 'dxgw-1')?.associations).toEqual([])
  })

  it('keeps the attachment of a VPN for as long as the connection lasts', () => {
    const joined = topologyOf(
      aResource('transitGateway'),
      aResource('vpnConnection', { gateway: { kind: 'transitGateway', id: asId('tgw-1') } }),
      aResource('transitGatewayAttachment', {
        attached: { kind: 'vpn', vpnConnectionId: asId('vpn-1') },
      }),
    )
    expect(removalRefusal(joined, 'tgw-attach-1')).toMatch(/goes with its VPN connection, vpn-1/)
    expect(removeResources(joined, ['tgw-attach-1'])).toBe(joined)
    const after = removeResources(joined, ['vpn-1'])
    expect(findOf(after, 'transitGatewayAttachment', 'tgw-attach-1')).toBeUndefined()
    expect(resourcesOf(removeResources(joined, ['tgw-1']), 'transitGatewayAttachment')).toEqual([])
  })
})
