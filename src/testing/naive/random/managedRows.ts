import { OWNER, idOf, pick } from './names'
import { groupName } from './networkPlan'
import type { PlannedSubnet, PlannedVpc } from './networkPlan'

interface Managed {
  readonly id: string
  readonly vpc: PlannedVpc
  readonly subnet: PlannedSubnet
  readonly type: string
  readonly description: string
  readonly host: number
  /** The positions of its groups; none for what takes no groups. */
  readonly groups: readonly number[]
  readonly publicIp?: string | undefined
  readonly hasIpv6?: boolean
  readonly checks?: boolean
}

/** The row of an interface that a service of AWS's has made. */
export function managedInterfaceRow(managed: Managed) {
  const { id, vpc, subnet, type, description, host, publicIp } = managed
  const address = `${subnet.prefix}.${String(host)}`
  const association =
    publicIp === undefined ? {} : { Association: { PublicIp: publicIp, IpOwnerId: 'amazon-elb' } }
  const numbers = [...new Set(managed.groups.map((each) => each % vpc.sketch.groups.length))]
  const isDualStack = managed.hasIpv6 === true && subnet.ipv6Prefix !== undefined
  return {
    NetworkInterfaceId: id,
    SubnetId: subnet.id,
    VpcId: vpc.id,
    AvailabilityZone: subnet.zone,
    InterfaceType: type,
    Description: description,
    Groups: numbers.map((number) => ({
      GroupId: idOf('sg', vpc.index, number),
      GroupName: groupName(number),
    })),
    PrivateIpAddress: address,
    PrivateIpAddresses: [{ PrivateIpAddress: address, Primary: true, ...association }],
    Ipv6Addresses: isDualStack
      ? [{ Ipv6Address: `${subnet.ipv6Prefix ?? ''}::${host.toString(16)}` }]
      : [],
    ...association,
    Attachment: {
      AttachmentId: id.replace('eni', 'ela-attach'),
      DeviceIndex: 1,
      InstanceOwnerId: 'amazon-aws',
      Status: 'attached',
      DeleteOnTermination: false,
    },
    SourceDestCheck: managed.checks ?? true,
    RequesterManaged: true,
    Status: 'in-use',
    OwnerId: OWNER,
    TagSet: [],
  }
}

/** The item at a number among those that suit, or among all where none does. */
export function pickSuitable<Item>(
  items: readonly Item[],
  suits: (item: Item) => boolean,
  number: number,
): Item {
  const suitable = items.filter(suits)
  // Now and then something that does not suit: that must be refused for the right reason.
  return pick(suitable.length === 0 || number % 10 === 9 ? items : suitable, number)
}
