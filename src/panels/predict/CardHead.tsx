import { setPredicting } from '@/store/predict/predicting'
import { resetScore, useScore } from '@/store/predict/scores'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'

const words = strings.predict

/** What this is, how many were right so far, and the ways out. */
export function CardHead() {
  const { right, of } = useScore()
  return (
    <div className="-my-1 flex items-center gap-1 text-[12px] leading-[17px] text-muted">
      <p className="min-w-0 flex-1" data-score={`${String(right)}/${String(of)}`}>
        {words.heading(right, of)}
      </p>
      {of > 0 && <IconButton label={words.reset} glyph="undo" onClick={resetScore} />}
      <IconButton
        label={words.close}
        glyph="cross"
        shortcut="Q"
        onClick={() => {
          setPredicting(false)
        }}
      />
    </div>
  )
}
