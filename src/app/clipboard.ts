import { announce } from '@/canvas/announcer'
import { readPart, writePart } from '@/interchange/partText'
import type { Point } from '@/layout/box'
import type { Result } from '@/model/result'
import { duplicateSelection, pastePart, selectedPart, type Told } from '@/store/copying'
import { diagramStore } from '@/store/diagramStore'
import { calledTogether } from '@/store/naming'
import { pointingStore } from '@/store/pointing'
import { viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { focusDrawing } from './focusDrawing'
import { notify } from './notify'
import { hasKeysOfItsOwn } from './ownKeys'
import { removeSelection } from './removeSelection'

const words = strings.clipboard

/** How many things left behind one notice names. */
const NAMED = 4

/** Copies, cuts and pastes by the browser's own events, so that no permission is asked for. */
export function startClipboard(): () => void {
  const listeners = { copy: onCopy, cut: onCut, paste: onPaste } as const
  document.addEventListener('copy', listeners.copy)
  document.addEventListener('cut', listeners.cut)
  document.addEventListener('paste', listeners.paste)
  return () => {
    document.removeEventListener('copy', listeners.copy)
    document.removeEventListener('cut', listeners.cut)
    document.removeEventListener('paste', listeners.paste)
  }
}

/** Puts what is selected on the clipboard, as the palette does it; with `cut` it goes. */
export async function copySelection(cut = false): Promise<void> {
  const text = selectedText()
  if (text === undefined) return
  try {
    await navigator.clipboard.writeText(text)
    afterCopy(cut)
  } catch {
    await notify({ text: words.refused, fault: true })
  }
}

/** Pastes what is on the clipboard, as the palette does it; at a point where one is given. */
export async function pasteClipboard(point?: Point): Promise<void> {
  try {
    pasteText(await navigator.clipboard.readText(), point)
  } catch {
    await notify({ text: words.refused, fault: true })
  }
}

/** Copies what is selected beside itself. */
export function duplicate(): void {
  const told = duplicateSelection()
  if (told) tell(told, words.duplicated, words.duplicatedInPart)
  else void notify({ text: words.nothingWhole })
}

function onCopy(event: ClipboardEvent): void {
  if (fillClipboard(event)) afterCopy(false)
}

function onCut(event: ClipboardEvent): void {
  if (fillClipboard(event)) afterCopy(true)
}

function onPaste(event: ClipboardEvent): void {
  if (event.defaultPrevented || !isForDrawing(event)) return
  event.preventDefault()
  // Where the hand is on the drawing, else where the selection is.
  pasteText(
    event.clipboardData?.getData('text/plain') ?? '',
    pointingStore.getState().pointer?.point,
  )
}

function fillClipboard(event: ClipboardEvent): boolean {
  if (event.defaultPrevented || !isForDrawing(event) || isTextSelected()) return false
  if (viewStore.getState().selection.length === 0) return false
  event.preventDefault()
  const text = selectedText()
  if (text === undefined) return false
  event.clipboardData?.setData('text/plain', text)
  return true
}

function selectedText(): string | undefined {
  const part = selectedPart()
  if (part) return writePart(part)
  void notify({ text: words.nothingWhole })
  return undefined
}

function afterCopy(cut: boolean): void {
  const { selection } = viewStore.getState()
  const what = calledTogether(diagramStore.getState().diagram, selection)
  if (cut) removeSelection('Cut')
  announce(cut ? words.cut(what) : words.copied(what))
}

function pasteText(text: string, point?: Point): void {
  const part = readPart(text)
  if (!part.ok) {
    const isOurs = text.includes('"packetwalk"')
    void notify({ text: words.noPart, fault: true, ...(isOurs ? { detail: part.error } : {}) })
    return
  }
  tell(pastePart(part.value, point), words.pasted, words.pastedInPart)
}

type Telling = (what: string) => string

function tell(told: Result<Told>, whole: Telling, inPart: Telling): void {
  if (!told.ok) {
    void notify({ text: `${told.error}.`, fault: true })
    return
  }
  focusDrawing()
  const { what, leftOut } = told.value
  if (leftOut.length === 0) {
    announce(whole(what))
    return
  }
  const detail = words.without(leftOut.slice(0, NAMED), leftOut.length - NAMED)
  void notify({ text: inPart(what), detail })
}

function isForDrawing({ target }: ClipboardEvent): boolean {
  if (viewStore.getState().commandsOpen) return false
  const places = [target, document.activeElement]
  return !places.some((place) => place instanceof Element && hasKeysOfItsOwn(place))
}

/** Whether words on the page are marked, which people then mean to copy. */
function isTextSelected(): boolean {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed) return false
  return !document.getElementById('network')?.contains(selection.anchorNode)
}
