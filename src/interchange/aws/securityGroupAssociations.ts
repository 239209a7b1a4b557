import { asId, type VpcId } from '@/model/ids'
import type { Assembly } from './assembly'
import { plainWord } from './rows'

/** A group goes on serving a VPC while AWS has not taken it away (SG-45). */
const IN_FORCE = ['', 'associated', 'disassociationfailed']

/** Notes on each group in which further VPCs it may be used. */
export function addGroupAssociations({ snapshot, builder, report }: Assembly): void {
  for (const row of snapshot.rows.SecurityGroupVpcAssociations) {
    const group = builder.find('securityGroup', row.GroupId)
    if (!IN_FORCE.includes(plainWord(row.State))) {
      const message = 'Associations of groups with VPCs that are not in force'
      report.note('leftOut', message, row.GroupId, row.VpcId)
      continue
    }
    if (!group) {
      const message = 'Associations of groups that are not listed with VPCs'
      report.note('leftOut', message, row.GroupId, row.VpcId)
      continue
    }
    const known = new Set(group.associatedVpcIds)
    if (row.VpcId === group.vpcId) continue
    const associatedVpcIds = [...known.add(asId<VpcId>(row.VpcId))]
    builder.put({ ...group, associatedVpcIds })
  }
}
