import { describe, expect, it } from 'vitest'
import { tcp } from '@/model/traffic'
import { anAclEntry, aNetworkAclOf, aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { aRun, lay, playFor, traffic } from '@/testing/runs'
import { fixSeed } from '@/testing/seed'
import { HOME, OPEN_ACL, shop } from '@/testing/shop'
import { expectOk } from '@/model/result'
import * as fc from 'fast-check'
import { SECOND } from '../../simulation/settings'
import {
  logOf,
  presentOf,
  seekTick,
  seekTime,
  startTraffic,
  type Simulation,
} from '../../simulation/simulation'
import { aTalk } from '@/model/trafficSource'
import { parseFlowLogFormat } from '../fields'
import { formatFlowLogRecord } from '../record'
import { createRunFlowLog, readRun } from './reading'
import {
  AGGREGATIONS,
  createAggregation,
  recordsUntilNow,
  RUN_EPOCH,
  type RunRecord,
} from './intervals'

fixSeed()

const SHORT = '${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${action}'
const guarded = aSecurityGroup({
  id: 'sg-web',
  ingress: [aRule(tcp(443), `${HOME}/32`)],
  egress: [aRule()],
})
const BOX = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})

function records(run: Simulation, length: number = AGGREGATIONS.minute): readonly RunRecord[] {
  const log = createRunFlowLog()
  readRun(log, run)
  return recordsUntilNow(log, createAggregation(length), run)
}

/** Lines of a format, `(collecting)` where the interval is not over. */
function lines(run: Simulation, format = SHORT, length?: number): readonly string[] {
  const fields = expectOk(parseFlowLogFormat(format))
  return records(run, length)
    .filter(({ record }) => record.logStatus === 'OK')
    .map(
      ({ record, collecting }) =>
        `${formatFlowLogRecord(record, fields)}${collecting ? ' (collecting)' : ''}`,
    )
}

/** The client's port, which is drawn, is written `e`. */
function withoutPort(line: string): string {
  return line.replace(/(?<=\s)\d{5}(?=\s)/g, 'e')
}

describe('the flow log of a run', () => {
  it('FL-02: counts a request and its reply at an interface in one record each, once the interval is over', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box'))
    playFor(run, 5)
    const format = '${interface-id} ${srcport} ${dstport} ${packets} ${bytes} ${action}'
    expect(lines(run, format).map(withoutPort)).toEqual([
      'eni-box e 443 6 740 ACCEPT (collecting)',
      'eni-box 443 e 3 1544 ACCEPT (collecting)',
    ])
    playFor(run, 55)
    expect(lines(run, format).map(withoutPort)).toEqual([
      'eni-box e 443 6 740 ACCEPT',
      'eni-box 443 e 3 1544 ACCEPT',
    ])
  })

  it('FL-02: writes a connection that goes on once in each interval', () => {
    const ssh = aTalk('ssh', { exchanges: 100, port: 443 })
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box', ssh))
    playFor(run, 90)
    const own = records(run).filter(({ record }) => record.flow?.direction === 'ingress')
    expect(own.map(({ interval, collecting }) => [interval, collecting])).toEqual([
      [0, false],
      [1, true],
    ])
    const [first, second] = own.map(({ record }) => record)
    expect(first?.start).toBe(RUN_EPOCH)
    expect(first?.end).toBe(RUN_EPOCH + 59)
    expect(second?.start).toBe(RUN_EPOCH + 60)
    expect(lines(run, SHORT, AGGREGATIONS.tenMinutes)).toHaveLength(2)
  })

  it('FL-06: is the default format of fourteen fields', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box'))
    playFor(run, 60)
    const [line] = lines(
      run,
      '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}',
    )
    expect(withoutPort(line ?? '')).toBe(
      `2 123456789012 eni-box ${HOME} 10.0.1.30 e 443 6 6 740 ${String(RUN_EPOCH)} ${String(RUN_EPOCH)} ACCEPT OK`,
    )
  })

  it('FL-08: says of an interface without traffic that there was none', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box'))
    playFor(run, 60)
    const silent = records(run).filter(({ record }) => record.logStatus === 'NODATA')
    const ids = silent.map(({ record }) => record.interface.id)
    expect(ids).toContain('eni-web')
    expect(ids).not.toContain('eni-box')
  })

  it('FL-11: shows 3 of the client and 19 of the server where a connection was opened and closed', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box'))
    playFor(run, 60)
    expect(lines(run, '${flow-direction} ${tcp-flags}')).toEqual(['ingress 3', 'egress 19'])
  })

  it('FL-13: has no ports for a ping', () => {
    const run = aRun(shop(), traffic('host-1', 'i-web', aTalk('ping')))
    playFor(run, 60)
    expect(lines(run, '${srcport} ${dstport} ${protocol} ${packets}')).toEqual([
      '0 0 1 4',
      '0 0 1 4',
    ])
  })

  it('FL-14: rejects what no rule admits, as often as it is sent', () => {
    const run = aRun(shop(guarded, BOX), traffic('192.0.2.66', 'i-box'))
    playFor(run, 60)
    expect(lines(run, `${SHORT} \${packets}`).map(withoutPort)).toEqual([
      'eni-box 192.0.2.66 10.0.1.30 e 443 REJECT 5',
    ])
  })

  it('FL-16: accepts a ping and rejects its reply where only the ACL of the way back denies', () => {
    const egress = anAclEntry({ direction: 'egress', ruleNumber: 50, action: 'deny' })
    const deaf = aNetworkAclOf({ ...OPEN_ACL, entries: [...OPEN_ACL.entries, egress] })
    const run = aRun(shop(deaf), traffic('host-1', 'i-web', aTalk('ping', { exchanges: 1 })))
    playFor(run, 60)
    expect(lines(run, '${flow-direction} ${action}')).toEqual(['ingress ACCEPT', 'egress REJECT'])
  })

  it('FL-18: accepts at the sender what the receiver refuses', () => {
    const run = aRun(shop(guarded, BOX), traffic('i-web', 'i-box'))
    playFor(run, 60)
    expect(lines(run, '${interface-id} ${flow-direction} ${action}')).toEqual([
      'eni-web egress ACCEPT',
      'eni-box ingress REJECT',
    ])
  })

  it('FL-20: does not log what asks the resolver', () => {
    const run = aRun(shop(), traffic('i-web', '10.0.0.2', aTalk('lookup')))
    playFor(run, 60)
    expect(logOf(run).some(({ kind }) => kind === 'sent')).toBe(true)
    expect(lines(run)).toEqual([])
  })

  it('FL-21: shows four records at the interface of a NAT gateway', () => {
    const run = aRun(shop(), traffic('i-app', HOME))
    playFor(run, 60)
    const format = '${interface-id} ${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr}'
    expect(lines(run, format).filter((line) => line.startsWith('eni-nat'))).toEqual([
      `eni-nat 10.0.2.20 10.0.1.5 10.0.2.20 ${HOME}`,
      `eni-nat 10.0.1.5 ${HOME} 10.0.1.5 ${HOME}`,
      `eni-nat ${HOME} 10.0.1.5 ${HOME} 10.0.1.5`,
      `eni-nat 10.0.1.5 10.0.2.20 ${HOME} 10.0.2.20`,
    ])
  })

  it('rejects in a new interval what was accepted before an edit', () => {
    const run = aRun(
      shop(guarded, BOX),
      traffic('host-1', 'i-box', aTalk('packet'), { pace: { kind: 'steady', perSecond: 1 } }),
    )
    playFor(run, 60.5)
    lay(run, aSecurityGroup({ id: 'sg-web', ingress: [], egress: [aRule()] }))
    playFor(run, 60)
    const own = records(run).filter(({ record }) => record.interface.id === 'eni-box')
    const actions = own.map(({ interval, record }) => `${String(interval)} ${record.flow?.action}`)
    expect(new Set(actions)).toEqual(new Set(['0 ACCEPT', '1 ACCEPT', '1 REJECT', '2 REJECT']))
  })
})

