import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CompiledNetwork } from '@/engine/compile/network'
import type { Step } from '@/engine/trace'
import type { AskedPlace } from '@/playback/predict/askedPlace'
import { gradeOf, keyOf, type Grade } from '@/playback/predict/grade'
import {
  isWhole,
  questionAt,
  rowsFor,
  withRow,
  withVerdict,
  type Answer,
} from '@/playback/predict/question'
import { countPrediction } from '@/store/predict/scores'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Sentence } from '../Sentence'
import { CardHead } from './CardHead'
import { endOf, questionText } from './questionWords'
import { Revealed } from './Revealed'
import { RowList } from './RowList'
import { useCardKeys } from './useCardKeys'
import { VerdictChoice } from './VerdictChoice'

const words = strings.predict

interface AskedCardProps {
  readonly step: Step
  readonly place: AskedPlace
  readonly network: CompiledNetwork
  /** What the packet is in its conversation, where it is one of many. */
  readonly segment?: string
  readonly revealed: boolean
  readonly onReveal: () => void
  readonly onGoOn: () => void
}

/** A packet stands before what decides: what will happen, and by which rule? Then the answer is shown. */
export function AskedCard(props: AskedCardProps) {
  const { step, place, network, segment, revealed, onReveal, onGoOn } = props
  const { topology } = network
  const question = useMemo(() => questionAt(network, place), [network, place])
  const [answer, setAnswer] = useState<Answer>({})
  const [hint, setHint] = useState('')
  const [grade, setGrade] = useState<Grade | 'shown'>('shown')
  const titleId = useId()
  const card = useFocusWhenAsked()
  const key = revealed ? keyOf(step) : undefined

  const reveal = (graded: boolean) => {
    if (graded) {
      const next = gradeOf(question, keyOf(step), answer)
      setGrade(next)
      countPrediction(next)
    }
    onReveal()
  }
  const next = () => {
    if (revealed) onGoOn()
    else if (isWhole(question, answer)) reveal(true)
    else
      setHint(
        needsVerdict(answer, question.verdicts.length) ? words.chooseVerdict : words.chooseRow,
      )
  }
  const choose = (chosen: Answer) => {
    setAnswer(chosen)
    setHint('')
  }
  useCardKeys({
    verdict: (verdict) => {
      if (!revealed && question.verdicts.includes(verdict))
        choose(withVerdict(question, answer, verdict))
    },
    row: (by) => {
      const rows = rowsFor(question, undefined)
      const at = rows.findIndex(({ id }) => id === answer.row)
      const row = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by]
      if (!revealed && row) choose(withRow(question, answer, row.id))
    },
    next,
    show: () => {
      if (revealed) onGoOn()
      else reveal(isWhole(question, answer))
    },
  })
  return (
    <section
      ref={card}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-predict={revealed ? 'revealed' : 'asked'}
      className="flex min-h-0 flex-col outline-0!"
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto overscroll-contain px-4 pt-4 pb-1">
        <CardHead />
        <h2 id={titleId} className="text-[16px] leading-[22px] font-semibold text-pretty">
          <Sentence text={questionText(topology, question, segment)} />
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-2 rounded-control bg-sunken px-3 py-2 font-mono text-[12px] leading-[18px] wrap-anywhere">
          <dt className="text-muted">{words.from}</dt>
          <dd>{endOf(place.packet, 'from')}</dd>
          <dt className="text-muted">{words.to}</dt>
          <dd>{endOf(place.packet, 'to')}</dd>
        </dl>
        <RowList
          topology={topology}
          question={question}
          chosen={answer.row}
          right={key?.rows}
          onChoose={(row) => {
            choose(withRow(question, answer, row))
          }}
        />
        {revealed && <Revealed topology={topology} step={step} grade={grade} />}
      </div>
      <div className="flex flex-none flex-col gap-2 px-4 pt-2 pb-3">
        {!revealed && (
          <VerdictChoice
            question={question}
            answer={answer}
            onChoose={(verdict) => {
              choose(withVerdict(question, answer, verdict))
            }}
          />
        )}
        <output className="text-[12px] leading-[17px] text-muted empty:hidden">{hint}</output>
        <Button variant="primary" className="h-10! text-[14px]!" onClick={next}>
          {revealed ? words.goOn : words.reveal}
          <span aria-hidden="true" className="font-normal pointer-coarse:hidden">
            {strings.keys.names.Space}
          </span>
        </Button>
        {!revealed && (
          <button
            type="button"
            className="cursor-pointer self-center text-[12px] leading-[17px] text-muted underline-offset-2 hover:text-ink hover:underline pointer-coarse:min-h-11"
            onClick={() => {
              reveal(false)
            }}
          >
            {words.show}
          </button>
        )}
      </div>
    </section>
  )
}

function needsVerdict({ verdict, row }: Answer, verdicts: number): boolean {
  return verdicts > 0 && verdict === undefined && row === undefined
}

/** The question is read out and takes the keys, unless somebody is typing. */
function useFocusWhenAsked() {
  const card = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const active = document.activeElement
    if (active?.closest('input, textarea, select, [role=dialog]')) return undefined
    const element = card.current
    element?.focus({ preventScroll: true })
    return () => {
      // What had the focus is gone with the card: the drawing has it then, for the keys of the walk.
      if (element?.contains(document.activeElement)) {
        document.querySelector<HTMLElement>('#network')?.focus({ preventScroll: true })
      }
    }
  }, [])
  return card
}
