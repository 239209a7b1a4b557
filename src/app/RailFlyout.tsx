import { clsx } from 'clsx'
import { useState } from 'react'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { useRadix } from '@/ui/radix'
import { kindHandlers } from './kindDrag'
import { RAIL_GROUPS, toolsIn, type KindTool, type RailGroup } from './kindTools'
import { RailButton } from './RailButton'

/** A group of kinds behind one button: they are dragged from its menu as from the rail itself. */
export function RailFlyout({ group }: { readonly group: RailGroup }) {
  const [open, setOpen] = useState(false)
  const [dragging, setDragging] = useState(false)
  const tool = useView((view) => view.tool)
  const tools = toolsIn(group)
  const { word, title } = strings.rail.groups[group]
  const radix = useRadix()
  const button = (
    <RailButton
      word={word}
      glyph={RAIL_GROUPS[group]}
      hint={strings.rail.groupHint(title)}
      aria-label={title}
      lit={tools.some(({ kind }) => kind === tool)}
      opens
      aria-haspopup="menu"
      aria-expanded={open}
      {...(radix
        ? {}
        : {
            onClick: () => {
              setOpen(true)
            },
          })}
    />
  )
  if (!radix) return button
  const { DropdownMenu } = radix
  return (
    <DropdownMenu.Root
      modal={false}
      open={open}
      onOpenChange={(opens) => {
        setOpen(opens)
        // What was dropped may take the focus, and with it the menu, before the drag has ended.
        if (opens) setDragging(false)
      }}
    >
      <DropdownMenu.Trigger asChild>{button}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        {/* A landmark, so that nothing on the page is outside of one. */}
        <section
          aria-label={strings.rail.menu(title)}
          // What is dragged may be dropped where the menu was.
          className={clsx(dragging && '*:pointer-events-none *:opacity-0')}
        >
          <DropdownMenu.Content
            aria-label={title}
            side="right"
            align="start"
            sideOffset={8}
            collisionPadding={8}
            className="z-50 min-w-56 rounded-card border border-line bg-surface p-1.5 shadow-e3"
          >
            <p className="px-2 pt-1 pb-1.5 text-[12px] text-muted">{title}</p>
            {tools.map((item) => (
              <FlyoutItem
                key={item.kind}
                item={item}
                onDragging={(now) => {
                  setDragging(now)
                  if (!now) setOpen(false)
                }}
              />
            ))}
          </DropdownMenu.Content>
        </section>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface FlyoutItemProps {
  readonly item: KindTool
  readonly onDragging: (now: boolean) => void
}

function FlyoutItem({ item, onDragging }: FlyoutItemProps) {
  const { draggable, onClick, onDragStart, onDragEnd } = kindHandlers(item)
  const radix = useRadix()
  if (!radix) return null
  const { DropdownMenu } = radix
  return (
    <DropdownMenu.Item
      aria-label={strings.rail.add(item.name)}
      draggable={draggable}
      onClick={onClick}
      onDragStart={(event) => {
        onDragStart(event)
        // The browser gives a drag up whose source goes while it begins.
        requestAnimationFrame(() => {
          onDragging(true)
        })
      }}
      onDragEnd={() => {
        onDragEnd()
        onDragging(false)
      }}
      className="flex min-h-[32px] cursor-pointer items-center gap-2.5 rounded-cell px-2 outline-none data-highlighted:bg-selection-fill pointer-coarse:min-h-11"
    >
      <Glyph name={item.glyph} size={20} />
      <span className="flex-1">{item.title}</span>
    </DropdownMenu.Item>
  )
}
