const ELLIPSIS = '…'

/** Cuts texts to a width as `text-overflow: ellipsis` does, and remembers what it cut. */
export class TextFitter {
  private readonly known = new Map<string, string>()
  private readonly measure: (text: string) => number
  private readonly width: number

  constructor(measure: (text: string) => number, width: number) {
    this.measure = measure
    this.width = width
  }

  fit(text: string): string {
    const cached = this.known.get(text)
    if (cached !== undefined) return cached
    const fitted = this.cut(text)
    this.known.set(text, fitted)
    return fitted
  }

  /** The longest beginning that fits with an ellipsis behind it, found by halving. */
  private cut(text: string): string {
    if (this.measure(text) <= this.width) return text
    let [fits, tooLong] = [0, text.length]
    while (tooLong - fits > 1) {
      const middle = Math.floor((fits + tooLong) / 2)
      if (this.measure(text.slice(0, middle) + ELLIPSIS) <= this.width) fits = middle
      else tooLong = middle
    }
    return text.slice(0, fits) + ELLIPSIS
  }
}
