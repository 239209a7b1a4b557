import { clsx } from 'clsx'
import { Suspense, type ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { strings } from '@/strings/strings'
import { Button } from './Button'

const words = strings.breakdown

interface PartProps {
  readonly children: ReactNode
  /** What it shows; another one is another chance. */
  readonly shows?: unknown
  /** It has no place of its own and tells its fault at the bottom of the screen. */
  readonly floats?: boolean
}

/** A part of the screen that may still have to be loaded, and that takes nothing else down with it. */
export function Part({ children, shows, floats = false }: PartProps) {
  return (
    <ErrorBoundary resetKeys={[shows]} fallback={<Fault floats={floats} />}>
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  )
}

function Fault({ floats }: { readonly floats: boolean }) {
  return (
    <div
      role="alert"
      className={clsx(
        'p-4',
        floats &&
          'fixed bottom-4 left-1/2 z-50 w-[360px] max-w-[92vw] -translate-x-1/2 rounded-card border border-line bg-surface shadow-e3',
      )}
    >
      <p className="font-semibold">{words.part}</p>
      <p className="mt-1 mb-3 text-muted">{words.advice}</p>
      <ReloadButton />
    </div>
  )
}

/** Loads the page again: what is drawn is kept. */
export function ReloadButton() {
  return (
    <Button
      variant="ink"
      onClick={() => {
        window.location.reload()
      }}
    >
      {words.reload}
    </Button>
  )
}
