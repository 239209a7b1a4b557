import { fail, ok, type Result } from './result'

interface Quota {
  /** AWS's default. */
  readonly value: number
  /** What AWS raises it to at most: `fixed` for not at all; left out where no limit is published. */
  readonly upTo?: number | 'fixed'
  readonly rule: string
}

/** Everything that AWS counts and a drawing can exceed. */
export const QUOTAS = {
  vpcsPerRegion: { value: 5, rule: 'VPC-05' },
  subnetsPerVpc: { value: 200, rule: 'VPC-05' },
  ipv4BlocksPerVpc: { value: 5, upTo: 50, rule: 'VPC-05' },
  ipv6BlocksPerVpc: { value: 5, upTo: 50, rule: 'VPC-05' },
  /** Address usage of a VPC, and of VPCs that are peered within a Region, together. */
  addressUsagePerVpc: { value: 64_000, upTo: 256_000, rule: 'VPC-22' },
  addressUsagePeered: { value: 128_000, upTo: 512_000, rule: 'VPC-22' },
  groupsPerInterface: { value: 5, upTo: 16, rule: 'ENI-05' },
  /** For each direction and each family apart. */
  rulesPerGroup: { value: 60, rule: 'SG-42' },
  /** Rules per group times groups per interface. */
  rulesPerInterface: { value: 1000, upTo: 'fixed', rule: 'SG-43' },
  groupsPerRegion: { value: 2500, rule: 'SG-43' },
  aclsPerVpc: { value: 200, rule: 'NACL-19' },
  entriesPerAclDirection: { value: 20, upTo: 40, rule: 'NACL-19' },
  routeTablesPerVpc: { value: 200, rule: 'RT-22' },
  /** For each family apart. */
  routesPerTable: { value: 500, upTo: 1000, rule: 'RT-22' },
  propagatedRoutesPerTable: { value: 100, upTo: 'fixed', rule: 'RT-22' },
  interfacesPerRegion: { value: 5000, rule: 'ENI-09' },
  elasticIpsPerRegion: { value: 5, rule: 'ADDR-05' },
  natGatewaysPerZone: { value: 5, rule: 'NAT-20' },
  addressesPerNatGateway: { value: 8, upTo: 'fixed', rule: 'NAT-16' },
  elasticIpsPerNatGateway: { value: 2, upTo: 8, rule: 'NAT-16' },
  addressesPerRegionalNatZone: { value: 32, upTo: 'fixed', rule: 'NAT-24' },
  /** Interface and Gateway Load Balancer endpoints together. */
  endpointsPerVpc: { value: 50, rule: 'IFE-16' },
} as const satisfies Readonly<Record<string, Quota>>

export type QuotaName = keyof typeof QUOTAS
export const QUOTA_NAMES = Object.keys(QUOTAS) as readonly QuotaName[]

/** The numbers that an account has. */
export type Quotas = Readonly<Record<QuotaName, number>>

export const DEFAULT_QUOTAS = Object.fromEntries(
  QUOTA_NAMES.map((name) => [name, QUOTAS[name].value]),
) as Quotas

/** The quotas of an account that has had some of them raised, as far as AWS raises them (SG-43). */
export function adjustQuotas(changes: Partial<Quotas>): Result<Quotas> {
  const quotas = { ...DEFAULT_QUOTAS, ...changes }
  for (const name of QUOTA_NAMES) {
    const quota: Quota = QUOTAS[name]
    const value = quotas[name]
    if (!Number.isInteger(value) || value < 1) {
      return fail(`${name} is ${String(value)}; expected a whole number from 1`)
    }
    const limit = quota.upTo === 'fixed' ? quota.value : quota.upTo
    if (limit !== undefined && value > limit) {
      return fail(
        `${name} is ${String(value)}; AWS allows ${String(limit)} at most (${quota.rule})`,
      )
    }
  }
  const { rulesPerGroup, groupsPerInterface, rulesPerInterface } = quotas
  const product = rulesPerGroup * groupsPerInterface
  if (product > rulesPerInterface) {
    return fail(
      `rulesPerGroup times groupsPerInterface is ${String(product)}; AWS allows ${String(rulesPerInterface)} at most (SG-43)`,
    )
  }
  return ok(quotas)
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

interface InstanceLimits {
  readonly interfaces: number
  /** For each family apart; a delegated prefix counts as one (ENI-08). */
  readonly addresses: number
}

const BURSTABLE: Readonly<Record<string, InstanceLimits>> = {
  nano: { interfaces: 2, addresses: 2 },
  micro: { interfaces: 2, addresses: 2 },
  small: { interfaces: 3, addresses: 4 },
  medium: { interfaces: 3, addresses: 6 },
  large: { interfaces: 3, addresses: 12 },
  xlarge: { interfaces: 4, addresses: 15 },
  '2xlarge': { interfaces: 4, addresses: 15 },
}

const FEW: InstanceLimits = { interfaces: 4, addresses: 15 }
const MANY: InstanceLimits = { interfaces: 8, addresses: 30 }
const MOST: InstanceLimits = { interfaces: 15, addresses: 50 }
const STEADY: Readonly<Record<string, InstanceLimits>> = {
  medium: { interfaces: 2, addresses: 4 },
  large: { interfaces: 3, addresses: 10 },
  xlarge: FEW,
  '2xlarge': FEW,
  '4xlarge': MANY,
  '8xlarge': MANY,
  '9xlarge': MANY,
  '12xlarge': MANY,
  '16xlarge': MOST,
  '18xlarge': MOST,
  '24xlarge': MOST,
  '32xlarge': MOST,
  '48xlarge': MOST,
}

/** How many interfaces and addresses an instance type may have, of the common families (ENI-09). */
export function instanceLimits(instanceType: string): InstanceLimits | undefined {
  const [family = '', size = ''] = instanceType.split('.')
  if (/^t(3a?|4g)$/.test(family)) return BURSTABLE[size]
  return /^[cmr][567](a|g|i|i-flex)?d?$/.test(family) ? STEADY[size] : undefined
}
