import { findOf } from '@/model/topology'
import type { CompiledInterface, CompiledNetwork } from '../compile/network'
import type { PassedStep } from './passed'

/** Families without Nitro: their records do not tell gateway endpoints and internet gateways apart. */
const BEFORE_NITRO =
  /^(t[12]|m[1-4]|c[134]|cc[12]|cr1|r[34]|i[23]|d2|h1|hs1|g[23]s?|p[23]|x1e?|f1)\./

/** The number in a record's traffic-path field, by what an outbound packet meets next (FL-12). */
export function trafficPathOf(
  { topology }: CompiledNetwork,
  sender: CompiledInterface | undefined,
  onward: PassedStep | undefined,
): number | undefined {
  const isOld = BEFORE_NITRO.test(sender?.instance?.instanceType ?? '')
  switch (onward?.checkpoint) {
    case undefined:
    case 'egressOnlyInternetGateway':
    case 'unmodelled':
      return undefined
    case 'internetGateway':
      return isOld ? 2 : 8
    case 'gatewayEndpoint':
      return isOld ? 2 : 7
    case 'virtualPrivateGateway':
      return 3
    case 'peeringConnection': {
      const peering = findOf(topology, 'peeringConnection', onward.component)
      return peering && peering.requester.region !== peering.accepter.region ? 5 : 4
    }
    default:
      return 1
  }
}
