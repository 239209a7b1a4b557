/* What everything is called, and what rules and routes speak of. */

/** The account of everything. */
export const OWNER = '111122223333'
/** The AWS-managed prefix list of S3. */
export const S3_LIST = 'pl-63a5400a'
/** The one customer-managed prefix list. */
export const OWN_LIST = 'pl-0000000000000000a'
/** Blocks of the internet that rules and routes speak of. */
export const INTERNET_BLOCKS = [
  '203.0.113.0/24',
  '2001:db8::/32',
  '203.0.113.64/26',
  '198.51.100.0/24',
  '2001:db8:1::/48',
  '52.216.0.0/16',
  '0.0.0.0/1',
]
/** Port ranges that rules speak of. */
export const PORTS: readonly (readonly [number, number])[] = [
  [443, 443],
  [0, 65535],
  [80, 443],
  [1024, 65535],
  [22, 22],
  [53, 53],
  [0, 1023],
  [32768, 60999],
  [49152, 65535],
  [1024, 5000],
  [40000, 50000],
  [8000, 8100],
]

/** An AWS-like id that tells the positions it was made of. */
export function idOf(prefix: string, ...numbers: readonly number[]): string {
  const digits = numbers.map((each) => each.toString(16).padStart(2, '0')).join('')
  return `${prefix}-0a${digits.padStart(15, '0')}`
}

/** The item at a number, taken modulo how many there are. */
export function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** A name tag. */
export const tagsOf = (name: string) => [{ Key: 'Name', Value: name }]
