import { peeredVpcs } from '../peeredVpcs'
import { checks, type Template } from './template'

/** Two VPCs in one Region whose groups know each other across the peering connection. */
export const peeredApplication: Template = {
  id: 'peered-application',
  name: 'Two peered VPCs',
  summary: 'Routes on both sides, and a group that admits a group of the peer',
  diagram: peeredVpcs,
  checks: checks(`
    allow Home -> web tcp/443
    allow web -> worker tcp/8080
    allow worker -> db tcp/5432
    deny  web -> db tcp/5432
    deny  Home -> db tcp/5432
    deny  db -> worker tcp/8080
  `),
}
