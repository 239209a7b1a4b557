/** `1 subnet`, `3 subnets`, `2,048 addresses`: `many` where it is not regular. */
export function counted(count: number | bigint, one: string, many = plural(one)): string {
  return `${count.toLocaleString('en-US')} ${count === 1n || count === 1 ? one : many}`
}

/** `subnets`, `NAT gateways`, `entries`. */
export function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}
