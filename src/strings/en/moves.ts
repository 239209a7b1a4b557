/** What moves things between subnets. */
export const moves = {
  undo: 'Undo',
  title: 'Move to another subnet',
  placeholder: 'Name, block or zone of a subnet',
  none: (text: string) => `No subnet is called “${text}”.`,
  here: 'is there already',
  full: 'has no free address',
  takes: (address: string) => `takes ${address}`,
  into: (subnet: string) => `into ${subnet}`,
  otherVpc: (vpc: string) => `in ${vpc}`,
  ipv6: 'IPv6',
  notDrawn: (id: string) => `${id} is not drawn`,
  standsInSubnet: (name: string) => `${name} stands in a subnet, so it stays where it was.`,
  standsInNetwork: (name: string, network: string) =>
    `${name} stands in ${network}, so it stays where it was.`,
  standsInZone: (name: string) =>
    `${name} stands in an Availability Zone, so it stays where it was.`,
  subnetMoved: (name: string, zone: string) => `${name} moved to ${zone}.`,
  staysInVpc: (name: string) => `${name} cannot leave its VPC.`,
  staysByBlock: (name: string, block: string | undefined, vpc: string, blocks: string) =>
    `${name} stays in its VPC: ${block ?? 'its block'} is no part of ${vpc}, ${blocks}. A copy that is pasted there takes a free block.`,
}
