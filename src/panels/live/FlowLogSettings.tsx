import { DEFAULT_FORMAT, parseFlowLogFormat } from '@/engine/flowLog/fields'
import { AGGREGATIONS } from '@/engine/flowLog/run/intervals'
import { strings } from '@/strings/strings'
import { Checkbox } from '@/ui/Checkbox'
import { Field } from '@/ui/Field'
import { Segmented } from '@/ui/Segmented'
import { TextField } from '@/ui/TextField'
import { setLive, useLive } from './liveStore'

const words = strings.flowLog

const INTERVALS = {
  ten: 10_000_000,
  ...AGGREGATIONS,
} as const
type IntervalName = keyof typeof INTERVALS

const NAMES: readonly IntervalName[] = ['ten', 'minute', 'tenMinutes']

const STANDARD = DEFAULT_FORMAT.map((field) => `\${${field}}`).join(' ')

/** The interval by which packets are counted together, and the fields of a record. */
export function FlowLogSettings() {
  const interval = useLive((live) => live.interval)
  const format = useLive((live) => live.format)
  const asLines = useLive((live) => live.asLines)
  const silent = useLive((live) => live.silent)
  const parsed = format === undefined ? undefined : parseFlowLogFormat(format)
  return (
    <div className="flex flex-col gap-3">
      <Field label={words.interval} hint={words.intervalAbout}>
        {() => (
          <Segmented
            label={words.interval}
            value={NAMES.find((name) => INTERVALS[name] === interval) ?? 'minute'}
            options={NAMES.map((value) => ({ value, label: words.intervals[value] }))}
            onCommit={(name) => {
              setLive({ interval: INTERVALS[name] })
            }}
          />
        )}
      </Field>
      <Field label={words.format}>
        {() => (
          <Segmented
            label={words.format}
            value={format === undefined ? 'standard' : 'custom'}
            options={[
              { value: 'standard', label: words.formats.standard },
              { value: 'custom', label: words.formats.custom },
            ]}
            onCommit={(next) => {
              setLive({ format: next === 'standard' ? undefined : STANDARD })
            }}
          />
        )}
      </Field>
      {format !== undefined && (
        <TextField
          label={words.fields}
          mono
          value={format}
          fault={parsed && !parsed.ok ? parsed.error : undefined}
          hint={words.fieldsHint}
          onCommit={(text) => {
            setLive({ format: text })
          }}
        />
      )}
      <Field label={words.view}>
        {() => (
          <Segmented
            label={words.view}
            value={asLines ? 'lines' : 'table'}
            options={[
              { value: 'table', label: words.views.table },
              { value: 'lines', label: words.views.lines },
            ]}
            onCommit={(next) => {
              setLive({ asLines: next === 'lines' })
            }}
          />
        )}
      </Field>
      <Checkbox
        label={words.silent}
        checked={silent}
        onCommit={(next) => {
          setLive({ silent: next })
        }}
      />
      <p className="text-[12px] leading-[17px] text-muted">{words.noneDrawn}</p>
    </div>
  )
}
