import type { ReportBuilder } from '../report'
import type { TopologyBuilder } from './topologyBuilder'

/** Says where AWS's defaults stand in for associations that the snapshot does not show. */
export function reportDefaults(builder: TopologyBuilder, report: ReportBuilder): void {
  const mainTables = new Set(
    builder.all('routeTable').flatMap(({ main, vpcId }) => (main ? [vpcId] : [])),
  )
  const acls = builder.all('networkAcl')
  const vpcsWithAcls = new Set(acls.map(({ vpcId }) => vpcId))
  const defaultAcls = new Set(acls.flatMap(({ isDefault, vpcId }) => (isDefault ? [vpcId] : [])))
  for (const subnet of builder.all('subnet')) {
    if (subnet.routeTableId === undefined && !mainTables.has(subnet.vpcId)) {
      report.note('assumed', 'Subnets without a route table have local routes only', subnet.id)
    }
    if (subnet.networkAclId !== undefined) continue
    if (defaultAcls.has(subnet.vpcId)) {
      const message = "Subnets in no network ACL's associations use their VPC's default one"
      report.note('assumed', message, subnet.id)
    } else {
      const message = vpcsWithAcls.has(subnet.vpcId)
        ? 'Subnets whose network ACL is not listed: nothing is filtered at their border'
        : 'No network ACL is listed for the VPC: nothing is filtered at its subnets’ borders'
      report.note('assumed', message, subnet.id)
    }
  }
}
