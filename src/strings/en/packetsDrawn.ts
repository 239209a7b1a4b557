/** What the canvas says of packets that are on their way. */
export const packetsDrawn = {
  perSecond: (rate: number) => `${rounded(rate, rate < 10 ? 1 : 0)}/s`,
  dropped: (count: number) => rounded(count),
  thinned: (oneIn: number, inFlight: number) =>
    `Showing 1 in ${rounded(oneIn)} of ${rounded(inFlight)} packets`,
}

function rounded(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits })
}
