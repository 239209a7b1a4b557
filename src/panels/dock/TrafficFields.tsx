import { useMemo } from 'react'
import { findOf } from '@/model/topology'
import { protocolOf } from '@/model/traffic'
import { useTopology } from '@/store/diagramStore'
import { keepDraft, setForm, useSimulation } from '@/store/simulationStore'
import { Combobox } from '@/ui/Combobox'
import { Select } from '@/ui/Select'
import { TextField } from '@/ui/TextField'
import { strings } from '@/strings/strings'
import {
  chooseProtocol,
  icmpGroups,
  icmpText,
  portGroups,
  PROTOCOL_OPTIONS,
  protocolChoice,
  readIcmp,
  readPort,
  readProtocolNumber,
} from './trafficChoices'
import { fieldHelp } from '../fieldHelp'

const words = strings.dock.form

interface TrafficFieldsProps {
  /** In one line the labels are only read out. */
  readonly hideLabels: boolean
}

/** The protocol, and what it has: a port, an ICMP type, or its number. */
export function TrafficFields({ hideLabels }: TrafficFieldsProps) {
  const form = useSimulation((state) => state.form)
  const { protocol } = form
  return (
    <>
      <Select
        label={words.protocol}
        help={fieldHelp('packetProtocol')}
        hideLabel={hideLabels}
        value={protocolChoice(protocol)}
        options={PROTOCOL_OPTIONS}
        className={hideLabels ? 'w-[84px] flex-none' : 'w-28'}
        onCommit={(choice) => {
          setForm(chooseProtocol(choice, form))
        }}
      />
      {(protocol === 'tcp' || protocol === 'udp') && (
        <PortField protocol={protocol} hideLabel={hideLabels} />
      )}
      {(protocol === 'icmp' || protocol === 'icmpv6') && (
        <IcmpField protocol={protocol} hideLabel={hideLabels} />
      )}
      {typeof protocol === 'number' && (
        <ProtocolNumberField protocol={protocol} hideLabel={hideLabels} />
      )}
    </>
  )
}

const WIDTH = 'min-w-[148px] flex-[0.8] max-w-[190px]'

function PortField(props: { readonly protocol: 'tcp' | 'udp'; readonly hideLabel: boolean }) {
  const { protocol, hideLabel } = props
  const topology = useTopology()
  const to = useSimulation((state) => state.form.to)
  const port = useSimulation((state) => state.form.port)
  const draft = useSimulation((state) => state.drafts.port)
  const services = findOf(topology, 'instance', to)?.services
  const groups = useMemo(() => portGroups(protocol, services), [protocol, services])
  const isKnown = groups.some(({ options }) => options.some(({ value }) => value === String(port)))
  return (
    <Combobox
      label={words.port}
      help={fieldHelp('packetPort')}
      hideLabel={hideLabel}
      className={WIDTH}
      value={draft?.text ?? String(port)}
      groups={groups}
      freeText
      trailing={draft || !isKnown ? undefined : String(port)}
      fault={draft?.fault}
      onCommit={(text) => {
        const read = readPort(text)
        if (read.ok) setForm({ port: read.value })
        else keepDraft('port', { text, fault: read.error })
      }}
    />
  )
}

function IcmpField(props: { readonly protocol: 'icmp' | 'icmpv6'; readonly hideLabel: boolean }) {
  const { protocol, hideLabel } = props
  const form = useSimulation((state) => state.form)
  const draft = useSimulation((state) => state.drafts.icmpType)
  const groups = useMemo(() => icmpGroups(protocol), [protocol])
  return (
    <Combobox
      label={words.icmpType}
      help={fieldHelp('packetIcmp')}
      hideLabel={hideLabel}
      className={WIDTH}
      value={draft?.text ?? icmpText(form)}
      groups={groups}
      freeText
      trailing={draft ? undefined : icmpText(form)}
      fault={draft?.fault}
      onCommit={(text) => {
        const read = readIcmp(text)
        if (read.ok) setForm(read.value)
        else keepDraft('icmpType', { text, fault: read.error })
      }}
    />
  )
}

function ProtocolNumberField(props: { readonly protocol: number; readonly hideLabel: boolean }) {
  const draft = useSimulation((state) => state.drafts.protocol)
  return (
    <TextField
      label={words.protocolNumber}
      hideLabel={props.hideLabel}
      className="w-24"
      mono
      inputMode="numeric"
      value={draft?.text ?? String(props.protocol)}
      fault={draft?.fault}
      onCommit={(text) => {
        const read = readProtocolNumber(text)
        if (read.ok) setForm({ protocol: protocolOf(read.value) })
        else keepDraft('protocol', { text, fault: read.error })
      }}
    />
  )
}
