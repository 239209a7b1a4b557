import { counted, plural } from './plural'

/** What lists say of a resource behind its name, and how many there are of a kind. */
export const resources = {
  /** `1 subnet`, `3 NAT gateways`; the noun is that of a kind. */
  counted: (count: number, kind: string) => counted(count, kind),
  heading: (kind: string) => capital(plural(kind)),
  title: capital,
  rulesInOut: (ingress: number, egress: number) =>
    `${counted(ingress, 'rule')} in, ${String(egress)} out`,
  rules: (count: number) => counted(count, 'rule'),
  rulesOfAcl: (count: number, isDefault: boolean) =>
    `${counted(count, 'rule')}${isDefault ? ', default' : ''}`,
  routes: (count: number) => counted(count, 'route'),
  routesOfTable: (count: number, main: boolean) =>
    `${counted(count, 'route')}${main ? ', main' : ''}`,
  entries: (count: number) => counted(count, 'entry'),
  targets: (count: number) => counted(count, 'target'),
  instances: (count: number) => counted(count, 'instance'),
  interfaces: (count: number) => counted(count, 'interface'),
  subnets: (count: number) => counted(count, 'subnet'),
  issues: (count: number) => counted(count, 'issue'),
  notes: (count: number) => counted(count, 'note'),
  resources: (count: number) => counted(count, 'resource'),
  up: 'up',
  down: 'down',
  detached: 'detached',
  unavailable: 'not available',
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
