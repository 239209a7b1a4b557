import { QUOTAS, type QuotaName, type Quotas } from '../quotas'
import { labelOf } from '../topology'
import { issue, type Issue } from './issue'

/** An issue when somebody has more of something than the quota allows. */
export function exceeds(
  owner: { readonly id: string; readonly name: string },
  count: number,
  what: string,
  quota: QuotaName,
  quotas: Quotas,
): readonly Issue[] {
  return exceedsAs(labelOf(owner), [owner.id], count, what, quota, quotas)
}

/** The same for what has no resource of its own, such as a Region. */
export function exceedsAs(
  owner: string,
  ids: readonly string[],
  count: number,
  what: string,
  quota: QuotaName,
  quotas: Quotas,
): readonly Issue[] {
  const limit = quotas[quota]
  if (count <= limit) return []
  const message = `${owner} has ${String(count)} ${what}; the quota is ${String(limit)}`
  return [issue('quota', ids, message, mendOf(quota, limit), QUOTAS[quota].rule)]
}

function mendOf(name: QuotaName, limit: number): string | undefined {
  const quota: { readonly value: number; readonly upTo?: number | 'fixed' } = QUOTAS[name]
  if (quota.upTo === 'fixed' || quota.upTo === limit) return undefined
  return quota.upTo === undefined
    ? 'AWS raises the quota on request'
    : `AWS raises the quota up to ${String(quota.upTo)}`
}
