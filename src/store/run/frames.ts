/** What wakes a run once for each picture that the screen draws, and what tells how long something took. */
export interface FrameSource {
  readonly request: (wake: (time: number) => void) => number
  readonly cancel: (handle: number) => void
  readonly now: () => number
}

/** The screen's own frames. */
export const SCREEN: FrameSource = {
  request: (wake) => requestAnimationFrame(wake),
  cancel: (handle) => {
    cancelAnimationFrame(handle)
  },
  now: () => performance.now(),
}

/** Something done in every frame, with the milliseconds since the last one, until it answers false. */
export interface FrameLoop {
  readonly start: () => void
  readonly stop: () => void
}

/** Longer than this nobody looked: a hidden page, a sleeping machine. */
const LONGEST_FRAME_MS = 100

export function frameLoop(
  frames: FrameSource,
  work: (elapsed: number, time: number) => boolean,
): FrameLoop {
  let handle: number | undefined
  let before: number | undefined
  const wake = (time: number): void => {
    const elapsed = before === undefined ? 0 : Math.min(time - before, LONGEST_FRAME_MS)
    before = time
    handle = frames.request(wake)
    if (!work(elapsed, time)) stop()
  }
  const stop = (): void => {
    if (handle !== undefined) frames.cancel(handle)
    handle = undefined
    before = undefined
  }
  const start = (): void => {
    if (handle === undefined) handle = frames.request(wake)
  }
  return { start, stop }
}
