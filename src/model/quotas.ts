/** AWS's default quotas that a drawing can exceed; an account can have most of them raised. */
export interface Quotas {
  /** VPC-05 */
  readonly vpcsPerRegion: number
  readonly subnetsPerVpc: number
  readonly ipv4BlocksPerVpc: number
  readonly ipv6BlocksPerVpc: number
  /** ENI-05 */
  readonly groupsPerInterface: number
  /** For each direction and each family apart (SG-42). */
  readonly rulesPerGroup: number
  /** Rules per group times groups per interface (SG-43). */
  readonly rulesPerInterface: number
  readonly groupsPerRegion: number
  /** NACL-19 */
  readonly aclsPerVpc: number
  readonly entriesPerAclDirection: number
  /** RT-22 */
  readonly routeTablesPerVpc: number
  readonly routesPerTable: number
  readonly propagatedRoutesPerTable: number
  /** ENI-09 */
  readonly interfacesPerRegion: number
  /** ADDR-05 */
  readonly elasticIpsPerRegion: number
  /** NAT-20 */
  readonly natGatewaysPerZone: number
}

export const DEFAULT_QUOTAS: Quotas = {
  vpcsPerRegion: 5,
  subnetsPerVpc: 200,
  ipv4BlocksPerVpc: 5,
  ipv6BlocksPerVpc: 5,
  groupsPerInterface: 5,
  rulesPerGroup: 60,
  rulesPerInterface: 1000,
  groupsPerRegion: 2500,
  aclsPerVpc: 200,
  entriesPerAclDirection: 20,
  routeTablesPerVpc: 200,
  routesPerTable: 500,
  propagatedRoutesPerTable: 100,
  interfacesPerRegion: 5000,
  elasticIpsPerRegion: 5,
  natGatewaysPerZone: 5,
}

/** What a rule or route that names one of AWS's own lists counts as (SG-41). */
const AWS_PREFIX_LIST_WEIGHTS: readonly (readonly [suffix: string, weight: number])[] = [
  ['.s3', 1],
  ['.dynamodb', 1],
  ['.ec2-instance-connect', 2],
  ['.groundstation', 5],
  ['.s3express', 6],
  ['.vpc-lattice', 10],
  ['.secretsmanager-external', 20],
  ['.route53-healthchecks', 25],
  ['.cloudfront.origin-facing', 55],
]

/** The weight of AWS's list of this name, such as `com.amazonaws.us-east-1.s3`. */
export function awsPrefixListWeight(name: string): number | undefined {
  const plain = name.replace(/^com\.amazonaws\.ipv6\./, 'com.amazonaws.').replace('.ipv6.', '.')
  return AWS_PREFIX_LIST_WEIGHTS.find(([suffix]) => plain.endsWith(suffix))?.[1]
}
