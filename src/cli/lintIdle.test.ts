import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { answerProbe } from '@/engine/probe'
import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import { formatDestination } from '@/model/resources/routeTable'
import { expectOk } from '@/model/result'
import { findOf, withResources, type Topology } from '@/model/topology'
import type { Finding, FindingKind } from '@/reachability/lint/finding'
import { lint } from '@/reachability/lint/lint'
import { FAMILIES, type NetworkWithProbes } from '@/testing/naive/random/randomNetworks'
import { parseProbes } from './probes'

/** Findings that say: this rule, entry or route may as well not be there. */
const IDLE: readonly FindingKind[] = [
  'aclEntryShadowed',
  'aclEntryRedundant',
  'groupRuleCovered',
  'narrowEgressRule',
  'routeNeverUsed',
]

function verdicts(topology: Topology, { probes }: NetworkWithProbes) {
  const network = compile(topology)
  return expectOk(parseProbes(probes)).map((probe) => {
    const { verdict, requestDelivered, workingPorts, certain } = expectOk(
      answerProbe(network, probe),
    )
    return { verdict, requestDelivered, workingPorts, certain }
  })
}

function without(topology: Topology, { about }: Finding): Topology {
  switch (about?.kind) {
    case 'rule': {
      const group = findOf(topology, 'securityGroup', about.securityGroupId)
      if (!group) return topology
      const { direction } = about
      const rules = group[direction].filter(({ id }) => id !== about.ruleId)
      return withResources(topology, { ...group, [direction]: rules })
    }
    case 'entry': {
      const acl = findOf(topology, 'networkAcl', about.networkAclId)
      if (!acl) return topology
      const entries = acl.entries.filter(
        ({ direction, ruleNumber }) =>
          direction !== about.direction || ruleNumber !== about.ruleNumber,
      )
      return withResources(topology, { ...acl, entries })
    }
    case 'route': {
      const table = findOf(topology, 'routeTable', about.routeTableId)
      if (!table) return topology
      const isTold = (destination: typeof about.destination) =>
        formatDestination(destination) === formatDestination(about.destination)
      // The route that wins by its origin has the same destination: then only the other one goes.
      const routes = table.routes.filter(
        ({ destination, origin }) => !isTold(destination) || origin === 'static',
      )
      return withResources(topology, { ...table, routes })
    }
    case undefined:
      return topology
  }
}

describe('what lint calls idle', () => {
  const names = Object.keys(FAMILIES) as readonly (keyof typeof FAMILIES)[]

  it.each(names)(
    'can go all at once, and no verdict changes: NACL-02, SG-11, SG-21, RT-04, RT-09 (%s)',
    { timeout: 120_000 },
    (name) => {
      let idle = 0
      fc.assert(
        fc.property(FAMILIES[name], (drawn) => {
          const { topology } = expectOk(
            importAwsSnapshot([{ name: 'random', value: drawn.snapshot }]),
          )
          const told = lint(topology).filter(({ kind }) =>
            (IDLE as readonly string[]).includes(kind),
          )
          idle += told.length
          const rest = told.reduce(without, topology)
          expect(verdicts(rest, drawn)).toEqual(verdicts(topology, drawn))
        }),
        { numRuns: Number(process.env['LINT_NETWORKS'] ?? 40) },
      )
      expect(idle).toBeGreaterThan(0)
    },
  )
})
