import { TRAFFIC_LIMITS, type TrafficSource } from '@/model/trafficSource'
import type { SourceFault } from '@/model/validation/trafficSources'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { HelpMark } from '@/ui/HelpMark'
import { Segmented } from '@/ui/Segmented'
import { fieldHelp } from '../fieldHelp'
import { trafficHelp } from './trafficHelp'
import { EndPicker } from './EndPicker'
import { PaceFields } from './PaceFields'
import { TalkFields } from './TalkFields'
import { changeSource } from './trafficEdits'
import { ValueField } from './ValueField'

const words = strings.traffic.fields
const FAMILIES = [
  { value: 'auto', label: strings.traffic.families.auto },
  { value: '4', label: strings.traffic.families[4] },
  { value: '6', label: strings.traffic.families[6] },
] as const

interface SourceFieldsProps {
  readonly source: TrafficSource
  readonly faults: readonly SourceFault[]
}

/** What one source sends: between whom, what is said, how often and since when. */
export function SourceFields({ source, faults }: SourceFieldsProps) {
  const { id, from, to, startsAt } = source
  const faultOf = (field: SourceFault['field']): string | undefined =>
    faults.find((fault) => fault.field === field)?.message
  return (
    <div className="flex flex-col gap-3 px-3 pb-3">
      <EndPicker
        label={words.from}
        end={from}
        fault={faultOf('from')}
        help={trafficHelp('from')}
        onChange={(end) => {
          changeSource(id, 'from', (before) => ({ ...before, from: end }))
        }}
      />
      <EndPicker
        label={words.to}
        end={to}
        fault={faultOf('to')}
        help={trafficHelp('to')}
        onChange={(end) => {
          changeSource(id, 'to', (before) => ({ ...before, to: end }))
        }}
      />
      <Button
        glyph="swap"
        className="self-start"
        onClick={() => {
          changeSource(id, 'ends', (before) => ({
            ...before,
            from: before.to,
            to: before.from,
          }))
        }}
      >
        {strings.traffic.swap}
      </Button>
      <TalkFields source={source} portFault={faultOf('port')} />
      <PaceFields source={source} fault={faultOf('pace')} />
      <div className="grid grid-cols-2 gap-3">
        <ValueField
          label={words.startsAt}
          help={trafficHelp('start')}
          value={startsAt}
          limits={TRAFFIC_LIMITS.seconds}
          empty={words.atOnce}
          onCommit={(seconds) => {
            changeSource(id, 'startsAt', ({ startsAt: _before, ...rest }) =>
              seconds === undefined || seconds === 0 ? rest : { ...rest, startsAt: seconds },
            )
          }}
        />
      </div>
      <FamilyField source={source} />
    </div>
  )
}

function FamilyField({ source: { id, family } }: { readonly source: TrafficSource }) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1 text-[12px] leading-[17px] text-muted">
        <span aria-hidden="true">{words.family}</span>
        <HelpMark about={words.family} help={fieldHelp('packetFamily')} />
      </div>
      <Segmented
        label={words.family}
        value={family === undefined ? 'auto' : family === 4 ? '4' : '6'}
        options={FAMILIES}
        onCommit={(value) => {
          changeSource(id, 'family', ({ family: _before, ...rest }) =>
            value === 'auto' ? rest : { ...rest, family: value === '4' ? 4 : 6 },
          )
        }}
      />
    </div>
  )
}
