import type * as z from 'zod/mini'
import type { networkInterfaceSchema, privateAddressSchema } from './networkInterfaceSchema'

export type PrivateAddress = z.infer<typeof privateAddressSchema>
export type NetworkInterface = z.infer<typeof networkInterfaceSchema>

/**
 * Whether no group filters this interface at all: a service's interface without groups is open,
 * an instance's without groups lets nothing through.
 */
export function isUnfiltered(networkInterface: NetworkInterface): boolean {
  return (
    networkInterface.securityGroupIds.length === 0 &&
    networkInterface.attachment === undefined &&
    (networkInterface.managedBy !== undefined || networkInterface.interfaceType !== 'interface')
  )
}
