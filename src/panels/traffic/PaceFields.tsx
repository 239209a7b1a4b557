import { formatPortRange, parsePortRange } from '@/model/ports'
import { TRAFFIC_LIMITS, type Pace, type TrafficSource } from '@/model/trafficSource'
import { strings } from '@/strings/strings'
import { Select } from '@/ui/Select'
import { trafficHelp } from './trafficHelp'
import { ParsedField } from '../inspector/fields/ParsedField'
import { changeSource, type ChangedField } from './trafficEdits'
import { ValueField } from './ValueField'

const words = strings.traffic
const KINDS = ['once', 'steady', 'burst', 'scan'] as const

/** What each pace begins with. */
const FIRST: { readonly [Kind in Pace['kind']]: Extract<Pace, { readonly kind: Kind }> } = {
  once: { kind: 'once' },
  steady: { kind: 'steady', perSecond: 2 },
  burst: { kind: 'burst', count: 20 },
  scan: { kind: 'scan', perSecond: 2, ports: { from: 20, to: 25 } },
}

interface PaceFieldsProps {
  readonly source: TrafficSource
  readonly fault: string | undefined
}

/** How often a source opens a connection. */
export function PaceFields({ source: { id, pace }, fault }: PaceFieldsProps) {
  const change = (field: ChangedField, next: Pace): void => {
    changeSource(id, field, (before) => ({ ...before, pace: next }))
  }
  return (
    <>
      <Select
        label={words.fields.pace}
        help={trafficHelp('pace')}
        value={pace.kind}
        fault={fault}
        options={KINDS.map((value) => ({ value, label: words.paces[value] }))}
        onCommit={(kind) => {
          change('pace', FIRST[kind])
        }}
      />
      {pace.kind !== 'once' && (
        <div className="grid grid-cols-2 gap-3">
          {pace.kind === 'burst' && (
            <ValueField
              label={words.fields.count}
              help={trafficHelp('count')}
              value={pace.count}
              limits={TRAFFIC_LIMITS.count}
              whole
              onCommit={(count = 1) => {
                change('count', { ...pace, count })
              }}
            />
          )}
          {(pace.kind === 'steady' || pace.kind === 'scan') && (
            <ValueField
              label={words.fields.rate}
              help={trafficHelp('rate')}
              value={pace.perSecond}
              limits={TRAFFIC_LIMITS.perSecond}
              onCommit={(perSecond = 1) => {
                change('rate', { ...pace, perSecond })
              }}
            />
          )}
          {pace.kind === 'steady' && (
            <ValueField
              label={words.fields.forSeconds}
              help={trafficHelp('for')}
              value={pace.forSeconds}
              limits={{ ...TRAFFIC_LIMITS.seconds, from: 0.1 }}
              empty={words.fields.forever}
              onCommit={(forSeconds) => {
                const { forSeconds: _before, ...rest } = pace
                change('forSeconds', forSeconds === undefined ? rest : { ...rest, forSeconds })
              }}
            />
          )}
          {pace.kind === 'scan' && (
            <ParsedField
              label={words.fields.ports}
              help={trafficHelp('ports')}
              mono
              value={formatPortRange(pace.ports)}
              parse={parsePortRange}
              onCommit={(ports) => {
                change('ports', { ...pace, ports })
                return undefined
              }}
            />
          )}
        </div>
      )}
    </>
  )
}
