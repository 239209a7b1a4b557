import { updateResource } from '@/model/edits/edit'
import { associateNetworkAcl } from '@/model/edits/networkAcl'
import { associateRouteTable } from '@/model/edits/routeTable'
import type { NetworkAclId, RouteTableId } from '@/model/ids'
import type { Subnet } from '@/model/resources/subnet'
import { labelOf, resourcesOf } from '@/model/topology'
import { strings } from '@/strings/strings'
import { editTopology, useTopology } from '@/store/diagramStore'
import { fieldHelp } from '../../fieldHelp'
import { Section } from '../fields/Section'
import { SharedSelect } from './SharedSelect'
import { sharedValue } from './sharedValue'

const words = strings.several

/** The value of a list that stands for "none of one's own". */
const IMPLICIT = ''

interface SubnetsFormProps {
  readonly subnets: readonly Subnet[]
  /** `2 subnets` */
  readonly what: string
}

/** Route table, ACL and public addresses of several subnets. */
export function SubnetsForm({ subnets, what }: SubnetsFormProps) {
  const vpc = sharedValue(subnets, ({ vpcId }) => vpcId)
  return (
    <Section title={words.together}>
      {vpc.same ? (
        <Associations subnets={subnets} what={what} vpcId={vpc.value} />
      ) : (
        <p className="text-[12px] text-muted">{words.subnetsApart}</p>
      )}
      <SharedSelect
        label={words.publicIpv4}
        help={fieldHelp('autoPublicIpv4')}
        shared={sharedValue(subnets, (subnet) => (subnet.mapPublicIpOnLaunch ? 'on' : 'off'))}
        options={[
          { value: 'on', label: words.on },
          { value: 'off', label: words.off },
        ]}
        onCommit={(value) => {
          editTopology(words.done.publicIpv4(what), (before) =>
            subnets.reduce(
              (topology, { id }) =>
                updateResource(topology, 'subnet', id, { mapPublicIpOnLaunch: value === 'on' }),
              before,
            ),
          )
        }}
      />
    </Section>
  )
}

function Associations({
  subnets,
  what,
  vpcId,
}: SubnetsFormProps & { readonly vpcId: Subnet['vpcId'] }) {
  const topology = useTopology()
  const tables = resourcesOf(topology, 'routeTable').filter((table) => table.vpcId === vpcId)
  const acls = resourcesOf(topology, 'networkAcl').filter((acl) => acl.vpcId === vpcId)
  const tableOptions = [
    { value: IMPLICIT, label: words.mainTable },
    ...tables.map((table) => ({ value: table.id as string, label: labelOf(table) })),
  ]
  const aclOptions = [
    { value: IMPLICIT, label: words.defaultAcl },
    ...acls.map((acl) => ({ value: acl.id as string, label: labelOf(acl) })),
  ]
  return (
    <>
      <SharedSelect
        label={words.routeTable}
        help={fieldHelp('subnetRouteTable')}
        shared={sharedValue(subnets, ({ routeTableId }): string => routeTableId ?? IMPLICIT)}
        options={tableOptions}
        onCommit={(id) => {
          const tableId = id === IMPLICIT ? undefined : (id as RouteTableId)
          editTopology(words.done.routeTable(nameIn(tableOptions, id), what), (before) =>
            subnets.reduce((next, subnet) => associateRouteTable(next, subnet.id, tableId), before),
          )
        }}
      />
      <SharedSelect
        label={words.acl}
        help={fieldHelp('subnetAcl')}
        shared={sharedValue(subnets, ({ networkAclId }): string => networkAclId ?? IMPLICIT)}
        options={aclOptions}
        onCommit={(id) => {
          const aclId = id === IMPLICIT ? undefined : (id as NetworkAclId)
          editTopology(words.done.routeTable(nameIn(aclOptions, id), what), (before) =>
            subnets.reduce((next, subnet) => associateNetworkAcl(next, subnet.id, aclId), before),
          )
        }}
      />
    </>
  )
}

function nameIn(
  options: readonly { readonly value: string; readonly label: string }[],
  id: string,
) {
  return options.find(({ value }) => value === id)?.label ?? id
}
