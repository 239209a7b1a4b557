import { clsx } from 'clsx'
import { Fragment, type ComponentProps } from 'react'
import { setView, useView } from '@/store/viewStore'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import { Tooltip } from '@/ui/Tooltip'
import { addKind } from './addKind'
import { KIND_MIME, KIND_TOOLS, RAIL_LINES, type KindTool } from './kindTools'

/** The kinds that can be added, and the outline. */
export function Rail() {
  const tool = useView((view) => view.tool)
  const outlineOpen = useView((view) => view.outlineOpen)
  return (
    <nav
      aria-label="Add to the network"
      className="row-span-2 flex w-[84px] flex-col gap-px overflow-x-hidden overflow-y-auto border-r border-line bg-surface px-1.5 py-2 [scrollbar-width:none] max-lg:w-12 max-lg:px-1"
    >
      <RailButton
        word="Select"
        glyph="pointer"
        hint="Select (V)"
        aria-pressed={tool === 'select'}
        onClick={() => {
          setView({ tool: 'select' })
        }}
      />
      {KIND_TOOLS.map((item) => (
        <Fragment key={item.kind}>
          {RAIL_LINES.has(item.kind) && <RailLine />}
          <KindButton item={item} chosen={tool === item.kind} />
        </Fragment>
      ))}
      <RailLine />
      <RailButton
        word="Outline"
        glyph="list"
        hint="The network as text"
        aria-pressed={outlineOpen}
        onClick={() => {
          setView({ outlineOpen: !outlineOpen })
        }}
      />
    </nav>
  )
}

function KindButton({ item, chosen }: { readonly item: KindTool; readonly chosen: boolean }) {
  const { kind, word, name, glyph } = item
  return (
    <RailButton
      word={word}
      glyph={glyph}
      hint={`Add ${name}: drag it onto the canvas, or press and point`}
      aria-label={`Add ${name}`}
      aria-pressed={chosen}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(KIND_MIME, kind)
        event.dataTransfer.effectAllowed = 'copy'
        // While it is dragged the canvas shows where it would go.
        setView({ tool: kind })
      }}
      onDragEnd={() => {
        setView({ tool: 'select' })
      }}
      onClick={(event) => {
        // A key press has no place to point at, so the thing goes where it fits.
        if (event.detail === 0) addKind(kind)
        else setView({ tool: chosen ? 'select' : kind })
      }}
    />
  )
}

function RailLine() {
  return <hr className="mx-2 my-[3px] border-line [@media(max-height:820px)]:my-px" />
}

interface RailButtonProps extends ComponentProps<'button'> {
  readonly word: string
  readonly glyph: GlyphName
  readonly hint: string
}

function RailButton({ word, glyph, hint, ...rest }: RailButtonProps) {
  return (
    <Tooltip text={hint} side="right">
      <button
        type="button"
        aria-label={word}
        className={clsx(
          'flex flex-none cursor-pointer flex-col items-center gap-[3px] rounded-[8px] pt-[6px] pb-[5px] text-[12px] leading-[14px] text-muted -outline-offset-2!',
          'hover:bg-sunken aria-pressed:bg-selection-fill aria-pressed:text-selection',
          '[@media(max-height:820px)]:gap-px [@media(max-height:820px)]:pt-[3px] [@media(max-height:820px)]:pb-[2px]',
          'max-lg:h-9 max-lg:justify-center pointer-coarse:min-h-11',
        )}
        {...rest}
      >
        <Glyph
          name={glyph}
          size={20}
          className={rest['aria-pressed'] === true ? 'text-selection' : 'text-ink'}
        />
        <span className="max-lg:hidden">{word}</span>
      </button>
    </Tooltip>
  )
}
