import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { ReloadButton } from '@/ui/Part'
import { downloadDiagram } from './exporting'

const words = strings.breakdown

/** What stands in place of everything when even the shell could not be drawn. */
export function Breakdown() {
  return (
    <main role="alert" className="grid h-full place-items-center p-6">
      <div className="max-w-[420px]">
        <h1 className="text-[20px] leading-[26px] font-semibold">{words.whole}</h1>
        <p className="mt-2 mb-4 text-muted">{words.advice}</p>
        <div className="flex flex-wrap gap-2">
          <ReloadButton />
          <Button glyph="download" onClick={downloadDiagram}>
            {words.download}
          </Button>
        </div>
      </div>
    </main>
  )
}
