import * as z from 'zod/mini'
import { baseShape, idSchema } from '../schema'

/** A firewall of AWS Network Firewall; its endpoints name it. */
export const networkFirewallSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('networkFirewall'),
    id: idSchema<'NetworkFirewallId'>(),
    vpcId: idSchema<'VpcId'>(),
    firewallPolicyId: z.optional(idSchema<'FirewallPolicyId'>()),
  }),
)

export type NetworkFirewall = z.infer<typeof networkFirewallSchema>