describe('a flow log that is read while one goes through time', () => {
  const start = (settings = {}) =>
    aRun(
      shop(guarded, BOX),
      [
        traffic('host-1', 'i-box', aTalk('web'), {
          id: 'one',
          pace: { kind: 'steady', perSecond: 1, forSeconds: 20 },
        }),
        traffic('i-app', HOME, aTalk('ping'), { id: 'two', pace: { kind: 'burst', count: 4 } }),
      ],
      { settings },
    )

  it(
    'holds at each moment what one that is read there for the first time holds',
    { timeout: 30_000 },
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.oneof(fc.nat({ max: 30 }), fc.constant('edit' as const)), { maxLength: 8 }),
          (doings) => {
            const run = start()
            const [log, aggregation] = [createRunFlowLog(), createAggregation(7 * SECOND)]
            for (const doing of doings) {
              if (doing === 'edit') {
                lay(run, aSecurityGroup({ id: 'sg-web', ingress: [], egress: [aRule()] }))
              } else {
                seekTime(run, doing * SECOND)
              }
              readRun(log, run)
              const kept = recordsUntilNow(log, aggregation, run)
              expect(kept).toEqual(records(run, 7 * SECOND))
            }
          },
        ),
        { numRuns: 8 },
      )
    },
  )

  it('holds what comes after an edit in a quiet part of the past', () => {
    const run = aRun(shop(guarded, BOX), traffic('host-1', 'i-box', aTalk('packet')))
    const [log, aggregation] = [createRunFlowLog(), createAggregation(7 * SECOND)]
    const read = () => {
      readRun(log, run)
      return recordsUntilNow(log, aggregation, run)
    }
    seekTime(run, 30 * SECOND)
    const before = read()
    seekTime(run, 9 * SECOND)
    startTraffic(run, traffic('host-1', 'i-web', aTalk('ping'), { id: 'later' }))
    seekTime(run, 30 * SECOND)
    expect(read()).toEqual(records(run, 7 * SECOND))
    expect(read()).not.toEqual(before)
  })

  it('goes on where a long log has let its past go', () => {
    const whole = start()
    const short = start({ mostEvents: 1500 })
    playFor(whole, 25)
    const [log, aggregation] = [createRunFlowLog(), createAggregation(7 * SECOND)]
    for (let second = 0; second < 25; second += 1) {
      playFor(short, 1)
      readRun(log, short)
    }
    const atBox = (all: readonly RunRecord[]) =>
      all.filter(({ record }) => record.interface.id === 'eni-box' && record.flow).length
    expect(atBox(recordsUntilNow(log, aggregation, short))).toBe(atBox(records(whole, 7 * SECOND)))
    seekTick(short, 3)
    readRun(log, short)
    expect(recordsUntilNow(log, aggregation, short)).toEqual(records(short, 7 * SECOND))
    expect(presentOf(short).tick).toBe(3)
  })
})
