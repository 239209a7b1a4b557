import { Fragment } from 'react'
import { ANNOTATION_GLYPHS } from '@/canvas/place/kindGlyphs'
import { ANNOTATION_KINDS, type AnnotationKind } from '@/layout/diagram'
import { setView, useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { annotationHandlers, kindHandlers } from './kindDrag'
import { RAIL_GROUPS, RAIL_PARTS, toolsIn, type KindTool, type RailGroup } from './kindTools'
import { RailButton } from './RailButton'
import { RailFlyout } from './RailFlyout'

/** The kinds that can be added, everyday ones first, and the outline. */
export function Rail() {
  const tool = useView((view) => view.tool)
  const outlineOpen = useView((view) => view.outlineOpen)
  const rail = strings.rail
  return (
    <nav
      aria-label={rail.rail}
      className="row-span-2 flex w-[84px] flex-col gap-px overflow-x-hidden overflow-y-auto border-r border-line bg-surface px-1.5 py-2 [scrollbar-width:none] max-lg:w-12 max-lg:px-1 max-lg:pointer-coarse:w-[54px] [@media(max-height:849px)]:w-12 [@media(max-height:849px)]:px-1 [@media(max-height:849px)]:pointer-coarse:w-[54px]"
    >
      <RailButton
        word={rail.select}
        glyph="pointer"
        hint={rail.selectHint}
        aria-pressed={tool === 'select'}
        lit={tool === 'select'}
        onClick={() => {
          setView({ tool: 'select' })
        }}
      />
      {RAIL_PARTS.map((part) => (
        <Fragment key={part}>
          {part === 'outside' && <Groups />}
          <RailLine />
          {toolsIn(part).map((item) => (
            <KindButton key={item.kind} item={item} chosen={tool === item.kind} />
          ))}
        </Fragment>
      ))}
      {ANNOTATION_KINDS.map((kind) => (
        <AnnotationButton key={kind} kind={kind} chosen={tool === kind} />
      ))}
      <RailLine />
      <RailButton
        word={rail.outline}
        glyph="list"
        hint={rail.outlineHint}
        aria-pressed={outlineOpen}
        lit={outlineOpen}
        onClick={() => {
          setView({ outlineOpen: !outlineOpen })
        }}
      />
    </nav>
  )
}

function Groups() {
  return (Object.keys(RAIL_GROUPS) as RailGroup[]).map((group) => (
    <RailFlyout key={group} group={group} />
  ))
}

function KindButton({ item, chosen }: { readonly item: KindTool; readonly chosen: boolean }) {
  return (
    <RailButton
      word={item.word}
      glyph={item.glyph}
      hint={strings.rail.addHint(item.name)}
      aria-label={strings.rail.add(item.name)}
      aria-pressed={chosen}
      lit={chosen}
      {...kindHandlers(item)}
    />
  )
}

function AnnotationButton({
  kind,
  chosen,
}: {
  readonly kind: AnnotationKind
  readonly chosen: boolean
}) {
  const { word, add } = strings.annotations.tools[kind]
  return (
    <RailButton
      word={word}
      glyph={ANNOTATION_GLYPHS[kind]}
      hint={`${add}: ${strings.annotations.about[kind]}`}
      aria-label={add}
      aria-pressed={chosen}
      lit={chosen}
      {...annotationHandlers(kind)}
    />
  )
}

function RailLine() {
  return <hr className="mx-2 my-[3px] border-line [@media(max-height:820px)]:my-px" />
}
