import { useState } from 'react'
import type { ConnectionTrace } from '@/engine/trace'
import { formatPortSet } from '@/model/ports'
import { labelOfId } from '@/model/topology'
import { decisiveStation, groupForWalk, hasCallout, type WalkSection } from '@/playback/timeline'
import { fire, seek, useSimulation } from '@/store/simulationStore'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import { Fault } from '@/ui/Fault'
import { strings } from '@/strings/strings'
import { Blockers } from './Blockers'
import { portsOnTheWay } from './packetText'
import { PortBar } from './PortBar'
import { StepLine } from './StepLine'
import { useWalk, type Walk } from './useWalk'

const words = strings.trace

/** The trace in words: blockers, then every checkpoint of request, reply and ghost. */
export function TracePanel() {
  const walk = useWalk()
  return walk ? <TraceOf walk={walk} /> : <NothingFired />
}

function TraceOf({ walk }: { readonly walk: Walk }) {
  const { firing, onItsWay } = walk
  const { trace, topology } = firing
  return (
    <div className="pb-4">
      {!onItsWay && (
        <>
          {!trace.certain && (
            <Fault tone="warning" className="mx-4 mt-3">
              {words.uncertain}
            </Fault>
          )}
          <Blockers trace={trace} topology={topology} />
          {openChoices(trace).map((choice) => (
            <div key={choice.chosenBy} className="px-4 pt-2.5">
              <PortBar choice={choice} chooser={labelOfId(topology, choice.chosenBy)} />
            </div>
          ))}
        </>
      )}
      <Sections walk={walk} />
    </div>
  )
}

function Sections({ walk }: { readonly walk: Walk }) {
  const { firing, position, told, onItsWay, hidesAhead } = walk
  const { trace, topology } = firing
  const playing = useSimulation((state) => state.playing)
  const refired = useSimulation((state) => state.refired)
  // What was opened or closed by hand, for this trace only.
  const [byHand, setByHand] = useState<{
    readonly trace: ConnectionTrace
    readonly open: ReadonlyMap<number, boolean>
  }>({ trace, open: new Map() })
  const chosen = byHand.trace === trace ? byHand.open : new Map<number, boolean>()
  const firstBlocker = trace.blockers[0] ? trace.steps.indexOf(trace.blockers[0].step) : -1

  const tells = (index: number) => {
    const step = trace.steps[index]
    return step !== undefined && hasCallout(step)
  }
  // After an edit the whole walk is shown at once, from its verdict and blockers down.
  const follows = !refired || position !== decisiveStation(trace)
  const isOpen = (index: number) =>
    chosen.get(index) ??
    ((index === firstBlocker && index <= told) || (index === position && !playing && tells(index)))
  const press = (index: number) => {
    const open = index === position ? !isOpen(index) : true
    setByHand({ trace, open: new Map([...chosen, [index, open]]) })
    if (index !== position || playing) seek(index)
  }
  // A ghost would give away that something refuses.
  const sections = groupForWalk(trace).filter(({ kind }) => kind !== 'ghost' || !onItsWay)
  const shown = hidesAhead ? sections.flatMap((section) => upTo(section, told)) : sections
  return shown.map((section) => (
    <section key={`${section.kind}-${section.leg}`} aria-label={headingOf(section)}>
      <SectionHeading section={section} />
      {isReached(section, told) && (
        <ol>
          {section.stations.map(({ index, step }) => (
            <StepLine
              key={index}
              step={step}
              topology={topology}
              current={index === position}
              follows={follows}
              untold={index > told}
              open={isOpen(index)}
              onPress={() => {
                press(index)
              }}
            />
          ))}
        </ol>
      )}
    </section>
  ))
}

/** The part of a section that has been told; nothing where none has. */
function upTo(section: WalkSection, told: number): readonly WalkSection[] {
  const stations = section.stations.filter(({ index }) => index <= told)
  return stations.length === 0 ? [] : [{ ...section, stations }]
}

function isReached({ stations }: WalkSection, told: number): boolean {
  return (stations[0]?.index ?? 0) <= told
}

function SectionHeading({ section }: { readonly section: WalkSection }) {
  const ports = portsOnTheWay(section.stations.map(({ step }) => step.packet))
  return (
    <div className="flex items-baseline justify-between gap-2 px-4 pt-2.5 pb-1 text-[12px] leading-[17px]">
      <h2 className="font-semibold">{headingOf(section)}</h2>
      <span className="min-w-0 text-right font-mono text-muted">
        {ports.map((text) => (
          <span key={text} className="block truncate">
            {text}
          </span>
        ))}
      </span>
    </div>
  )
}

function headingOf({ kind, leg }: WalkSection): string {
  return kind === 'ghost' ? words.ghostOf[leg] : words.legs[leg]
}

function openChoices({ choices }: ConnectionTrace) {
  return choices.filter(({ ports, working }) => formatPortSet(ports) !== formatPortSet(working))
}

function NothingFired() {
  const fault = useSimulation((state) => state.fault)
  return (
    <EmptyState
      glyph="play"
      title={words.nothingFired}
      action={
        <Button
          glyph="play"
          onClick={() => {
            fire()
          }}
        >
          {words.firePacket}
        </Button>
      }
    >
      {fault ?? words.nothingFiredAbout}
    </EmptyState>
  )
}
