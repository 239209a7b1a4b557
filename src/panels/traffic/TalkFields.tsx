import { useMemo, useState } from 'react'
import { findOf } from '@/model/topology'
import { hasPorts, protocolOf, type Protocol } from '@/model/traffic'
import {
  aTalk,
  TALK_KINDS,
  TRAFFIC_LIMITS,
  type Talk,
  type TrafficSource,
} from '@/model/trafficSource'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Combobox } from '@/ui/Combobox'
import { Select } from '@/ui/Select'
import {
  FIRST_OTHER_PROTOCOL,
  portGroups,
  PROTOCOL_OPTIONS,
  protocolChoice,
  readPort,
  readProtocolNumber,
} from '../dock/trafficChoices'
import { fieldHelp } from '../fieldHelp'
import { trafficHelp } from './trafficHelp'
import { ParsedField } from '../inspector/fields/ParsedField'
import { changeSource, type ChangedField } from './trafficEdits'
import { ValueField } from './ValueField'

const words = strings.traffic

interface TalkFieldsProps {
  readonly source: TrafficSource
  readonly portFault: string | undefined
}

/** What is said on each connection. */
export function TalkFields({ source, portFault }: TalkFieldsProps) {
  const { id, talk, pace } = source
  const isEcho = talk.kind === 'ping' || talk.kind === 'traceroute'
  const change = (field: ChangedField, about: Partial<Talk>): void => {
    changeSource(id, field, (before) => ({ ...before, talk: { ...before.talk, ...about } }))
  }
  return (
    <>
      <Select
        label={words.fields.talk}
        help={trafficHelp('talk')}
        value={talk.kind}
        options={TALK_KINDS.map((value) => ({ value, label: words.talks[value] }))}
        onCommit={(kind) => {
          changeSource(id, 'talk', (before) => ({ ...before, talk: aTalk(kind) }))
        }}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={words.fields.protocol}
          help={fieldHelp('packetProtocol')}
          value={protocolChoice(talk.protocol)}
          options={PROTOCOL_OPTIONS.filter(
            ({ value }) => !isEcho || value === 'icmp' || value === 'icmpv6',
          )}
          onCommit={(choice) => {
            const protocol = choice === 'other' ? FIRST_OTHER_PROTOCOL : choice
            changeSource(id, 'protocol', (before) => ({
              ...before,
              talk: withProtocol(before.talk, protocol),
            }))
          }}
        />
        {hasPorts(talk.protocol) && pace.kind !== 'scan' && (
          <PortField source={source} protocol={talk.protocol} fault={portFault} change={change} />
        )}
        {typeof talk.protocol === 'number' && (
          <ParsedField
            label={words.fields.protocolNumber}
            help={fieldHelp('packetProtocol')}
            mono
            value={String(talk.protocol)}
            parse={readProtocolNumber}
            onCommit={(value) => {
              change('protocol', { protocol: protocolOf(value) })
              return undefined
            }}
          />
        )}
      </div>
      {talk.kind !== 'packet' && talk.kind !== 'traceroute' && (
        <div className="grid grid-cols-2 gap-3">
          <ValueField
            label={words.fields.exchanges}
            help={trafficHelp('exchanges')}
            value={talk.exchanges}
            limits={TRAFFIC_LIMITS.exchanges}
            whole
            onCommit={(exchanges = 1) => {
              change('exchanges', { exchanges })
            }}
          />
          <ValueField
            label={words.fields.pause}
            help={trafficHelp('pause')}
            value={talk.pauseSeconds}
            limits={TRAFFIC_LIMITS.seconds}
            onCommit={(pauseSeconds = 0) => {
              change('pause', { pauseSeconds })
            }}
          />
        </div>
      )}
    </>
  )
}

interface PortFieldProps {
  readonly source: TrafficSource
  readonly protocol: 'tcp' | 'udp'
  readonly fault: string | undefined
  readonly change: (field: ChangedField, about: Partial<Talk>) => void
}

function PortField({ source: { to, talk }, protocol, fault, change }: PortFieldProps) {
  const topology = useTopology()
  const services =
    to.kind === 'resource' ? findOf(topology, 'instance', to.id)?.services : undefined
  const groups = useMemo(() => portGroups(protocol, services), [protocol, services])
  const [draft, setDraft] = useState<{ readonly text: string; readonly fault: string }>()
  const { port } = talk
  const isKnown = groups.some(({ options }) => options.some(({ value }) => value === String(port)))
  return (
    <Combobox
      label={words.fields.port}
      help={trafficHelp('port')}
      value={draft?.text ?? String(port ?? '')}
      groups={groups}
      freeText
      trailing={draft || !isKnown ? undefined : String(port)}
      fault={draft?.fault ?? fault}
      onCommit={(text) => {
        const read = readPort(text)
        setDraft(read.ok ? undefined : { text, fault: read.error })
        if (read.ok) change('port', { port: read.value })
      }}
    />
  )
}

/** A talk over another protocol: only TCP and UDP have ports. */
function withProtocol({ port, ...talk }: Talk, protocol: Protocol): Talk {
  return { ...talk, protocol, ...(hasPorts(protocol) ? { port: port ?? 443 } : {}) }
}
