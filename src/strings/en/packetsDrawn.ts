const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** What the canvas says of packets that are on their way. */
export const packetsDrawn = {
  perSecond: (rate: number) => `${(rate < 10 ? tenths : whole).format(rate)}/s`,
  dropped: (count: number) => whole.format(count),
  thinned: (oneIn: number, inFlight: number) =>
    `Showing 1 in ${whole.format(oneIn)} of ${whole.format(inFlight)} packets`,
}
