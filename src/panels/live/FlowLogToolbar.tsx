import { useState } from 'react'
import type { FlowLogField } from '@/engine/flowLog/fields'
import { useDiagramStore } from '@/store/diagramStore'
import { useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { fileName, saveFile } from '@/ui/saveFile'
import { IconButton } from '@/ui/IconButton'
import { Menu } from '@/ui/Menu'
import { Popover } from '@/ui/Popover'
import { Select } from '@/ui/Select'
import { FilterField } from './FilterField'
import { FlowLogSettings } from './FlowLogSettings'
import { setLive, useLive, type LogAction } from './liveStore'
import { PaneSwitch } from './PaneSwitch'

const words = strings.flowLog

type Line = Readonly<Partial<Record<FlowLogField, string>>>

interface FlowLogToolbarProps {
  /** The records that are written and shown, as texts by field. */
  readonly lines: () => readonly Line[]
  readonly format: readonly FlowLogField[]
}

const ACTIONS: readonly LogAction[] = ['all', 'ACCEPT', 'REJECT']

/** What is looked for in the flow log, how it is written, and the ways to take it along. */
export function FlowLogToolbar({ lines, format }: FlowLogToolbarProps) {
  const logFilter = useLive((live) => live.logFilter)
  const action = useLive((live) => live.action)
  const onlyFollowed = useLive((live) => live.onlyFollowed)
  const followed = useRun((run) => run.followed)
  return (
    <div className="flex min-h-10 flex-none flex-wrap items-center gap-1.5 border-b border-line px-2 py-1">
      <PaneSwitch />
      <h3 className="flex-none font-semibold whitespace-nowrap @max-[939px]:sr-only">
        {words.title}
      </h3>
      <FilterField
        label={words.filterLog}
        hint={words.filterHint}
        value={logFilter}
        onChange={(text) => {
          setLive({ logFilter: text })
        }}
      />
      <Select
        label={words.action}
        hideLabel
        className="w-[96px] flex-none"
        value={action}
        options={ACTIONS.map((value) => ({ value, label: words.actions[value] }))}
        onCommit={(next) => {
          setLive({ action: next })
        }}
      />
      <IconButton
        label={words.followed}
        glyph="target"
        aria-pressed={onlyFollowed}
        disabled={followed === undefined && !onlyFollowed}
        onClick={() => {
          setLive({ onlyFollowed: !onlyFollowed })
        }}
      />
      <span className="flex-1" />
      <Popover
        label={words.settings}
        side="top"
        align="end"
        className="w-[320px]"
        trigger={<IconButton label={words.settings} glyph="clock" />}
      >
        <FlowLogSettings />
      </Popover>
      <TakeAlong lines={lines} format={format} />
    </div>
  )
}

function TakeAlong({ lines, format }: FlowLogToolbarProps) {
  const name = useDiagramStore((state) => state.diagram.name)
  const [told, setTold] = useState('')
  const take = (act: (records: readonly Line[]) => void) => () => {
    const records = lines()
    if (records.length === 0) setTold(words.notWritten)
    else act(records)
  }
  const file = `${fileName(name)}-${words.fileName}`
  return (
    <>
      <Menu
        label={words.export}
        align="end"
        entries={[
          {
            label: words.copy,
            glyph: 'copy',
            onChoose: take((records) => {
              void copyLines(logLines(records, format)).then(setTold)
            }),
          },
          {
            label: words.log,
            glyph: 'download',
            onChoose: take((records) => {
              saveFile(`${file}.log`, logLines(records, format), 'text/plain')
              setTold('')
            }),
          },
          {
            label: words.csv,
            glyph: 'download',
            onChoose: take((records) => {
              saveFile(`${file}.csv`, csvOf(records, format), 'text/csv')
              setTold('')
            }),
          },
        ]}
      >
        <IconButton label={words.export} glyph="download" />
      </Menu>
      <output className="sr-only">{told}</output>
      {told !== '' && (
        <span
          aria-hidden="true"
          className="absolute right-3 bottom-2 z-10 rounded-control bg-ink px-2.5 py-1.5 text-[12px] text-surface shadow-e2"
        >
          {told}
        </span>
      )}
    </>
  )
}

/** Puts lines on the clipboard, and says what came of it. */
async function copyLines(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text)
    return words.copied(text.trim().split('\n').length - 1)
  } catch {
    return words.copyRefused
  }
}

function logLines(records: readonly Line[], format: readonly FlowLogField[]): string {
  const lines = records.map((record) => format.map((field) => record[field] ?? '-').join(' '))
  return `${[format.join(' '), ...lines].join('\n')}\n`
}

// No value of a record has a comma, a quote or a break in it.
function csvOf(records: readonly Line[], format: readonly FlowLogField[]): string {
  const lines = records.map((record) => format.map((field) => record[field] ?? '-').join(','))
  return `${[format.join(','), ...lines].join('\r\n')}\r\n`
}
