import { findOf, nameOf, networkAclOf, type Topology } from '@/model/topology'
import type { Ladder } from '@/playback/ladder/types'
import { strings } from '@/strings/strings'

const words = strings.ladder

/** What would stop a connection that goes on by its entry although the rules were edited (CT-14). */
export function CutAdvice({
  ladder,
  topology,
}: {
  readonly ladder: Ladder
  readonly topology: Topology
}) {
  const acl = aclInTheWay(ladder, topology)
  if (acl === undefined) return undefined
  return (
    <p className="sticky bottom-0 z-2 border-t border-line bg-surface px-4 py-2.5 text-muted">
      {words.cutAdvice(acl)}
    </p>
  )
}

function aclInTheWay({ columns, rows, current }: Ladder, topology: Topology): string | undefined {
  const until = rows.slice(0, current + 1)
  if (until.some(({ kind }) => kind === 'ended')) return undefined
  const edit = until.findLastIndex(({ kind }) => kind === 'edit')
  const goesOn = until
    .slice(edit + 1)
    .some((row) => row.kind === 'segment' && row.tickets.some(({ kind }) => kind === 'matched'))
  if (edit < 0 || !goesOn) return undefined
  const at = columns.find(({ role }) => role === 'tracks')?.at
  const eni = findOf(topology, 'networkInterface', at)
  const subnet = findOf(topology, 'subnet', eni?.subnetId)
  const acl = subnet && networkAclOf(topology, subnet)
  return acl && nameOf(topology, acl)
}
