import type { CompiledSubnet, CompiledVpc } from './compile/network'

/** Traffic at a VPC's border with the internet. */
export interface Crossing {
  readonly vpc: CompiledVpc
  /**
   * The subnet whose exclusion counts: where the address stands, or the endpoint that inspects next to the
   * gateway (BPA-06). Targets behind a load balancer are not asked (BPA-08). A regional NAT gateway has none.
   */
  readonly subnet: () => CompiledSubnet | undefined
  /** A NAT gateway's or an egress-only gateway's, which only lets flows out that were opened inside. */
  readonly opensOutwards: boolean
}

/**
 * Whether Block Public Access stops the traffic. `block-ingress` spares NAT gateways and egress-only
 * gateways alone, so that a public instance loses its way out too (BPA-03); under `block-bidirectional` an
 * exclusion that allows egress spares the same (BPA-02, BPA-04).
 */
export function isPublicAccessBlocked({ vpc: { vpc }, subnet, opensOutwards }: Crossing): boolean {
  if (vpc.blockPublicAccess === 'off') return false
  const exclusions = [vpc.blockPublicAccessExclusion, subnet()?.subnet.blockPublicAccessExclusion]
  if (exclusions.includes('allow-bidirectional')) return false
  const sparesOutwards =
    vpc.blockPublicAccess === 'block-ingress' || exclusions.includes('allow-egress')
  return !(opensOutwards && sparesOutwards)
}
