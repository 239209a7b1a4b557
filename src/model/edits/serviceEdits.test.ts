import { describe, expect, it } from 'vitest'
import { traceOf } from '@/testing/traceOf'
import { made, refusalOf, theOne, twoZones, wrongs } from '@/testing/twoZones'
import { expectOk } from '../result'
import { findOf, resourcesOf } from '../topology'
import { addEndpointService, setServiceBalancers } from './endpointService'
import {
  endpointGroups,
  setEndpointGroups,
  setEndpointService,
  setEndpointSubnet,
  setPrivateDns,
} from './interfaceEndpoint'
import {
  serviceGroups,
  setServiceGroups,
  setServiceKind,
  setServicePublic,
  setServiceSubnet,
} from './managedService'
import { removalRefusal, removeResources } from './remove'
import { addSecurityGroup } from './securityGroup'
import { addWorkingBalancer } from './workingBalancer'
import { addWorkingEndpoint, addWorkingEndpointService, addWorkingService } from './workingServices'

const { topology: base, vpcId, publicIds, isolatedIds } = twoZones()
const server = theOne(base, 'instance', 'server-a').id

describe('an interface endpoint', () => {
  const { topology, id } = made(addWorkingEndpoint(base, vpcId, isolatedIds[0]))
  const endpoint = findOf(topology, 'interfaceEndpoint', id)!

  it('is reached from the whole VPC as soon as it is placed (IFE-02)', () => {
    expect(endpoint.networkInterfaceIds).toHaveLength(2)
    expect(traceOf(topology, server, id).verdict).toBe('allow')
    expect(wrongs(topology)).toEqual([])
  })

  it('is for the next usual service when there is one already', () => {
    const next = made(addWorkingEndpoint(topology, vpcId))
    expect(findOf(next.topology, 'interfaceEndpoint', next.id)?.name).toBe('ssmmessages')
  })

  it('changes its subnet in a zone in the same groups, and keeps one (IFE-01)', () => {
    const moved = expectOk(setEndpointSubnet(topology, id, 'us-east-1a', publicIds[0]))
    expect(endpointGroups(moved, id)).toEqual(endpointGroups(topology, id))
    expect(wrongs(moved)).toEqual([])
    const one = expectOk(setEndpointSubnet(moved, id, 'us-east-1b', undefined))
    expect(findOf(one, 'interfaceEndpoint', id)?.networkInterfaceIds).toHaveLength(1)
    expect(refusalOf(setEndpointSubnet(one, id, 'us-east-1a', undefined))).toMatch('needs a subnet')
  })

  it('keeps a security group on all its interfaces alike', () => {
    expect(refusalOf(setEndpointGroups(topology, id, []))).toMatch('keeps one security group')
    const group = addSecurityGroup(topology, vpcId)
    const worn = expectOk(setEndpointGroups(group.topology, id, [group.id]))
    expect(traceOf(worn, server, id).verdict).toBe('deny')
  })

  it('stands for a service by its whole name, and knows the provider here (IFE-11)', () => {
    const provided = made(addWorkingEndpointService(topology, vpcId))
    const { serviceName } = theOne(provided.topology, 'endpointService')
    const chosen = expectOk(setEndpointService(provided.topology, id, serviceName))
    expect(findOf(chosen, 'interfaceEndpoint', id)?.endpointServiceId).toBe(provided.id)
    const back = expectOk(setEndpointService(chosen, id, 'com.amazonaws.us-east-1.kms'))
    expect(findOf(back, 'interfaceEndpoint', id)).not.toHaveProperty('endpointServiceId')
    expect(refusalOf(setEndpointService(topology, id, 'ssm'))).toMatch('no name of a service')
  })

  it('has private DNS for a service once in a VPC (IFE-05)', () => {
    const second = made(addWorkingEndpoint(topology, vpcId))
    expect(refusalOf(setEndpointService(second.topology, second.id, endpoint.serviceName))).toMatch(
      'private DNS',
    )
    const silent = expectOk(setPrivateDns(second.topology, second.id, false))
    const twin = expectOk(setEndpointService(silent, second.id, endpoint.serviceName))
    expect(refusalOf(setPrivateDns(twin, second.id, true))).toMatch('private DNS')
  })
})

describe('an endpoint service', () => {
  it('stands behind a network or gateway load balancer, a new one where there is none', () => {
    const { topology, id } = made(addWorkingEndpointService(base, vpcId))
    expect(theOne(topology, 'loadBalancer').type).toBe('network')
    expect(refusalOf(setServiceBalancers(topology, id, []))).toMatch('choose one')
    const alb = made(addWorkingBalancer(topology, vpcId, 'application'))
    expect(refusalOf(addEndpointService(alb.topology, [alb.id]))).toMatch(
      'only Network and Gateway',
    )
    const gateway = made(addWorkingBalancer(topology, vpcId, 'gateway'))
    const both = resourcesOf(gateway.topology, 'loadBalancer').map((one) => one.id)
    expect(refusalOf(setServiceBalancers(gateway.topology, id, both))).toMatch('two types')
    const other = expectOk(setServiceBalancers(gateway.topology, id, [gateway.id]))
    expect(findOf(other, 'endpointService', id)?.loadBalancerIds).toEqual([gateway.id])
  })
})

