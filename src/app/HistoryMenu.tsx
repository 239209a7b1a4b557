import { diagramStore, useDiagramStore } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { buttonClass } from '@/ui/Button'
import { Glyph } from '@/ui/glyphs'
import { useRadix } from '@/ui/radix'

const words = strings.history

/** Every step of the history by name, the newest first; a step that is chosen becomes the present. */
export function HistoryMenu() {
  const past = useDiagramStore((state) => state.past)
  const future = useDiagramStore((state) => state.future)
  const radix = useRadix()
  if (!radix || (past.length === 0 && future.length === 0)) return null
  const { DropdownMenu } = radix
  const steps = [...past.map(({ label }) => label), ...future.map(({ label }) => label)]
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={words.open}
        title={words.open}
        className={`${buttonClass('quiet')} w-5! px-0!`}
      >
        <Glyph name="chevronDown" size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <section aria-label={words.title}>
          <DropdownMenu.Content
            aria-label={words.title}
            align="start"
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-h-[min(420px,var(--radix-dropdown-menu-content-available-height))] w-72 overflow-y-auto rounded-card border border-line bg-surface p-1.5 shadow-e3"
          >
            <DropdownMenu.RadioGroup
              value={String(past.length)}
              onValueChange={(value) => {
                diagramStore.getState().jump(Number(value) - past.length)
              }}
            >
              {steps
                .map((label, index) => ({ label, index: index + 1 }))
                .toReversed()
                .map(({ label, index }) => (
                  <Step key={index} index={index} label={label} undone={index > past.length} />
                ))}
              <Step index={0} label={words.start} undone={false} />
            </DropdownMenu.RadioGroup>
          </DropdownMenu.Content>
        </section>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** The state after one step. */
function Step(props: { readonly index: number; readonly label: string; readonly undone: boolean }) {
  const { index, label, undone } = props
  const radix = useRadix()
  if (!radix) return null
  const { DropdownMenu } = radix
  return (
    <DropdownMenu.RadioItem
      value={String(index)}
      className="flex min-h-[30px] cursor-pointer items-center gap-2 rounded-cell px-2 outline-none data-highlighted:bg-selection-fill data-[state=checked]:font-semibold pointer-coarse:min-h-11"
    >
      <span className="w-4 flex-none">
        <DropdownMenu.ItemIndicator>
          <Glyph name="check" size={14} />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className={`min-w-0 flex-1 truncate ${undone ? 'text-muted italic' : ''}`}>
        {label}
      </span>
      {undone && <span className="flex-none text-[12px] text-muted">{words.undone}</span>}
    </DropdownMenu.RadioItem>
  )
}
