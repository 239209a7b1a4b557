import { DEFAULT_QUOTAS, type Quotas } from './quotas'
import type { Topology } from './topology'
import { addressIssues } from './validation/addresses'
import { associationIssues } from './validation/associations'
import { blockIssues } from './validation/blocks'
import { createContext } from './validation/context'
import { gatewayIssues } from './validation/gateways'
import type { Issue, Severity } from './validation/issue'
import { quotaIssues } from './validation/quotaIssues'
import { referenceIssues } from './validation/references'
import { routeIssues } from './validation/routes'
import { ruleIssues } from './validation/rules'

export { ISSUE_MEANINGS, type Issue, type IssueKind } from './validation/issue'

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

/** Everything that is wrong with a drawing, errors first. A drawing with issues still works. */
export function validate(topology: Topology, quotas: Quotas = DEFAULT_QUOTAS): readonly Issue[] {
  const context = createContext(topology)
  return [
    ...blockIssues(context),
    ...addressIssues(context),
    ...referenceIssues(context),
    ...associationIssues(context),
    ...ruleIssues(context),
    ...routeIssues(context),
    ...gatewayIssues(context),
    ...quotaIssues(context, quotas),
  ].toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity])
}
