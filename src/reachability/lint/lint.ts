import { DEFAULT_QUOTAS, type Quotas } from '@/model/quotas'
import type { Topology } from '@/model/topology'
import { validate } from '@/model/validation'
import type { Issue, Severity } from '@/model/validation/issue'
import { aclEntryFindings } from './aclEntries'
import { aclResponseFindings } from './aclResponses'
import { createLintContext, type LintContext } from './context'
import { familyFindings } from './families'
import type { Finding } from './finding'
import { groupRuleFindings } from './groupRules'
import { loadBalancerFindings } from './loadBalancers'
import { middleboxFindings } from './middleboxes'
import { openGroupFindings } from './openGroups'
import { peeringFindings } from './peerings'
import { publicAddressFindings } from './publicAddresses'
import { routeFindings } from './routes'
import { serviceFindings } from './services'
import { transitGatewayFindings } from './transitGateways'
import { unusedFindings } from './unused'

const CHECKS: readonly ((context: LintContext) => readonly Finding[])[] = [
  aclEntryFindings,
  aclResponseFindings,
  groupRuleFindings,
  openGroupFindings,
  familyFindings,
  routeFindings,
  publicAddressFindings,
  peeringFindings,
  transitGatewayFindings,
  middleboxFindings,
  loadBalancerFindings,
  serviceFindings,
  unusedFindings,
]

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

/** What AWS would refuse, and what a careful reader would point out besides, errors first. */
export function lint(topology: Topology, quotas: Quotas = DEFAULT_QUOTAS): readonly Finding[] {
  return [...validate(topology, quotas).map(fromIssue), ...lintBeyondIssues(topology)].toSorted(
    (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity],
  )
}

/** What `validate` does not tell: nothing of it would be refused. */
function lintBeyondIssues(topology: Topology): readonly Finding[] {
  const context = createLintContext(topology)
  return CHECKS.flatMap((check) => check(context))
}

function fromIssue({ kind, severity, ids, message, mend, rule }: Issue): Finding {
  return {
    kind,
    severity,
    ids,
    sentence: message,
    ...(mend !== undefined && { mend }),
    rules: rule === '' ? [] : rule.split(', '),
  }
}
