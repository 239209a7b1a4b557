import { BLOCK_PUBLIC_ACCESS_EXCLUSIONS, BLOCK_PUBLIC_ACCESS_MODES } from '@/model/resources/vpc'
import type { Vpc } from '@/model/resources/vpc'
import type { Assembly } from './assembly'
import { given, plainWord } from './rows'

type Mode = Vpc['blockPublicAccess']
type Exclusion = NonNullable<Vpc['blockPublicAccessExclusion']>

/** From lax to strict: an exclusion can only make a mode laxer. */
const STRICTNESS: Readonly<Record<Mode, number>> = {
  off: 0,
  'block-ingress': 1,
  'block-bidirectional': 2,
}

/**
 * Works out which mode Block Public Access has in each VPC and what is excluded from it: rows of
 * VPCs and subnets show what is left of the account's mode after exclusions, which may also be
 * listed themselves (BPA-01, BPA-04).
 */
export function applyBlockPublicAccess(assembly: Assembly): void {
  const accountMode = readAccountModes(assembly)
  const subnetModes = readSubnetModes(assembly)
  const { builder, report, snapshot } = assembly
  const stated = new Set(
    snapshot.rows.Vpcs.flatMap(({ VpcId, BlockPublicAccessStates: states }) =>
      given(states?.InternetGatewayBlockMode) === undefined ? [] : [VpcId],
    ),
  )
  for (const vpc of builder.all('vpc')) {
    const own = stated.has(vpc.id) ? vpc.blockPublicAccess : undefined
    const account = accountMode(vpc.region)
    const inSubnets = builder
      .all('subnet')
      .flatMap((subnet) => (subnet.vpcId === vpc.id ? (subnetModes.get(subnet.id) ?? []) : []))
    const mode = strictest([own, account].filter(isGiven)) ?? strictest(inSubnets) ?? 'off'
    if (own !== undefined && account !== undefined && STRICTNESS[own] > STRICTNESS[account]) {
      const message =
        "VPCs that Block Public Access restricts more than its options say; the VPC's own mode is kept"
      report.note('contradiction', message, vpc.id)
    }
    const exclusion = own === undefined ? undefined : exclusionBetween(mode, own)
    builder.put({
      ...vpc,
      blockPublicAccess: mode,
      ...(exclusion && { blockPublicAccessExclusion: exclusion }),
    })
  }
  excludeSubnets(subnetModes, assembly)
  applyListedExclusions(assembly)
}

/** The mode of a Region's account; an answer that names no Region is true of every one. */
function readAccountModes({ snapshot, report }: Assembly) {
  const modes = new Map<string, Mode>()
  for (const row of snapshot.rows.VpcBlockPublicAccessOptions) {
    const region = given(row.AwsRegion) ?? ''
    const mode = readMode(row.InternetGatewayBlockMode, region, report)
    if (mode) modes.set(region, mode)
  }
  return (region: string): Mode | undefined => modes.get(region) ?? modes.get('')
}

function readSubnetModes({ snapshot, report }: Assembly): ReadonlyMap<string, Mode> {
  const modes = new Map<string, Mode>()
  for (const { SubnetId, BlockPublicAccessStates: states } of snapshot.rows.Subnets) {
    const mode = readMode(states?.InternetGatewayBlockMode, SubnetId, report)
    if (mode) modes.set(SubnetId, mode)
  }
  return modes
}

function readMode(
  text: string | null | undefined,
  where: string,
  report: Assembly['report'],
): Mode | undefined {
  const word = given(text)
  if (word === undefined) return undefined
  const mode = BLOCK_PUBLIC_ACCESS_MODES.find((known) => plainWord(known) === plainWord(word))
  if (!mode) {
    const message = `Block Public Access mode "${word}" is not known and is left out`
    report.note('unknown', message, where)
  }
  return mode
}

function excludeSubnets(
  subnetModes: ReadonlyMap<string, Mode>,
  { builder, report }: Assembly,
): void {
  for (const subnet of builder.all('subnet')) {
    const own = subnetModes.get(subnet.id)
    const vpc = builder.find('vpc', subnet.vpcId)
    if (own === undefined || !vpc) continue
    if (STRICTNESS[own] > STRICTNESS[vpc.blockPublicAccess]) {
      const message =
        'Subnets that Block Public Access restricts more than their VPC, whose mode is kept'
      report.note('contradiction', message, subnet.id)
    }
    const exclusion = exclusionBetween(vpc.blockPublicAccess, own)
    if (!exclusion || exclusion === vpc.blockPublicAccessExclusion) continue
    builder.put({ ...subnet, blockPublicAccessExclusion: exclusion })
  }
}

/** The exclusion that leaves `left` of a mode (BPA-04). */
function exclusionBetween(mode: Mode, left: Mode): Exclusion | undefined {
  if (STRICTNESS[left] >= STRICTNESS[mode]) return undefined
  return left === 'off' ? 'allow-bidirectional' : 'allow-egress'
}

const GONE_STATES = ['createinprogress', 'createfailed', 'deleteinprogress', 'deletecomplete']

function applyListedExclusions({ snapshot, builder, report }: Assembly): void {
  for (const row of snapshot.rows.VpcBlockPublicAccessExclusions) {
    const id = row.ExclusionId
    const state = plainWord(row.State)
    if (GONE_STATES.includes(state) || state.startsWith('disable')) {
      report.note('leftOut', 'Exclusions from Block Public Access that are not in force', id)
      continue
    }
    const exclusion = BLOCK_PUBLIC_ACCESS_EXCLUSIONS.find(
      (known) => plainWord(known) === plainWord(row.InternetGatewayExclusionMode),
    )
    const resourceId = row.ResourceArn?.split('/').at(-1)
    const vpc = builder.find('vpc', resourceId)
    const subnet = builder.find('subnet', resourceId)
    if (!exclusion || (!vpc && !subnet)) {
      const message = exclusion
        ? 'Exclusions from Block Public Access for things that are not listed'
        : 'Exclusions from Block Public Access whose mode is not known'
      report.note('unknown', message, id)
      continue
    }
    if (vpc) builder.put({ ...vpc, blockPublicAccessExclusion: exclusion })
    if (subnet) builder.put({ ...subnet, blockPublicAccessExclusion: exclusion })
  }
}

function strictest(modes: readonly Mode[]): Mode | undefined {
  return modes.toSorted((a, b) => STRICTNESS[b] - STRICTNESS[a])[0]
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined
}
