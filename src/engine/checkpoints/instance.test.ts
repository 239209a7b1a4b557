import { expect, it } from 'vitest'
import { aServer, aSubnet, topologyOf } from '@/testing/builders'
import { blame, traceOf } from '@/testing/traceOf'

it('A stopped instance does not even ask the metadata service, which nothing filters (EXM-01)', () => {
  const topology = topologyOf(
    aSubnet(),
    aServer('a', '10.0.1.10', { instance: { state: 'stopped' } }),
  )
  const trace = traceOf(topology, 'i-a', '169.254.169.254')
  expect(trace.requestDelivered).toBe(false)
  expect(blame(trace)).toEqual(['instance i-a request egress INSTANCE_NOT_RUNNING'])
})
