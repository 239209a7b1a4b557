import ipaddr from 'ipaddr.js'
import type { Brand } from './brand'
import { expectOk, fail, ok, type Result } from './result'

export type Family = 4 | 6

/** An address in canonical text: `10.0.1.7`, `2001:db8::1`. Equal addresses are equal strings. */
export type IpAddress = Brand<string, 'IpAddress'>

/** A block in canonical text: like EC2, we read `10.0.1.7/24` as `10.0.1.0/24` (GEN-07). */
export type Cidr = Brand<string, 'Cidr'>

/** A block as numbers: both ends inclusive, in one 128-bit space a family. */
export interface AddressRange {
  readonly family: Family
  readonly first: bigint
  readonly last: bigint
}

export const ANY_IPV4 = '0.0.0.0/0' as Cidr
export const ANY_IPV6 = '::/0' as Cidr

const BITS = { 4: 32, 6: 128 } as const

/** Reads one IPv4 address (four decimal parts) or IPv6 address. */
export function parseIp(text: string): Result<IpAddress> {
  const trimmed = text.trim()
  if (ipaddr.IPv4.isValidFourPartDecimal(trimmed) || isPlainIpv6(trimmed)) {
    return ok(canonical(ipaddr.parse(trimmed)))
  }
  return fail(`"${text}" is not an IP address; expected one like 10.0.1.7 or 2001:db8::7`)
}

/** Reads a block; host bits are cleared as AWS does (GEN-07). A bare address is not a block. */
export function parseCidr(text: string): Result<Cidr> {
  const [addressText = '', prefixText, ...rest] = text.trim().split('/')
  const address = parseIp(addressText)
  if (prefixText === undefined || rest.length > 0 || !address.ok) {
    return fail(`"${text}" is not a CIDR block; expected one like 10.0.0.0/16 or 2001:db8::/56`)
  }
  const bits = BITS[familyOf(address.value)]
  const prefixLength = Number(prefixText)
  if (!/^\d{1,3}$/.test(prefixText) || prefixLength > bits) {
    return fail(`"${text}" needs a prefix length from /0 to /${String(bits)}`)
  }
  const family = familyOf(address.value)
  const first = clearHostBits(ipToInteger(address.value), family, prefixLength)
  return ok(`${integerToIp(first, family)}/${String(prefixLength)}` as Cidr)
}

/** For text that we wrote ourselves. Throws on bad text. */
export function ip(text: string): IpAddress {
  return expectOk(parseIp(text))
}

/** For text that we wrote ourselves. Throws on bad text. */
export function cidr(text: string): Cidr {
  return expectOk(parseCidr(text))
}

/** The family of a canonical address or block. */
export function familyOf(value: IpAddress | Cidr): Family {
  return value.includes(':') ? 6 : 4
}

export function prefixLengthOf(block: Cidr): number {
  return Number(block.slice(block.indexOf('/') + 1))
}

/** The first address of a block, the one written before the slash. */
export function networkAddressOf(block: Cidr): IpAddress {
  return block.slice(0, block.indexOf('/')) as IpAddress
}

/** The block that holds this address alone: /32 or /128 (SG-04). */
export function hostCidr(address: IpAddress): Cidr {
  return `${address}/${String(BITS[familyOf(address)])}` as Cidr
}

export function makeCidr(first: bigint, family: Family, prefixLength: number): Cidr {
  const network = clearHostBits(first, family, prefixLength)
  return `${integerToIp(network, family)}/${String(prefixLength)}` as Cidr
}

export function ipToInteger(address: IpAddress): bigint {
  if (familyOf(address) === 4) {
    return BigInt(address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0))
  }
  return ipaddr
    .parse(address)
    .toByteArray()
    .reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

export function integerToIp(value: bigint, family: Family): IpAddress {
  const length = BITS[family] / 8
  const bytes = Array.from({ length }, (_, index) =>
    Number((value >> BigInt(8 * (length - 1 - index))) & 255n),
  )
  return canonical(ipaddr.fromByteArray(bytes))
}

export function rangeOf(block: Cidr): AddressRange {
  const family = familyOf(block)
  const first = ipToInteger(networkAddressOf(block))
  const size = 1n << BigInt(BITS[family] - prefixLengthOf(block))
  return { family, first, last: first + size - 1n }
}

export function cidrContains(block: Cidr, address: IpAddress): boolean {
  if (familyOf(block) !== familyOf(address)) return false
  const { first, last } = rangeOf(block)
  const value = ipToInteger(address)
  return first <= value && value <= last
}

export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  const [left, right] = [rangeOf(a), rangeOf(b)]
  return left.family === right.family && left.first <= right.last && right.first <= left.last
}

/** Whether every address of `inner` is in `outer`; a block encloses itself. */
export function cidrEncloses(outer: Cidr, inner: Cidr): boolean {
  const [big, small] = [rangeOf(outer), rangeOf(inner)]
  return big.family === small.family && big.first <= small.first && small.last <= big.last
}

const PRIVATE_IPV4 = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidr)
const SHARED_IPV4 = cidr('100.64.0.0/10')
const UNIQUE_LOCAL_IPV6 = cidr('fc00::/7')

function isRfc1918(address: IpAddress): boolean {
  return PRIVATE_IPV4.some((block) => cidrContains(block, address))
}

function isRfc6598(address: IpAddress): boolean {
  return cidrContains(SHARED_IPV4, address)
}

/** IPv6 unique local addresses never cross the internet edge (VPC-15, VPC-16). */
function isUniqueLocalIpv6(address: IpAddress): boolean {
  return cidrContains(UNIQUE_LOCAL_IPV6, address)
}

/** Whether the internet would not carry this address: RFC 1918, RFC 6598 or IPv6 unique local. */
export function isPrivateAddress(address: IpAddress): boolean {
  return isRfc1918(address) || isRfc6598(address) || isUniqueLocalIpv6(address)
}

function isPlainIpv6(text: string): boolean {
  return text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text)
}

function canonical(address: ipaddr.IPv4 | ipaddr.IPv6): IpAddress {
  return (address.kind() === 'ipv6'
    ? (address as ipaddr.IPv6).toRFC5952String()
    : address.toString()) as unknown as IpAddress
}

function clearHostBits(value: bigint, family: Family, prefixLength: number): bigint {
  const hostBits = BigInt(BITS[family] - prefixLength)
  return (value >> hostBits) << hostBits
}
