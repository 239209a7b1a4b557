import { useRef, useState } from 'react'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Fault } from '@/ui/Fault'
import { setApp, useApp } from './appStore'
import { importFiles, importText } from './importing'

/** Files, a folder or pasted text to a drawing; what is refused is said here in one sentence. */
export function ImportDialog() {
  const fault = useApp((state) => state.importFault)
  const [text, setText] = useState('')
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  return (
    <Dialog
      open
      wide
      title="Import a network"
      description="A Packetwalk file, or what aws ec2 describe-* prints as JSON: one file, several, or a whole folder."
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
          Import the text
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
            Choose files
          </Button>
          <Button
            glyph="box"
            onClick={() => {
              folder.current?.click()
            }}
          >
            Choose a folder
          </Button>
          <span className="text-muted">or drop them anywhere on the page.</span>
          <FileInput input={files} label="Files to import" />
          <FileInput input={folder} label="Folder to import" folder />
        </div>
        <label className="flex flex-col gap-1">
          <span className="text-[12px] text-muted">Or paste JSON</span>
          <textarea
            value={text}
            spellCheck={false}
            rows={7}
            placeholder={'{ "Vpcs": [ … ], "Subnets": [ … ] }'}
            className="w-full resize-y rounded-control border border-line bg-surface p-2.5 font-mono text-[12px] hover:border-line-strong pointer-coarse:text-[16px]"
            onChange={(event) => {
              setText(event.target.value)
            }}
          />
        </label>
        {fault !== undefined && <Fault>{fault}</Fault>}
        <p className="text-[12px] leading-[17px] text-muted">
          Nothing leaves this browser. What was open comes back with undo.
        </p>
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
