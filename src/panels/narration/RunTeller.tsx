import { strings } from '@/strings/strings'
import { useTeller } from './useTeller'

/** The run in sentences: for who listens always, and in sight of who asked for less motion. */
export function RunTeller() {
  const text = useTeller()
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-14 z-[6] flex justify-center px-4">
      <p
        aria-live="polite"
        aria-label={strings.learning.story.teller}
        className="sr-only max-w-[560px] rounded-card border border-line bg-surface px-3 py-2 text-center leading-[19px] shadow-e2 empty:hidden motion-reduce:not-sr-only motion-reduce:px-3 motion-reduce:py-2"
      >
        {text}
      </p>
    </div>
  )
}