describe('a managed service', () => {
  it.each([
    ['rds', 5432, 1, 2],
    ['efs', 2049, 2, 2],
  ] as const)('of kind %s answers its clients on %i', (kind, port, interfaces, subnets) => {
    const { topology, id } = made(addWorkingService(base, kind, vpcId, isolatedIds[0]))
    const service = findOf(topology, 'managedService', id)!
    expect([service.networkInterfaceIds.length, service.subnetIds.length]).toEqual([
      interfaces,
      subnets,
    ])
    const [eni = ''] = service.networkInterfaceIds
    expect(traceOf(topology, server, eni, { port }).verdict).toBe('allow')
    expect(wrongs(topology)).toEqual([])
  })

  it.each(['lambda', 'instanceConnectEndpoint'] as const)('of kind %s stands once', (kind) => {
    const { topology, id } = made(addWorkingService(base, kind, vpcId, isolatedIds[0]))
    expect(findOf(topology, 'managedService', id)?.networkInterfaceIds).toHaveLength(1)
    expect(wrongs(topology)).toEqual([])
  })

  it('keeps a database’s two zones and the subnet that it stands in (MNG-05)', () => {
    const { topology, id } = made(addWorkingService(base, 'rds', vpcId, isolatedIds[0]))
    const leave = (subnetId = isolatedIds[0]!) =>
      refusalOf(setServiceSubnet(topology, id, subnetId, false))
    expect(leave()).toMatch('stands in this subnet')
    expect(leave(isolatedIds[1])).toMatch('two zones at least')
    const more = expectOk(setServiceSubnet(topology, id, publicIds[1]!, true))
    expect(setServiceSubnet(more, id, isolatedIds[1]!, false).ok).toBe(true)
  })

  it('has a mount target in each zone once, and a function an interface in each subnet', () => {
    const efs = made(addWorkingService(base, 'efs', vpcId, isolatedIds[0]))
    expect(refusalOf(setServiceSubnet(efs.topology, efs.id, publicIds[0]!, true))).toMatch(
      'mount target',
    )
    const lambda = made(addWorkingService(base, 'lambda', vpcId, isolatedIds[0]))
    const wide = expectOk(setServiceSubnet(lambda.topology, lambda.id, isolatedIds[1]!, true))
    const after = findOf(wide, 'managedService', lambda.id)!
    expect(after.networkInterfaceIds).toHaveLength(2)
    expect(serviceGroups(wide, after)).toHaveLength(1)
    const narrow = expectOk(setServiceSubnet(wide, lambda.id, isolatedIds[0]!, false))
    expect(findOf(narrow, 'managedService', lambda.id)?.networkInterfaceIds).toHaveLength(1)
    expect(refusalOf(setServiceSubnet(narrow, lambda.id, isolatedIds[1]!, false))).toMatch(
      'needs a subnet',
    )
  })

  it('is public only as a database in public subnets (MNG-06, MNG-02)', () => {
    const shut = made(addWorkingService(base, 'rds', vpcId, isolatedIds[0]))
    expect(refusalOf(setServicePublic(shut.topology, shut.id, true))).toMatch('public ones only')
    const open = made(addWorkingService(base, 'rds', vpcId, publicIds[0]))
    const shown = expectOk(setServicePublic(open.topology, open.id, true))
    const [eni] = findOf(shown, 'managedService', open.id)!.networkInterfaceIds
    expect(findOf(shown, 'networkInterface', eni)?.privateAddresses[0]?.publicIp).toBeDefined()
    const lambda = expectOk(setServiceKind(shown, open.id, 'lambda'))
    expect(findOf(lambda, 'networkInterface', eni)?.privateAddresses[0]).not.toHaveProperty(
      'publicIp',
    )
    expect(refusalOf(setServicePublic(lambda, open.id, true))).toMatch('never has a public')
  })

  it('changes its kind with the words on its interfaces and its ports', () => {
    const { topology, id } = made(addWorkingService(base, 'rds', vpcId))
    const efs = expectOk(setServiceKind(topology, id, 'efs'))
    expect(findOf(efs, 'managedService', id)).toMatchObject({
      type: 'EFS file system',
      services: [{ name: 'NFS' }],
    })
    expect(setServiceKind(efs, id, 'rds')).toEqual({ ok: true, value: topology })
  })

  it('keeps a security group, of its VPC', () => {
    const { topology, id } = made(addWorkingService(base, 'rds', vpcId))
    expect(refusalOf(setServiceGroups(topology, id, []))).toMatch('keeps one security group')
    const group = addSecurityGroup(topology, vpcId)
    const worn = expectOk(setServiceGroups(group.topology, id, [group.id]))
    expect(serviceGroups(worn, findOf(worn, 'managedService', id)!)).toEqual([group.id])
  })

  it('keeps its interfaces as long as it is there (ENI-10)', () => {
    const { topology, id } = made(addWorkingService(base, 'rds', vpcId))
    const [eni = ''] = findOf(topology, 'managedService', id)!.networkInterfaceIds
    expect(removalRefusal(topology, eni)).toMatch('belongs to database and goes with it')
    expect(removeResources(topology, [eni])).toBe(topology)
  })

  it('goes with its interfaces', () => {
    const { topology, id } = made(addWorkingService(base, 'efs', vpcId))
    const after = removeResources(topology, [id])
    expect(resourcesOf(after, 'networkInterface')).toHaveLength(
      resourcesOf(base, 'networkInterface').length,
    )
  })
})
