/** `1 subnet`, `3 subnets`, `2 network ACLs`. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`
  return `${String(count)} ${plural}`
}
