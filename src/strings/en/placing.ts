/** What placing new things on the drawing says: what came along, and why something cannot stand there. */
export const placing = {
  added: (name: string) => `${name} added.`,
  addedWith: (name: string, along: readonly string[]) => {
    const last = along.at(-1) ?? ''
    const list = along.length === 1 ? last : `${along.slice(0, -1).join(', ')} and ${last}`
    return `${name} added, with ${list}.`
  },
  ofKind: (kind: string, name: string) => `${kind} ${name}`,
  refusals: {
    vpcInVpc: 'A VPC stands beside another one, never inside it',
    hostInVpc: 'An internet host stands outside every VPC',
    noZone: 'Every Availability Zone of the region is drawn already',
    bothEndpoints: 'This VPC has a gateway endpoint for S3 and one for DynamoDB already',
    oneVpc: 'A peering connection joins two VPCs; draw a second one first',
    peered: 'These VPCs are peered already',
    directConnectInVpc:
      'A Direct Connect gateway stands outside every VPC, before a network of your own',
    networkInVpc: 'An on-premises network stands outside every VPC',
    customerGatewayInVpc: 'A customer gateway stands in a network of your own, outside every VPC',
    onPremisesHostInVpc: 'An on-premises host stands in a network of your own, outside every VPC',
    noFreeAddress: 'This network has no block with a free address',
    noBalancer: 'A listener belongs to a load balancer; choose one',
    transitInVpc:
      'A transit gateway stands between VPCs; drop it beside them and attach them to it',
    noVpc: 'An attachment joins a VPC to a transit gateway; draw a VPC',
    allAttached: 'Every VPC is attached to it already',
  },
}
