import type { Topology } from '@/model/topology'
import { flowNamed, portOf } from '@/playback/flowText'
import { follow } from '@/store/run/run'
import { useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { Select } from '@/ui/Select'
import { holderName } from '../live/holderName'
import type { Followable } from './ladderNow'

const words = strings.ladder

interface ConnectionPickerProps {
  readonly offered: readonly Followable[]
  readonly shown: string
  readonly topology: Topology
}

/** Which connection the ladder shows; choosing one follows it everywhere. */
export function ConnectionPicker({ offered, shown, topology }: ConnectionPickerProps) {
  const followed = useRun((run) => run.followed)
  const known = offered.some(({ id }) => id === shown)
  return (
    <div className="flex flex-none items-center gap-1.5 border-b border-line px-3 py-1.5">
      <Select
        label={words.choose}
        hideLabel
        className="min-w-0 flex-1"
        value={shown}
        options={[
          ...(known ? [] : [{ value: shown, label: words.chooseOne }]),
          ...offered.map((one) => ({ value: one.id, label: labelFor(topology, one) })),
        ]}
        onCommit={follow}
      />
      {followed !== undefined && (
        <IconButton
          label={words.stopFollowing}
          glyph="cross"
          onClick={() => {
            follow(undefined)
          }}
        />
      )}
    </div>
  )
}

function labelFor(topology: Topology, { from, to, flow, outcome }: Followable): string {
  const { protocol, srcPort, dstPort } = flowNamed(flow)
  const ports = [portOf(srcPort), portOf(dstPort)].filter((port) => port !== undefined)
  return words.option(
    holderName(topology, from),
    holderName(topology, to),
    `${String(protocol)} ${ports.join(' → ')}`.trim(),
    outcome === undefined ? '' : words.short[outcome],
  )
}
