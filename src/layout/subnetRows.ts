import type { Subnet } from '@/model/resources/subnet'
import { subnetKind, type SubnetKind } from '@/model/subnetKind'
import type { Topology } from '@/model/topology'
import { byName, grouped } from './grouped'

const TIERS: readonly SubnetKind[] = ['public', 'private', 'isolated']

/** The rows of a VPC: one subnet of each zone at most, the tiers from public down to isolated. */
export type SubnetRow = ReadonlyMap<string, Subnet>

/**
 * Puts subnets into rows. Subnets of different zones that share a tier and a name but for the
 * zone's letter or number (`app-a`, `app-b`) stand in one row; the others fill the gaps.
 */
export function subnetRows(topology: Topology, subnets: readonly Subnet[]): readonly SubnetRow[] {
  const byTier = grouped(subnets, (subnet) => subnetKind(topology, subnet))
  return TIERS.flatMap((tier) => rowsOfTier(byTier.get(tier) ?? []))
}

/** The name without what tells one zone from another: `app-us-east-1a` and `app-2` are `app`. */
export function nameStem(name: string, availabilityZone: string): string {
  const lower = name.toLowerCase()
  const zone = availabilityZone.toLowerCase()
  const withoutZone = zone === '' ? lower : lower.replace(zone, '')
  return withoutZone.replace(/[-_ .]*(?:az)?[-_ .]*(?:\d+[a-z]?|[a-z])?$/, (suffix) =>
    /^[a-z]$/.test(suffix) ? suffix : '',
  )
}

function rowsOfTier(subnets: readonly Subnet[]): readonly SubnetRow[] {
  const ordered = subnets.toSorted((a, b) => byName(a.name, b.name) || byName(a.id, b.id))
  const rows = new Map<string, Map<string, Subnet>>()
  const seen = new Map<string, number>()
  for (const subnet of ordered) {
    const stem = nameStem(subnet.name, subnet.availabilityZone)
    const counter = JSON.stringify([stem, subnet.availabilityZone])
    const occurrence = seen.get(counter) ?? 0
    seen.set(counter, occurrence + 1)
    const key = JSON.stringify([stem, occurrence])
    const row = rows.get(key)
    if (row) row.set(subnet.availabilityZone, subnet)
    else rows.set(key, new Map([[subnet.availabilityZone, subnet]]))
  }
  return closeGaps([...rows.values()])
}

/** A subnet that is alone in its row moves up to the first row in which its zone is free. */
function closeGaps(rows: readonly Map<string, Subnet>[]): readonly SubnetRow[] {
  const kept: Map<string, Subnet>[] = rows.filter((row) => row.size > 1)
  for (const row of rows) {
    if (row.size > 1) continue
    for (const [zone, subnet] of row) {
      const free = kept.find((candidate) => !candidate.has(zone))
      if (free) free.set(zone, subnet)
      else kept.push(new Map([[zone, subnet]]))
    }
  }
  return kept
}
