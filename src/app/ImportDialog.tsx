import { useRef, useState } from 'react'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Fault } from '@/ui/Fault'
import { setApp, useApp } from './appStore'
import { importFiles, importText } from './importing'

const words = strings.importing

/** Files, a folder or pasted text to a drawing; what is refused is said here in one sentence. */
export function ImportDialog() {
  const fault = useApp((state) => state.importFault)
  const [text, setText] = useState('')
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  return (
    <Dialog
      wide
      title={words.title}
      description={words.about}
      onClose={() => {
        setApp({ dialog: undefined, importFault: undefined })
      }}
      actions={
        <Button
          variant="ink"
          disabled={text.trim() === ''}
          onClick={() => {
            void importText(text)
          }}
        >
          {words.importText}
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pt-2">
        <div className="flex flex-wrap items-center gap-2 rounded-card border border-dashed border-line-strong p-4">
          <Button
            glyph="file"
            onClick={() => {
              files.current?.click()
            }}
          >
            {words.chooseFiles}
          </Button>
          <Button
            glyph="box"
            onClick={() => {
              folder.current?.click()
            }}
          >
            {words.chooseFolder}
          </Button>
          <span className="text-muted">{words.orDrop}</span>
          <FileInput input={files} label={words.files} />
          <FileInput input={folder} label={words.folder} folder />
        </div>
        <label className="flex flex-col gap-1">
          <span className="text-[12px] text-muted">{words.paste}</span>
          <textarea
            value={text}
            spellCheck={false}
            rows={7}
            placeholder={words.pasteHint}
            className="w-full resize-y rounded-control border border-line bg-surface p-2.5 font-mono text-[12px] hover:border-line-strong pointer-coarse:text-[16px]"
            onChange={(event) => {
              setText(event.target.value)
            }}
          />
        </label>
        {fault !== undefined && <Fault>{fault}</Fault>}
        <p className="text-[12px] leading-[17px] text-muted">{words.safe}</p>
      </div>
    </Dialog>
  )
}

interface FileInputProps {
  readonly input: React.RefObject<HTMLInputElement | null>
  readonly label: string
  readonly folder?: boolean
}

function FileInput({ input, label, folder = false }: FileInputProps) {
  return (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      aria-label={label}
      {...(folder ? { webkitdirectory: '' } : {})}
      onChange={(event) => {
        const chosen = [...(event.target.files ?? [])]
        // The same file may be chosen again after it was mended.
        event.target.value = ''
        if (chosen.length > 0) void importFiles(chosen)
      }}
    />
  )
}
