import { assert, constantFrom, array, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cidr, cidrContains, ip } from '@/model/ip'
import { readAddresses, readPorts, type Variables } from './suricata'

const SETS: Readonly<Record<string, string>> = {
  $HOME_NET: '[10.0.0.0/16,2001:db8::/32]',
  $EXTERNAL_NET: '!$HOME_NET',
  $CIRCLE: '[$CIRCLE,$CIRCLE]',
  '@servers': '[10.0.7.0/24]',
}
const variables: Variables = {
  addresses: (name) => SETS[name],
  ports: (name) => (name === '$WEB' ? '[80,443]' : undefined),
}

function blocksOf(text: string): readonly string[] | string {
  const read = readAddresses(text, variables)
  return read.ok ? read.value : read.error
}

function portsOf(text: string): string {
  const read = readPorts(text, variables)
  return read.ok
    ? read.value.map(({ from, to }) => `${String(from)}-${String(to)}`).join()
    : read.error
}

describe('addresses of a rule', () => {
  it.each<readonly [text: string, blocks: readonly string[] | string]>([
    ['any', []],
    ['ANY', []],
    ['10.1.2.3', ['10.1.2.3/32']],
    ['10.1.2.3/8', ['10.0.0.0/8']],
    ['[10.0.0.0/8, 2001:db8::1]', ['10.0.0.0/8', '2001:db8::1/128']],
    ['[10.0.0.0/8,any]', []],
    ['$HOME_NET', ['10.0.0.0/16', '2001:db8::/32']],
    ['@servers', ['10.0.7.0/24']],
    ['[10.0.0.0/30,!10.0.0.2]', ['10.0.0.0/31', '10.0.0.3/32']],
    ['[10.0.0.0/30,![10.0.0.2,10.0.0.0/31]]', ['10.0.0.3/32']],
    ['![0.0.0.0/1,128.0.0.0/1]', ['::/0']],
    ['!any', '!any admits nothing'],
    ['[10.0.0.0/24,!10.0.0.0/8]', '[10.0.0.0/24,!10.0.0.0/8] admits nothing'],
    ['$NOWHERE', '$NOWHERE is not defined'],
    ['$CIRCLE', '$CIRCLE is too long'],
    ['[10.0.0.0/8', '[10.0.0.0/8 has no closing bracket'],
    ['10.0.0.0/33', '"10.0.0.0/33" needs a prefix length from /0 to /32'],
    ['', '"" is not an IP address; expected one like 10.0.1.7 or 2001:db8::7'],
  ])('%s', (text, blocks) => {
    expect(blocksOf(text)).toEqual(blocks)
  })

  it('that are negated are all the others, of both families', () => {
    const blocks = blocksOf('$EXTERNAL_NET') as readonly string[]
    const admits = (address: string) =>
      blocks.some((block) => cidrContains(cidr(block), ip(address)))
    expect(['10.0.0.1', '10.0.255.255', '2001:db8::9'].map(admits)).toEqual([false, false, false])
    expect(['10.1.0.0', '9.9.9.9', '2001:db9::1', '::1'].map(admits)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('are what each address says for itself', () => {
    const block = constantFrom(
      '10.0.0.0/29',
      '10.0.0.4/30',
      '10.0.0.6',
      '10.0.0.0/31',
      '10.0.0.8/30',
    )
    assert(
      property(
        array(block, { minLength: 1, maxLength: 4 }),
        array(block, { maxLength: 3 }),
        (wanted, not) => {
          const read = readAddresses(
            `[${[...wanted, ...not.map((text) => `!${text}`)].join(',')}]`,
            variables,
          )
          const holds = (text: string, address: string) =>
            cidrContains(cidr(text.includes('/') ? text : `${text}/32`), ip(address))
          for (let last = 0; last < 16; last += 1) {
            const address = `10.0.0.${String(last)}`
            const expected =
              wanted.some((text) => holds(text, address)) &&
              !not.some((text) => holds(text, address))
            const admitted = read.ok && read.value.some((one) => cidrContains(one, ip(address)))
            expect(admitted).toBe(expected)
          }
        },
      ),
    )
  })
})

describe('ports of a rule', () => {
  it.each([
    ['any', ''],
    ['443', '443-443'],
    ['1024:', '1024-65535'],
    [':1023', '0-1023'],
    ['[80, 8000:8080]', '80-80,8000-8080'],
    ['$WEB', '80-80,443-443'],
    ['!443', '0-442,444-65535'],
    ['[1:100,!22]', '1-21,23-100'],
    ['$SSH', '$SSH is not defined'],
    ['99999', '"99999" is no range of ports from 0 to 65535'],
    ['90:80', '"90:80" is no range of ports from 0 to 65535'],
    ['http', '"http" is no port and no range of ports'],
    [':', '":" is no port and no range of ports'],
  ])('%s', (text, ports) => {
    expect(portsOf(text)).toBe(ports)
  })
})
