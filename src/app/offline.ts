/** Keeps the built application at hand, so that it opens again without a network. */
export function startOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // Files opened from disk have no worker, and need none.
  if (!location.protocol.startsWith('http')) return
  void navigator.serviceWorker.register('./sw.js').catch(() => undefined)
}
