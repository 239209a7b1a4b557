const CHANNEL = 'packetwalk'

/** This tab's own mark, so that it does not listen to itself. */
const TAB = Math.random().toString(36).slice(2)

let channel: BroadcastChannel | undefined

/** Tells the other tabs of this page that one of them has saved. */
export function announceSave(key: string, savedAt: number): void {
  openChannel()?.postMessage({ tab: TAB, key, savedAt })
}

/** Calls with the key of what another tab has saved. Answers how to stop. */
export function listenForSaves(onSave: (key: string) => void): () => void {
  const listened = openChannel()
  if (!listened) return () => undefined
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('tab' in data) || data.tab === TAB) return
    if ('key' in data && typeof data.key === 'string') onSave(data.key)
  }
  listened.addEventListener('message', hear)
  return () => {
    listened.removeEventListener('message', hear)
  }
}

function openChannel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined
  channel ??= new BroadcastChannel(CHANNEL)
  return channel
}
