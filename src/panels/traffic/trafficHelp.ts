import { strings } from '@/strings/strings'
import type { TrafficField } from '@/strings/en/traffic'
import type { Help } from '@/ui/HelpMark'
import { helpWith } from '../fieldHelp'

/** What a field of the traffic means, in one line, with the way to its concept. */
export function trafficHelp(field: TrafficField): Help {
  return helpWith(strings.traffic.meanings[field])
}
