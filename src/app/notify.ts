/** A line at the bottom of the screen that goes away by itself. */
export interface Notice {
  readonly text: string
  readonly detail?: string
  readonly fault?: boolean
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Shows a notice; its code is loaded with the first one. Answers what takes it away before its time. */
export async function notify({ text, detail, fault = false, action }: Notice): Promise<() => void> {
  const { toast } = await import('sonner')
  const show = fault ? toast.error : toast
  const id = show(text, {
    duration: action ? 12_000 : 6_000,
    ...(detail === undefined ? {} : { description: detail }),
    ...(action ? { action: { label: action.label, onClick: action.run } } : {}),
  })
  return () => {
    toast.dismiss(id)
  }
}
