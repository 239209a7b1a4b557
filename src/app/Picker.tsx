import { Command as Cmdk } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useState, type CSSProperties } from 'react'
import { strings } from '@/strings/strings'
import { useFocusBack } from '@/ui/focusBack'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import { takeTyped } from './typedAhead'

/** One of the things to pick from. */
interface Choice {
  readonly id: string
  readonly label: string
  readonly glyph: GlyphName
  /** In mono at the right. */
  readonly detail?: string
  /** What it is found by besides its label. */
  readonly words?: string
  readonly disabled?: boolean
}

interface PickerProps {
  readonly title: string
  readonly placeholder: string
  readonly none: (text: string) => string
  readonly choices: readonly Choice[]
  readonly onPick: (id: string) => void
  readonly onClose: () => void
  /** Where it was asked for, in the window's pixels; without one it stands in the middle. */
  readonly at?: { readonly x: number; readonly y: number } | undefined
}

const SIZE = { width: 340, height: 380 } as const
const MARGIN = 8

/** A short list to pick from by typing: what is added here, where something moves. */
export function Picker(props: PickerProps) {
  const { title, placeholder, none, choices, onPick, onClose, at } = props
  useFocusBack()
  const [text, setText] = useState('')
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = choices.filter(({ label, detail = '', words: more = '' }) => {
    const own = `${label} ${detail} ${more}`.toLowerCase()
    return words.every((word) => own.includes(word))
  })
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40" />
        <Dialog.Content
          aria-describedby={undefined}
          style={placeOf(at)}
          className="fixed z-40 max-w-[calc(100vw-16px)] overflow-hidden rounded-card border border-line bg-surface shadow-e3"
        >
          <Dialog.Title className="px-3.5 pt-2.5 text-[12px] text-muted">{title}</Dialog.Title>
          <Cmdk shouldFilter={false} label={title}>
            <div className="flex items-center gap-2 border-b border-line px-3.5">
              <Glyph name="search" className="text-muted" />
              <Cmdk.Input
                value={text}
                onFocus={() => {
                  setText((typed) => typed + takeTyped())
                }}
                onValueChange={setText}
                placeholder={placeholder}
                className="h-10 min-w-0 pointer-coarse:h-11 flex-1 bg-transparent outline-none placeholder:text-muted pointer-coarse:text-[16px]"
              />
            </div>
            <Cmdk.List
              label={strings.controls.suggestions}
              className="max-h-[min(300px,45dvh)] scroll-py-1.5 overflow-y-auto overscroll-contain p-1.5"
            >
              {found.map(({ id, label, glyph, detail, disabled = false }) => (
                <Cmdk.Item
                  key={id}
                  value={id}
                  disabled={disabled}
                  onSelect={() => {
                    onPick(id)
                  }}
                  className="flex min-h-[32px] cursor-pointer items-center gap-2 rounded-cell px-2 data-[disabled=true]:cursor-default data-[disabled=true]:text-muted data-[selected=true]:bg-selection-fill pointer-coarse:min-h-11"
                >
                  <Glyph name={glyph} className="text-muted" />
                  <span className="truncate">{label}</span>
                  {detail !== undefined && (
                    <span className="ml-auto min-w-0 flex-none pl-3 font-mono text-[12px] text-muted">
                      {detail}
                    </span>
                  )}
                </Cmdk.Item>
              ))}
            </Cmdk.List>
            <Cmdk.Empty className="px-4.5 pb-4 text-muted">{none(text)}</Cmdk.Empty>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Beside the place where it was asked for, and whole on the screen. */
function placeOf(at: PickerProps['at']): CSSProperties {
  const { innerWidth, innerHeight } = window
  if (!at) return { width: 480, top: '14dvh', left: '50%', transform: 'translateX(-50%)' }
  return {
    width: SIZE.width,
    left: Math.max(MARGIN, Math.min(at.x, innerWidth - SIZE.width - MARGIN)),
    top: Math.max(MARGIN, Math.min(at.y, innerHeight - SIZE.height - MARGIN)),
  }
}
