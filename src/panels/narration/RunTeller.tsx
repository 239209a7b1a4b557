import { strings } from '@/strings/strings'
import { useTeller } from './useTeller'

/** The run in sentences: for who listens always, and in sight of who asked for less motion. */
export function RunTeller() {
  const text = useTeller()
  return (
    <div className="pointer-events-none absolute right-24 bottom-3 left-[260px] z-[6] flex max-md:inset-x-3 max-md:bottom-6">
      <p
        aria-live="polite"
        aria-label={strings.learning.story.teller}
        className="sr-only max-w-[560px] rounded-card border border-line bg-surface leading-[19px] shadow-e2 empty:hidden motion-reduce:not-sr-only motion-reduce:px-3 motion-reduce:py-2"
      >
        {text}
      </p>
    </div>
  )
}
