import { counted } from './plural'

/** The inspector: what stands at the head of everything that is inspected, and what stands there when nothing is. */
export const inspector = {
  notes: 'Notes',
  vpc: 'VPC',
  partsOf: (name: string) => `Parts of ${name}`,
  howToStart: 'Draw a VPC, or drop the output of aws ec2 describe-… onto the page.',
  diagram: 'Diagram',
  search: 'Search groups, ACLs, route tables and prefix lists',
  placeholder: 'Group, ACL, route table, prefix list',
  found: (title: string, count: number) => `${title} ${String(count)}`,
  nothingCalled: 'Nothing has this name.',
  noWearer: 'No interface wears it.',
  wearers: (interfaces: number, subnets: number) =>
    `${counted(interfaces, 'interface')} · ${counted(subnets, 'subnet')}`,
  faults: (issues: number, notes: number) =>
    [
      ...(issues > 0 ? [counted(issues, 'issue')] : []),
      ...(notes > 0 ? [counted(notes, 'note')] : []),
    ].join(', '),
  open: (name: string) => `Open ${name}`,
  done: {
    Delete: (what: string) => `Delete ${what}`,
    Cut: (what: string) => `Cut ${what}`,
  },
  issues: 'Issues',
  remove: (name: string) => `Delete ${name}`,
  stub: 'Only named by others: nothing that was imported describes it.',
  rename: (name: string) => `Rename ${name}`,
  nameOf: (kind: string) => `Name of the ${kind}`,
  defaultOne: (kind: string) => `Default ${kind}`,
  mainOne: (kind: string) => `Main ${kind}`,
  copied: 'Copied',
  copy: (id: string) => `Copy ${id}`,
  inspectorOf: (id: string) => `Inspector of ${id}`,
  zone: {
    inspector: 'Inspector of the Availability Zone',
    kind: 'Availability Zone',
    title: 'Zone',
    about: 'One or more data centres that fail on their own. Subnets lie in exactly one.',
    name: 'Name',
    nameHint: 'The Region and a letter. Its subnets move with the name.',
    subnets: 'Subnets',
    none: 'No subnet lies here yet.',
    notAZone: (text: string) => `"${text}" is not a zone; expected one like us-east-1a`,
    renamed: (before: string, after: string) => `Rename ${before} to ${after}`,
  },
}
