import { DEFAULT_QUOTAS, type Quotas } from './quotas'
import type { Topology } from './topology'
import { addressIssues } from './validation/addresses'
import { associationIssues } from './validation/associations'
import { blockIssues } from './validation/blocks'
import { createContext } from './validation/context'
import { edgeTableIssues } from './validation/edgeTables'
import { endpointIssues } from './validation/endpoints'
import { firewallIssues } from './validation/firewalls'
import { groupIssues } from './validation/groups'
import { interfaceIssues } from './validation/interfaces'
import type { Issue, Severity } from './validation/issue'
import { loadBalancerIssues } from './validation/loadBalancers'
import { managedServiceIssues } from './validation/managedServices'
import { middleboxIssues } from './validation/middleboxes'
import { natGatewayIssues } from './validation/natGateways'
import { privateGatewayIssues } from './validation/privateGateways'
import { quotaIssues } from './validation/quotaIssues'
import { referenceIssues } from './validation/references'
import { routeAmbiguityIssues } from './validation/routeAmbiguity'
import { routeIssues } from './validation/routes'
import { ruleIssues } from './validation/rules'
import { targetGroupIssues } from './validation/targetGroups'
import { transitGatewayIssues } from './validation/transitGateways'
import { unknownIssues } from './validation/unknowns'
import { vpcRangeIssues } from './validation/vpcRanges'

export { ISSUE_MEANINGS, type Issue, type IssueKind } from './validation/issue'

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

/** Everything that is wrong with a drawing, errors first. A drawing with issues still works. */
export function validate(topology: Topology, quotas: Quotas = DEFAULT_QUOTAS): readonly Issue[] {
  const context = createContext(topology)
  return [
    ...blockIssues(context),
    ...vpcRangeIssues(context),
    ...addressIssues(context),
    ...interfaceIssues(context),
    ...referenceIssues(context),
    ...associationIssues(context),
    ...groupIssues(context),
    ...ruleIssues(context),
    ...routeIssues(context),
    ...routeAmbiguityIssues(context),
    ...natGatewayIssues(context),
    ...edgeTableIssues(context),
    ...middleboxIssues(context),
    ...transitGatewayIssues(context),
    ...privateGatewayIssues(context),
    ...endpointIssues(context),
    ...firewallIssues(context),
    ...loadBalancerIssues(context),
    ...targetGroupIssues(context),
    ...managedServiceIssues(context),
    ...unknownIssues(context),
    ...quotaIssues(context, quotas),
  ].toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity])
}
