import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Finding } from '@/reachability/lint/finding'
import { lint } from '@/reachability/lint/lint'
import { starterScenes } from '@/scenarios/starterScenes'
import { main } from './main'

const kernel = fileURLToPath(new URL('../testing/examples/kernel/', import.meta.url))

let printed = ''
let told = ''
let folder = ''

beforeEach(() => {
  printed = ''
  told = ''
  folder = mkdtempSync(join(tmpdir(), 'packetwalk-lint-'))
  vi.spyOn(process.stdout, 'write').mockImplementation((text: unknown, done: unknown) => {
    printed += String(text)
    if (typeof done === 'function') (done as () => void)()
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

function file(name: string, value: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

/** One VPC, one group with a rule beside the one that allows everything, and two rules for one ACL number. */
const snapshot = {
  Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
  Subnets: [
    {
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      CidrBlock: '10.9.0.0/24',
      AvailabilityZone: 'us-east-1a',
    },
  ],
  SecurityGroups: [
    {
      GroupId: 'sg-1',
      GroupName: 'web',
      VpcId: 'vpc-1',
      IpPermissions: [],
      IpPermissionsEgress: [
        { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    },
  ],
}

describe('packetwalk lint', () => {
  it('prints an array of findings alone with --json, errors first', async () => {
    expect(await main(['lint', file('shop.json', snapshot), '--json'])).toBe(0)
    const findings = JSON.parse(printed) as readonly Finding[]
    const ranks = findings.map(({ severity }) => ['error', 'warning', 'note'].indexOf(severity))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(findings[0]).toMatchObject({
      kind: 'subnetOutsideVpc',
      severity: 'error',
      ids: ['subnet-1', 'vpc-1'],
    })
    expect(findings.find(({ kind }) => kind === 'narrowEgressRule')).toMatchObject({
      about: { kind: 'rule', securityGroupId: 'sg-1', direction: 'egress' },
      rules: ['SG-21'],
    })
    expect(told).toBe('')
  })

  it('prints the same for people, by severity and by what to mend', async () => {
    expect(await main(['lint', file('shop.json', snapshot)])).toBe(0)
    expect(printed).toMatch(/^1 error, \d+ warnings?, \d+ notes?\n\nErrors\n {2}subnet subnet-1\n/)
    expect(printed).toContain('  security group web (sg-1)\n')
    expect(printed).toContain('      narrowEgressRule SG-21\n')
  })

  it('takes quotas that an account has had raised', async () => {
    const groups = Array.from({ length: 61 }, (_, port) => ({
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      IpRanges: [{ CidrIp: '10.0.0.0/16' }],
    }))
    const [group] = snapshot.SecurityGroups
    const path = file('big.json', {
      ...snapshot,
      SecurityGroups: [{ ...group, IpPermissions: groups }],
    })
    const quotaFindings = () =>
      (JSON.parse(printed) as readonly Finding[]).filter(({ kind }) => kind === 'quota')
    await main(['lint', path, '--json'])
    expect(quotaFindings()).toHaveLength(1)
    printed = ''
    await main(['lint', path, '--json', '--quota', 'rulesPerGroup=100'])
    expect(quotaFindings()).toEqual([])
  })

  it.each([
    ['nothing to read', ['lint'], 'lint needs a NETWORK: a file or a folder\n'],
    [
      'a file that is not there',
      ['lint', '/nowhere.json'],
      '/nowhere.json does not exist; expected a file or a folder\n',
    ],
    ['one argument too many', ['lint', 'a', 'b'], '"b" is one argument too many\n'],
    [
      'a quota beyond what AWS raises',
      ['lint', 'a', '--quota', 'entriesPerAclDirection=41'],
      '--quota: entriesPerAclDirection is 41; AWS allows 40 at most (NACL-19)\n',
    ],
    [
      'SG-43',
      ['lint', 'a', '--quota', 'rulesPerGroup=300'],
      '--quota: rulesPerGroup times groupsPerInterface is 1500; AWS allows 1000 at most (SG-43)\n',
    ],
    [
      'a quota without a number',
      ['lint', 'a', '--quota', 'rulesPerGroup'],
      '--quota rulesPerGroup: expected NAME=NUMBER\n',
    ],
  ])('tells %s in one line, exit code 2', async (_what, args, line) => {
    expect(await main(args)).toBe(2)
    expect(told).toBe(line)
    expect(printed).toBe('')
  })

  it('tells a quota that there is not, and those that there are', async () => {
    expect(await main(['lint', 'a', '--quota', 'cats=9'])).toBe(2)
    expect(told).toMatch(/^--quota cats=9: there is no quota "cats"; expected vpcsPerRegion, .+\n$/)
  })
})

describe('false alarms', () => {
  it.each(readdirSync(kernel).toSorted())(
    'find no error in the observed network %s',
    async (name) => {
      expect(await main(['lint', join(kernel, name, 'snapshot.json'), '--json'])).toBe(0)
      const findings = JSON.parse(printed) as readonly Finding[]
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    },
  )

  it.each(starterScenes)('find no error in $name', ({ diagram }) => {
    const findings = lint(diagram().topology)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('find what the example of the first visit is about: an ACL that stops a reply', () => {
    const [shop] = starterScenes
    const findings = shop ? lint(shop.diagram().topology) : []
    const kinds = new Set(
      findings.filter(({ severity }) => severity === 'warning').map(({ kind }) => kind),
    )
    expect([...kinds]).toEqual(['aclEntryShadowed', 'aclDropsResponses'])
  })

  it.each(starterScenes.slice(1))('find nothing at all in $name', ({ diagram }) => {
    expect(lint(diagram().topology)).toEqual([])
  })
})
