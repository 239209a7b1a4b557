/** An address as a plain number of its family; what can be compared is compared as numbers. */
export interface Address {
  readonly family: 4 | 6
  readonly bits: bigint
}

/** A block from its first to its last address, whatever host bits were written (GEN-07). */
export interface Block {
  readonly family: 4 | 6
  readonly first: bigint
  readonly last: bigint
  readonly prefixLength: number
}

const parsedAddresses = new Map<string, Address>()
const parsedBlocks = new Map<string, Block>()

/** Reads `10.0.1.7` or `2001:db8::7`. */
export function readAddress(text: string): Address {
  const known = parsedAddresses.get(text)
  if (known) return known
  const address: Address = text.includes(':')
    ? { family: 6, bits: readIpv6(text) }
    : { family: 4, bits: readIpv4(text) }
  parsedAddresses.set(text, address)
  return address
}

/** Reads `10.0.1.0/24` or `2001:db8::/64`; a bare address is a block of one. */
export function readBlock(text: string): Block {
  const known = parsedBlocks.get(text)
  if (known) return known
  const [addressText = '', lengthText] = text.split('/')
  const address = readAddress(addressText)
  const width = address.family === 4 ? 32 : 128
  const prefixLength = lengthText === undefined ? width : Number(lengthText)
  const size = 1n << BigInt(width - prefixLength)
  const first = address.bits - (address.bits % size)
  const block: Block = { family: address.family, first, last: first + size - 1n, prefixLength }
  parsedBlocks.set(text, block)
  return block
}

/** Whether the block, given as text, holds the address. Families never mix (GEN-02). */
export function holds(blockText: string, address: Address): boolean {
  const block = readBlock(blockText)
  return (
    block.family === address.family && block.first <= address.bits && address.bits <= block.last
  )
}

/** Whether the one block, given as text, holds all of the other. */
export function encloses(outer: string, inner: string): boolean {
  const a = readBlock(outer)
  const b = readBlock(inner)
  return a.family === b.family && a.first <= b.first && b.last <= a.last
}

/** Whether both are the same address. */
export function sameAddress(one: Address, other: Address): boolean {
  return one.family === other.family && one.bits === other.bits
}

/** RFC 1918 and RFC 6598 space (IGW-08), and private IPv6 (VPC-15). */
export function isPrivate(address: Address): boolean {
  const ranges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']
  return ranges.some((range) => holds(range, address))
}

function readIpv4(text: string): bigint {
  const parts = text.split('.')
  if (parts.length !== 4) throw new Error(`"${text}" is not an IPv4 address`)
  return parts.reduce((bits, part) => {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) {
      throw new Error(`"${text}" is not an IPv4 address`)
    }
    return bits * 256n + BigInt(part)
  }, 0n)
}

function readIpv6(text: string): bigint {
  const [head = '', tail] = text.split('::')
  const left = groupsOf(head)
  const right = tail === undefined ? [] : groupsOf(tail)
  const missing = 8 - left.length - right.length
  if (missing < 0 || (tail === undefined && missing !== 0)) {
    throw new Error(`"${text}" is not an IPv6 address`)
  }
  const groups = [...left, ...Array.from({ length: missing }, () => 0n), ...right]
  return groups.reduce((bits, group) => bits * 65536n + group, 0n)
}

function groupsOf(text: string): bigint[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) {
      const embedded = readIpv4(group)
      return [embedded / 65536n, embedded % 65536n]
    }
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) throw new Error(`"${text}" is not part of IPv6`)
    return [BigInt(`0x${group}`)]
  })
}
