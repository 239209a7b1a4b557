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
}
