import { Toaster } from 'sonner'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'

/** Where notices appear: above the dock, and below the header on a phone. */
export function Notices() {
  const theme = useView((view) => view.theme)
  return (
    <Toaster
      theme={theme}
      containerAriaLabel={strings.shell.notices}
      position="bottom-center"
      // Above the dock with its walk, and above the legend of a group in the corner.
      offset={{ bottom: 172 }}
      mobileOffset={{ bottom: 172 }}
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'pointer-events-auto flex w-full items-center gap-3 rounded-card border border-line bg-surface px-3.5 py-2.5 text-[13px] leading-[18px] text-ink shadow-e3 font-sans',
          content: 'min-w-0 flex-1',
          description: 'text-[12px] leading-[17px] text-muted',
          actionButton:
            'flex-none cursor-pointer rounded-control bg-ink px-2.5 h-[30px] font-medium text-surface pointer-coarse:h-11',
          icon: 'text-deny flex-none',
        },
      }}
    />
  )
}
