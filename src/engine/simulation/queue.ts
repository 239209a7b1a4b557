/** What has its turn at a time; of what is due together the earlier made comes first. */
export interface Timed {
  readonly at: number
  readonly order: number
}

/** Puts an item into a binary heap. */
export function enqueue<T extends Timed>(heap: T[], item: T): void {
  let index = heap.length
  heap.push(item)
  while (index > 0) {
    const above = (index - 1) >> 1
    const parent = heap[above]
    if (!parent || isBefore(parent, item)) break
    heap[index] = parent
    heap[above] = item
    index = above
  }
}

/** Takes the item that is due first. */
export function dequeue<T extends Timed>(heap: T[]): T | undefined {
  const [first] = heap
  const last = heap.pop()
  if (!first || !last || heap.length === 0) return first
  let index = 0
  heap[0] = last
  for (;;) {
    const below = smallerChild(heap, index)
    const child = heap[below]
    if (!child || isBefore(last, child)) return first
    heap[index] = child
    heap[below] = last
    index = below
  }
}

function smallerChild<T extends Timed>(heap: readonly T[], index: number): number {
  const left = 2 * index + 1
  const [a, b] = [heap[left], heap[left + 1]]
  return a && b && isBefore(b, a) ? left + 1 : left
}

function isBefore(a: Timed, b: Timed): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
