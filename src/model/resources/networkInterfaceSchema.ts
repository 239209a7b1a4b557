import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, ipSchema, listOf } from '../schema'

export const privateAddressSchema = z.readonly(
  z.object({
    address: ipSchema,
    /** The public IPv4 or Elastic IP that the internet gateway maps to this address (ADDR-02). */
    publicIp: z.optional(ipSchema),
    /** True for an Elastic IP, which stays when the instance stops (ADDR-05). */
    elastic: z.optional(z.boolean()),
  }),
)

export const networkInterfaceSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('networkInterface'),
    id: idSchema<'NetworkInterfaceId'>(),
    subnetId: idSchema<'SubnetId'>(),
    /** `interface`, `nat_gateway`, `lambda` …: AWS's own list grows, so any text. */
    interfaceType: z.string(),
    attachment: z.optional(
      z.readonly(z.object({ instanceId: idSchema<'InstanceId'>(), deviceIndex: z.int() })),
    ),
    /** What AWS service made it, as its description says; it cannot be edited by hand (ENI-10). */
    managedBy: z.optional(z.string()),
    /** Private IPv4 addresses, the primary one first; none in an IPv6-only subnet (ENI-01). */
    privateAddresses: listOf(privateAddressSchema),
    ipv6Addresses: listOf(ipSchema),
    /** Delegated prefixes, both families; they count as its own addresses (ENI-08). */
    prefixes: listOf(cidrSchema),
    securityGroupIds: listOf(idSchema<'SecurityGroupId'>()),
    sourceDestCheck: z.boolean(),
    /** Interfaces of endpoints and internal load balancers refuse IPv6 from the internet (IGW-13). */
    denyAllIgwTraffic: z.optional(z.boolean()),
    /** Idle time-outs in seconds, where they are not the defaults (CT-15). */
    connectionTracking: z.optional(
      z.readonly(
        z.object({
          tcpEstablished: z.optional(z.int()),
          udp: z.optional(z.int()),
          udpStream: z.optional(z.int()),
        }),
      ),
    ),
  }),
)
