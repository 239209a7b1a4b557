/** Frames that come when a test says so, and a clock that only looking at it moves on. */
interface HandFrames {
  readonly request: (wake: (time: number) => void) => number
  readonly cancel: (handle: number) => void
  readonly now: () => number
  /** So many frames, one after another, so many milliseconds apart. */
  readonly pass: (count: number, apart?: number) => void
  /** Every look at the clock finds this many milliseconds gone: a slow machine. */
  readonly slow: (milliseconds: number) => void
  /** How many were asked for and have not come. */
  readonly waiting: () => number
}

/** Frames for a test. */
export function handFrames(): HandFrames {
  let handle = 0
  let time = 0
  let spent = 0
  let cost = 0
  const wakes = new Map<number, (time: number) => void>()
  return {
    request: (wake) => {
      handle += 1
      wakes.set(handle, wake)
      return handle
    },
    cancel: (one) => {
      wakes.delete(one)
    },
    now: () => {
      spent += cost
      return spent
    },
    pass: (count, apart = 16) => {
      for (let frame = 0; frame < count; frame += 1) {
        time += apart
        const due = [...wakes.values()]
        wakes.clear()
        for (const wake of due) wake(time)
      }
    },
    slow: (milliseconds) => {
      cost = milliseconds
    },
    waiting: () => wakes.size,
  }
}
